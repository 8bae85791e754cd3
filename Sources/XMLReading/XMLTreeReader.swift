import Foundation
import FoundationXML

/// Reads XML into trees with Foundation's parser: no document type, no external entities, bounded size, depth and count.
public enum XMLTreeReader {
    /// How large a document may be; whoever reads larger ones says so.
    public struct Limits: Sendable {
        public let bytes: Int
        public let depth: Int
        public let elements: Int

        public init(bytes: Int = 8 << 20, depth: Int = 200, elements: Int = 200_000) {
            self.bytes = bytes
            self.depth = depth
            self.elements = elements
        }
    }

    /// - Throws: an ``XMLFault`` with the place of the first fault.
    public static func read(_ bytes: [UInt8], _ limits: Limits = Limits()) throws(XMLFault) -> XMLTree {
        guard bytes.count <= limits.bytes else {
            throw XMLFault("The document has more than \(limits.bytes) bytes.", "Split it.")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw XMLFault("The document is not UTF-8.", "Save it as UTF-8.")
        }
        // A document type could define entities that grow without bound or read files; none of our formats has one.
        guard !holdsDeclaration(bytes) else {
            throw XMLFault("The document has a document type.", "Remove the '<!DOCTYPE …>'.")
        }
        let collector = Collector(limits)
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.shouldProcessNamespaces = true
        parser.delegate = collector
        let isComplete = parser.parse()
        if let fault = collector.fault { throw fault }
        guard isComplete, let root = collector.root else {
            throw XMLFault(
                "The document is not well-formed.", "Export it again.", line: parser.lineNumber, column: parser.columnNumber)
        }
        return root
    }

    /// Whether `<!` is followed by a letter anywhere outside of comments and CDATA sections.
    private static func holdsDeclaration(_ bytes: [UInt8]) -> Bool {
        var index = bytes.startIndex
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[start...].dropFirst()
            index = start + 1
            guard rest.first == UInt8(ascii: "!") else { continue }
            if rest.dropFirst().starts(with: "--".utf8) {
                index = end(of: "-->", in: bytes, from: start) ?? bytes.endIndex
            } else if rest.dropFirst().starts(with: "[CDATA[".utf8) {
                index = end(of: "]]>", in: bytes, from: start) ?? bytes.endIndex
            } else {
                return true
            }
        }
        return false
    }

    private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while let found = bytes[index...].firstIndex(of: UInt8(ascii: ">")) {
            index = found + 1
            if bytes[start..<index].suffix(3).elementsEqual(mark.utf8) { return index }
        }
        return nil
    }

    private final class Collector: NSObject, XMLParserDelegate {
        private var open: [XMLTree] = []
        private var count = 0
        private(set) var root: XMLTree?
        private(set) var fault: XMLFault?
        private let limits: Limits

        init(_ limits: Limits) {
            self.limits = limits
        }

        func parser(
            _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            count += 1
            if open.count >= limits.depth { stop(parser, "Elements lie deeper than \(limits.depth).") }
            if count > limits.elements { stop(parser, "There are more than \(limits.elements) elements.") }
            open.append(
                XMLTree(
                    name: elementName, namespace: namespaceURI ?? "", attributes: attributes, line: max(parser.lineNumber, 1),
                    column: max(parser.columnNumber, 1)))
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            guard !open.isEmpty else { return }
            open[open.count - 1].text += string
        }

        func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
            guard !open.isEmpty else { return }
            open[open.count - 1].text += String(decoding: CDATABlock, as: UTF8.self)
        }

        func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
            guard let node = open.popLast() else { return }
            if open.isEmpty {
                root = node
            } else {
                open[open.count - 1].children.append(node)
            }
        }

        private func stop(_ parser: XMLParser, _ message: String) {
            guard fault == nil else { return }
            fault = XMLFault(message, "Split the document.", line: parser.lineNumber, column: parser.columnNumber)
            parser.abortParsing()
        }
    }
}

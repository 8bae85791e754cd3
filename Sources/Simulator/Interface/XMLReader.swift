import Foundation
import FoundationXML

/// Reads XML into nodes with Foundation's parser: no document type, no entities of its own, bounded depth and size.
enum XMLReader {
    static let maximumDepth = 16
    static let maximumNodes = 50_000

    /// - Throws: a ``Problem`` of status 400.
    static func read(_ bytes: [UInt8]) throws(Problem) -> XMLNode {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw malformed("the document must be UTF-8") }
        guard bytes.starts(with: #"<?xml version="1.0" encoding="UTF-8"?>"#.utf8) else {
            throw malformed("the document must begin with an XML declaration that names UTF-8")
        }
        // A document type could define entities that grow without bound or read files; the format has none.
        guard !holdsDeclaration(bytes) else { throw malformed("a document type is not allowed") }
        let collector = Collector()
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.shouldProcessNamespaces = false
        parser.delegate = collector
        let isComplete = parser.parse()
        if let complaint = collector.complaint { throw malformed(complaint) }
        guard isComplete, let root = collector.root else {
            throw malformed("the document is not well-formed (line \(parser.lineNumber))")
        }
        return root
    }

    /// Whether `<!` is followed by a letter anywhere: a document type, an entity, an element or attribute list.
    private static func holdsDeclaration(_ bytes: [UInt8]) -> Bool {
        var last: (UInt8, UInt8) = (0, 0)
        for byte in bytes {
            if last == (0x3C, 0x21), byte != 0x2D, byte != 0x5B { return true }
            last = (last.1, byte)
        }
        return false
    }

    private static func malformed(_ detail: String) -> Problem {
        Problem(400, "xml", "The part 'fachdaten' is not XML of the platform", detail)
    }

    private final class Collector: NSObject, XMLParserDelegate {
        private var open: [XMLNode] = []
        private var count = 0
        private(set) var root: XMLNode?
        private(set) var complaint: String?

        func parser(
            _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            count += 1
            if open.count >= XMLReader.maximumDepth { stop(parser, "elements lie deeper than \(XMLReader.maximumDepth)") }
            if count > XMLReader.maximumNodes { stop(parser, "there are more than \(XMLReader.maximumNodes) elements") }
            if !attributes.isEmpty { stop(parser, "elements must not have attributes or namespaces") }
            open.append(XMLNode(name: elementName))
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            guard var node = open.popLast() else { return }
            node.text += string
            open.append(node)
        }

        func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
            stop(parser, "CDATA sections are not allowed")
        }

        func parser(_ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?) {
            stop(parser, "processing instructions are not allowed")
        }

        func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
            guard let node = open.popLast() else { return }
            guard var parent = open.popLast() else {
                root = node
                return
            }
            parent.children.append(node)
            open.append(parent)
        }

        private func stop(_ parser: XMLParser, _ complaint: String) {
            guard self.complaint == nil else { return }
            self.complaint = complaint
            parser.abortParsing()
        }
    }
}

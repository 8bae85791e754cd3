/// XML with one element per line, for reading. It changes white space and nothing else; what is not well-formed comes out as it is.
enum XMLIndent {
    static func indented(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        var lines: [String] = []
        var depth = 0
        var position = text.startIndex
        while position < text.endIndex {
            guard text[position] == "<", let end = text[position...].firstIndex(of: ">") else { return text }
            var piece = String(text[position...end])
            position = text.index(after: end)
            if piece.hasPrefix("</") {
                depth = max(0, depth - 1)
            } else if !piece.hasSuffix("/>"), !piece.hasPrefix("<?") {
                let content = text[position...].prefix { $0 != "<" }
                let closing = "</" + piece.dropFirst()
                let rest = text[content.endIndex...]
                if rest.hasPrefix(closing) {
                    piece += content + closing
                    position = text.index(content.endIndex, offsetBy: closing.count)
                } else {
                    lines.append(String(repeating: "  ", count: min(depth, 16)) + piece)
                    depth += 1
                    position = content.endIndex
                    continue
                }
            }
            lines.append(String(repeating: "  ", count: min(depth, 16)) + piece)
            position = text[position...].firstIndex { !$0.isWhitespace } ?? text.endIndex
        }
        return lines.joined(separator: "\n")
    }
}

import HTML

/// Text of a definition file: paragraphs by blank line, lists by `- `, headings by `# ` and `## `.
struct TextBlocks: Sendable {
    enum Block: Sendable, Equatable {
        case heading(level: Int, String)
        case paragraph(String)
        case list([String])
    }

    let blocks: [Block]

    init(blocks: [Block]) {
        self.blocks = blocks
    }

    init(_ text: String) {
        var blocks: [Block] = []
        var lines: [String] = []
        func finish() {
            if !lines.isEmpty { blocks.append(.paragraph(lines.joined(separator: " "))) }
            lines = []
        }
        for rawLine in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = Self.trimmed(rawLine)
            if line.isEmpty {
                finish()
            } else if line.hasPrefix("## ") {
                finish()
                blocks.append(.heading(level: 3, Self.trimmed(line.dropFirst(3))))
            } else if line.hasPrefix("# ") {
                finish()
                blocks.append(.heading(level: 2, Self.trimmed(line.dropFirst(2))))
            } else if line.hasPrefix("- ") {
                finish()
                let item = Self.trimmed(line.dropFirst(2))
                if case .list(let items)? = blocks.last {
                    blocks[blocks.count - 1] = .list(items + [item])
                } else {
                    blocks.append(.list([item]))
                }
            } else {
                lines.append(line)
            }
        }
        finish()
        self.blocks = blocks
    }

    func write(into writer: inout HTMLWriter) {
        for block in blocks {
            switch block {
            case .heading(let level, let text):
                if level == 2 {
                    writer.h2(.class("kern-heading-medium"), text: text)
                } else {
                    writer.h3(.class("kern-heading-small"), text: text)
                }
            case .paragraph(let text):
                writer.p(text: text)
            case .list(let items):
                writer.ul { writer in
                    for item in items { writer.li(text: item) }
                }
            }
        }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var part = text[...]
        while let last = part.last, last.isWhitespace { part = part.dropLast() }
        return String(part.drop(while: \.isWhitespace))
    }
}

import HTML

/// Imprint, privacy, accessibility: texts of the municipality.
enum TextPageView {
    static func write(title: String, text: TextBlocks, _ site: Site) -> [UInt8] {
        PageFrame(title, header: .navigation(active: nil), isNarrow: true).write(site) { writer in
            writer.h1(.class("kern-heading-large"), text: title)
            writer.div(.class("text-page")) { writer in
                // A first heading that only repeats the title is left out.
                var blocks = text
                if case .heading(_, let first)? = blocks.blocks.first, first == title {
                    blocks = TextBlocks(blocks: Array(blocks.blocks.dropFirst()))
                }
                blocks.write(into: &writer)
            }
        }
    }
}

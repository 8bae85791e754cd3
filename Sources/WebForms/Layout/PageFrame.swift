import HTML

/// What one page puts around its content.
struct PageFrame: Sendable {
    enum HeaderStyle: Sendable {
        case navigation(active: NavigationItem?)
        /// Inside a form run: no navigation, the service's title instead.
        case form(service: String)
    }

    /// The parts of the title, most particular first; the municipality is added.
    let title: [String]
    let header: HeaderStyle
    /// Narrow pages have one column of text.
    var isNarrow = false

    init(_ title: String..., header: HeaderStyle = .navigation(active: nil), isNarrow: Bool = false) {
        self.title = title
        self.header = header
        self.isNarrow = isNarrow
    }

    /// Writes the whole document around `content`.
    func write(_ site: Site, capacity: Int = 16_384, content: (inout HTMLWriter) -> Void) -> [UInt8] {
        var writer = HTMLWriter(reservingCapacity: capacity)
        writer.fragment(site.opening)
        for part in title {
            writer.text(part)
            writer.text(" – ")
        }
        writer.text(site.name)
        writer.fragment(site.bodyOpening)
        site.writeHeader(header, into: &writer)
        writer.main(.id("inhalt"), .tabindex(-1)) { writer in
            writer.div(.classes("kern-container", isNarrow ? "kern-container--text" : "")) { content(&$0) }
        }
        writer.fragment(site.footer)
        return writer.bytes
    }
}

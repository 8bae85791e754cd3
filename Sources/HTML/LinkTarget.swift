/// Where a link or a form may lead: a path of this site, a fragment of the page, or an outside address of an allowed scheme.
///
/// Outside addresses come from service definitions, so they are checked: `https`, `http`, `mailto` and `tel` only, no control
/// characters, no blanks. That keeps `javascript:` and `data:` out whoever wrote the definition.
public struct LinkTarget: Sendable, Hashable {
    /// The address as it is written into the page, before escaping.
    public let text: String

    private init(unchecked text: String) {
        self.text = text
    }

    /// A path of this site (`/leistungen`); anything that is not one leads to the start page.
    ///
    /// A second slash at the beginning would name another host, a backslash is read as a slash by browsers: both are refused.
    public static func path(_ path: String) -> LinkTarget {
        let bytes = Array(path.utf8.prefix(2))
        guard bytes.first == 0x2F, bytes.count < 2 || (bytes[1] != 0x2F && bytes[1] != 0x5C), !hasForbiddenBytes(path) else {
            return LinkTarget(unchecked: "/")
        }
        return LinkTarget(unchecked: path)
    }

    /// An element of the same page by its id.
    public static func fragment(_ id: String) -> LinkTarget {
        LinkTarget(unchecked: "#" + id)
    }

    /// An address elsewhere; nil unless it is one of the allowed schemes.
    public init?(outside address: String) {
        let lowered = address.prefix(8).lowercased()
        let isAllowed = ["https://", "http://", "mailto:", "tel:"].contains { lowered.hasPrefix($0) }
        guard isAllowed, !Self.hasForbiddenBytes(address) else { return nil }
        text = address
    }

    private static func hasForbiddenBytes(_ text: String) -> Bool {
        text.utf8.contains { $0 <= 0x20 || $0 == 0x7F }
    }
}

/// Where a field stands in the form: a plain field, or a field of one row of a repeated group.
///
/// The description is the control name in HTML: `geburtsdatum` or `geschwister.0.vorname`.
/// Parts of a control (`tag`, `plz` …) are not part of the path; they are appended with a dot.
public struct FieldPath: Hashable, Sendable, CustomStringConvertible {
    /// The repeated group, or `nil` for a field that stands on the page itself.
    public let group: String?
    /// The row within the group, from 0; always 0 without a group.
    public let row: Int
    /// The field's own id.
    public let id: String

    /// The path of a field that stands on a page itself.
    public init(_ id: String) {
        self.group = nil
        self.row = 0
        self.id = id
    }

    /// The path of a field in a row of a repeated group.
    public init(group: String, row: Int, id: String) {
        self.group = group
        self.row = row
        self.id = id
    }

    /// Reads `id` or `group.row.id`; anything else is `nil`.
    public init?(parsing text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            guard let id = parts.first, !id.isEmpty else { return nil }
            self.init(String(id))
        case 3:
            guard let row = FieldPath.rowNumber(parts[1]), !parts[0].isEmpty, !parts[2].isEmpty else { return nil }
            self.init(group: String(parts[0]), row: row, id: String(parts[2]))
        default:
            return nil
        }
    }

    public var description: String {
        guard let group else { return id }
        return "\(group).\(row).\(id)"
    }

    /// A row number as it stands in a control name: ASCII digits, at most three, no leading zero.
    static func rowNumber(_ text: some StringProtocol) -> Int? {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= 3, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        guard bytes.count == 1 || bytes.first != 0x30 else { return nil }
        return Int(text)
    }
}

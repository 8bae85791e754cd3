import FoundationEssentials

/// Instants with an offset, as in `2026-11-21T10:15:00Z` and `2026-11-21T11:15:00+01:00`.
enum ISO8601 {
    static func parse(_ text: String) -> Date? {
        let characters = Array(text.utf8)
        guard characters.count == 20 || characters.count == 25 else { return nil }
        return try? Date(text, strategy: .iso8601)
    }

    /// In UTC with seconds.
    static func format(_ date: Date) -> String {
        date.formatted(.iso8601)
    }
}

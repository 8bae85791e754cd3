/// The prepared statements of one connection, least recently used ones going first.
///
/// A value without I/O: the connection asks it for a name, and tells it what the server accepted.
struct StatementCache {
    struct Entry {
        let name: String
        var columns: ColumnNames?
        var lastUse: UInt64
    }

    let capacity: Int
    private var entries: [String: Entry] = [:]
    private var nextName: UInt64 = 0
    private var clock: UInt64 = 0
    /// Names that the server still holds and nobody uses any more.
    private(set) var superfluous: [String] = []

    init(capacity: Int) { self.capacity = max(1, capacity) }

    var count: Int { entries.count }

    mutating func entry(for text: String) -> Entry? {
        clock &+= 1
        guard var entry = entries[text] else { return nil }
        entry.lastUse = clock
        entries[text] = entry
        return entry
    }

    mutating func newName() -> String {
        nextName &+= 1
        return "s\(nextName)"
    }

    /// The server has prepared `text` under `name`.
    mutating func insert(_ text: String, name: String) {
        if let former = entries[text] { superfluous.append(former.name) }
        clock &+= 1
        entries[text] = Entry(name: name, columns: nil, lastUse: clock)
        guard entries.count > capacity else { return }
        // Removing an eighth at once keeps the search for the oldest rare.
        let oldest = entries.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(max(1, capacity / 8))
        for (text, entry) in oldest {
            entries[text] = nil
            superfluous.append(entry.name)
        }
    }

    mutating func setColumns(_ columns: ColumnNames, for text: String) {
        entries[text]?.columns = columns
    }

    /// Forgets a statement whose plan the server refuses to use.
    mutating func remove(_ text: String) {
        if let entry = entries.removeValue(forKey: text) { superfluous.append(entry.name) }
    }

    /// Forgets everything, because the server has (DISCARD ALL, a pooler between us).
    mutating func removeAll() {
        entries.removeAll()
        superfluous.removeAll()
    }

    mutating func dropped(_ name: String) {
        superfluous.removeAll { $0 == name }
    }
}

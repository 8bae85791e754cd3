import Foundation

/// The table of modules and their allowed imports in `docs/architecture.md`.
///
/// A row reads ``| `FormEngine` | what it holds | `FormModel`, `FEEL` |``. A dash stands
/// for "imports nothing"; several modules may share a row; "and what they import"
/// adds what the named modules may import themselves.
struct ModuleTable {
    /// Module → names it may import.
    let allowed: [String: Set<String>]

    init(markdown: String) {
        var direct: [String: Set<String>] = [:]
        var inherits: Set<String> = []
        for line in markdown.split(separator: "\n") where line.hasPrefix("| `") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard cells.count >= 4 else { continue }
            let names = Self.quoted(in: cells[1])
            let imports = Set(Self.quoted(in: cells[3]))
            for name in names {
                direct[name] = imports
                if cells[3].contains("what they import") { inherits.insert(name) }
            }
        }
        var allowed = direct
        for name in inherits {
            var reached = direct[name] ?? []
            var open = Array(reached)
            while let next = open.popLast() {
                for imported in direct[next] ?? [] where reached.insert(imported).inserted { open.append(imported) }
            }
            allowed[name] = reached
        }
        self.allowed = allowed
    }

    private static func quoted(in cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}

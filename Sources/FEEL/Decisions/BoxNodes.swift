/// Entries of which later ones see earlier ones, and a result that sees all of them.
final class BlockNode: Node {
    private let entries: [any Node]
    private let result: any Node

    init(entries: [any Node], result: any Node) {
        self.entries = entries
        self.result = result
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try run.step(entries.count)
        let inner = Frame(count: entries.count, parent: frame)
        for (index, entry) in entries.enumerated() { inner[index] = try entry.value(inner, &run) }
        return try result.value(inner, &run)
    }
}

/// A row of a relation: entries that do not see each other.
final class RowNode: Node {
    private let names: [String]
    private let cells: [any Node]

    init(names: [String], cells: [any Node]) {
        self.names = names
        self.cells = cells
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try run.step(cells.count)
        var entries: [(String, Value)] = []
        for (name, cell) in zip(names, cells) { entries.append((name, try cell.value(frame, &run))) }
        return .context(Context(entries))
    }
}

/// A node that was compiled one frame further out than it runs.
final class OutwardNode: Node {
    private let node: any Node

    init(_ node: any Node) { self.node = node }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try node.value(frame.parent ?? frame, &run)
    }
}

/// Picks the variant of a date; null where there is no date or no variant for it.
final class VariantsNode: Node {
    struct Choice: Sendable {
        let from: CalendarDate?
        let until: CalendarDate?
        let title: String?
        let node: any Node
    }

    private let name: String
    private let date: any Node
    private let choices: [Choice]

    init(name: String, date: any Node, choices: [Choice]) {
        self.name = name
        self.date = date
        self.choices = choices
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try run.step(choices.count)
        guard case .date(let date) = try date.value(frame, &run) else { return .null }
        let choice = choices.first { choice in
            (choice.from.map { $0 <= date } ?? true) && (choice.until.map { date <= $0 } ?? true)
        }
        guard let choice else { return .null }
        run.trace?.add(
            .variant(
                DecisionTrace.VariantStep(
                    decision: name, title: choice.title, from: choice.from, until: choice.until, date: date)))
        return try choice.node.value(frame, &run)
    }
}

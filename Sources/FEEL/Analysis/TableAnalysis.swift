/// Looks for gaps, overlaps and rules that never match.
///
/// Each column is cut at the values its cells name, so that all values of a piece are treated alike; then pieces of all
/// columns are combined. Cells that ask more than comparisons with constants are taken in favour of the table: they close no
/// false gap and make no false overlap. `null` is left out: it means "not answered yet". Source of the idea: sweep over
/// hyper-rectangles, as is usual for the verification of DMN tables.
public struct TableAnalysis {
    /// A table whose pieces are more than that is not examined to the end.
    static let maximumSteps = 200_000
    static let maximumFindings = 20

    private let table: DecisionTable
    /// The pieces of each column.
    private let columns: [[Piece]]
    /// What each rule's cells hold for; nil where it cannot be told.
    private let cells: [[ValueSet?]]
    private var steps = 0
    private var findings: [TableFinding] = []

    /// A value that stands for all values of a piece; nil for a value unlike any that is named.
    struct Piece {
        let sample: Value?
        let text: String
    }

    /// Everything that is wrong or doubtful, at most ``maximumFindings``.
    public static func findings(of table: DecisionTable) -> [TableFinding] {
        var analysis = TableAnalysis(table)
        analysis.run()
        return analysis.findings
    }

    private init(_ table: DecisionTable) {
        self.table = table
        let reader = CellReader()
        let cells = table.rules.map { rule in rule.conditions.map(reader.set) }
        self.cells = cells
        columns = table.inputs.indices.map { column in
            let sets = cells.compactMap { $0[safe: column] ?? nil }
            let allowed = table.inputs[column].values.flatMap(reader.set)
            return Pieces.cut(sets, allowed: allowed, type: table.inputs[column].type)
        }
    }

    private mutating func run() {
        guard table.rules.allSatisfy({ $0.conditions.count == table.inputs.count }) else { return }
        findUnreachable()
        if [.unique, .any].contains(table.hitPolicy) { findOverlaps() }
        let hasDefault = table.outputs.contains { $0.defaultValue != nil }
        if table.hitPolicy.isSingle, !hasDefault, !table.inputs.isEmpty {
            _ = findGap(column: 0, rules: Array(table.rules.indices), chosen: [])
        }
    }

    // MARK: Rules that never match

    private mutating func findUnreachable() {
        for rule in table.rules.indices where findings.count < TableAnalysis.maximumFindings {
            let isEmpty = table.inputs.indices.contains { column in
                !columns[column].contains { holds(rule, column, $0, ifUnknown: true) }
            }
            let earlier = (0..<rule).filter { cells[$0].allSatisfy { $0 != nil } }
            let isCovered = table.hitPolicy == .first && !earlier.isEmpty && isCovered(rule, by: earlier, column: 0)
            if isEmpty || isCovered { findings.append(.unreachable(rule: rule + 1)) }
        }
    }

    /// Whether everything that a rule holds for is taken by others.
    private mutating func isCovered(_ rule: Int, by others: [Int], column: Int) -> Bool {
        steps += 1
        guard steps < TableAnalysis.maximumSteps, !others.isEmpty else { return false }
        guard column < table.inputs.count else { return true }
        for piece in columns[column] where holds(rule, column, piece, ifUnknown: true) {
            let remaining = others.filter { holds($0, column, piece, ifUnknown: false) }
            guard isCovered(rule, by: remaining, column: column + 1) else { return false }
        }
        return true
    }

    // MARK: Overlaps

    private mutating func findOverlaps() {
        for first in table.rules.indices {
            for second in table.rules.indices.dropFirst(first + 1) {
                steps += 1
                guard steps < TableAnalysis.maximumSteps, findings.count < TableAnalysis.maximumFindings else { return }
                if table.hitPolicy == .any, sameResults(first, second) { continue }
                if let example = commonExample(first, second) {
                    findings.append(.overlap(first: first + 1, second: second + 1, example: example))
                }
            }
        }
    }

    private func sameResults(_ first: Int, _ second: Int) -> Bool {
        table.rules[first].results.map(\.source) == table.rules[second].results.map(\.source)
    }

    private func commonExample(_ first: Int, _ second: Int) -> [TableExample]? {
        var example: [TableExample] = []
        for column in table.inputs.indices {
            let piece = columns[column].first {
                holds(first, column, $0, ifUnknown: false) && holds(second, column, $0, ifUnknown: false)
            }
            guard let piece else { return nil }
            example.append(TableExample(heading: table.inputs[column].heading, value: piece.text))
        }
        return example
    }

    // MARK: Gaps

    /// Goes through the combinations of pieces until one is taken by no rule.
    private mutating func findGap(column: Int, rules: [Int], chosen: [TableExample]) -> Bool {
        steps += 1
        guard steps < TableAnalysis.maximumSteps else { return false }
        guard column < table.inputs.count else {
            if rules.isEmpty { findings.append(.gap(example: chosen)) }
            return rules.isEmpty
        }
        var seen: Set<[Int]> = []
        for piece in columns[column] {
            let remaining = rules.filter { holds($0, column, piece, ifUnknown: true) }
            guard seen.insert(remaining).inserted else { continue }
            let example = TableExample(heading: table.inputs[column].heading, value: piece.text)
            if findGap(column: column + 1, rules: remaining, chosen: chosen + [example]) { return true }
        }
        return false
    }

    private func holds(_ rule: Int, _ column: Int, _ piece: Piece, ifUnknown: Bool) -> Bool {
        guard let set = cells[rule][column] else { return ifUnknown }
        return piece.sample.map(set.contains) ?? set.containsOthers
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}

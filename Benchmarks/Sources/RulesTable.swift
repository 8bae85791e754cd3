import FEEL

/// A unique table that compares texts for equality; the rule in the middle matches.
struct RulesTable {
    let rules: Int
    let columns: Int

    /// `200`, or `200x3` where there are several columns.
    var key: String { columns == 1 ? "\(rules)" : "\(rules)x\(columns)" }

    var expected: Value { .number(Number(rules / 2)) }

    private var names: [String] { (0..<columns).map { "x\($0)" } }

    func compiled() throws -> CompiledExpression {
        let table = DecisionTable(
            name: "t", hitPolicy: .unique, inputs: names.map { DecisionTable.Input(DecisionText($0)) },
            outputs: [DecisionTable.Output("y")],
            rules: (0..<rules).map { rule in
                DecisionTable.Rule((0..<columns).map { DecisionText("\"\(text(of: rule, in: $0))\"") }, [DecisionText("\(rule)")])
            })
        var scope = Scope()
        for name in names { scope.declare(name, .string) }
        return try CompiledExpression.compile(.table(table), named: "t", in: scope)
    }

    /// The values that the rule in the middle asks for.
    func frame() -> Frame {
        let frame = Frame(count: columns)
        for column in 0..<columns { frame[column] = .string(text(of: rules / 2, in: column)) }
        return frame
    }

    /// Spreads the rules over the columns, so that only all columns together tell them apart.
    private func text(of rule: Int, in column: Int) -> String {
        "k\(column == columns - 1 ? rule >> (3 * column) : (rule >> (3 * column)) & 7)"
    }
}

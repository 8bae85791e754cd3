/// Finds the rules of a table that can match without looking at all of them.
///
/// Cells that compare with constants (`"a"`, `5`, `"a", "b"`) make a key; rules with keys in the same columns stand in one
/// dictionary. What is found is checked cell by cell all the same, so the index may offer too many rules, never too few.
struct RuleIndex: Sendable {
    private struct Group: Sendable {
        let columns: [Int]
        var rules: [[Value]: [Int]] = [:]
    }

    /// More keys of one rule, or more groups, are not worth it.
    private static let maximumKeys = 32
    private static let maximumGroups = 8
    /// Smaller tables are looked through.
    private static let minimumRules = 8

    private let groups: [Group]
    /// Rules without a key.
    private let others: [Int]
    private let count: Int

    init(_ rules: [[CompiledCell]], columns: Int) {
        count = rules.count
        var groups: [[Int]: Group] = [:]
        var others: [Int] = []
        for (number, cells) in rules.enumerated() {
            let keys = cells.map(\.keys)
            let columns = keys.indices.filter { keys[$0] != nil }
            guard count >= RuleIndex.minimumRules, !columns.isEmpty,
                groups[columns] != nil || groups.count < RuleIndex.maximumGroups,
                let combinations = RuleIndex.combinations(keys.compactMap { $0 })
            else {
                others.append(number)
                continue
            }
            for key in combinations { groups[columns, default: Group(columns: columns)].rules[key, default: []].append(number) }
        }
        self.groups = Array(groups.values)
        self.others = others
    }

    /// Numbers of rules in order.
    func candidates(for values: [Value]) -> [Int] {
        guard !groups.isEmpty else { return others }
        // A list can match by its items, a moment by its instant: keys cannot tell.
        guard values.allSatisfy(\.isKey) else { return Array(0..<count) }
        var found = others
        for group in groups {
            if let rules = group.rules[group.columns.map { values[$0] }] { found += rules }
        }
        return groups.count == 1 && others.isEmpty ? found : found.sorted()
    }

    private static func combinations(_ keys: [[Value]]) -> [[Value]]? {
        var result: [[Value]] = [[]]
        for choices in keys {
            guard result.count * choices.count <= maximumKeys else { return nil }
            result = result.flatMap { head in choices.map { head + [$0] } }
        }
        return result
    }
}

extension CompiledCell {
    /// The constants that a value must equal; nil where the cell asks something else.
    fileprivate var keys: [Value]? {
        guard !isNegated, let tests = tests?.tests, !tests.isEmpty else { return nil }
        var keys: Set<Value> = []
        for test in tests {
            guard case .value(let node) = test, let constant = (node as? ConstantNode)?.constant, constant.isKey else { return nil }
            keys.insert(constant)
        }
        return Array(keys)
    }
}

extension Value {
    /// Whether `=` on values of this kind is the same as equality of their structure.
    fileprivate var isKey: Bool {
        switch self {
        case .null, .boolean, .number, .string, .date: true
        case .time, .dateTime, .yearsMonths, .daysTime, .list, .context, .range, .function: false
        }
    }

}

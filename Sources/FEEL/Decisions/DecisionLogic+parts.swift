extension DecisionLogic {
    /// All tables within, however deep they stand.
    public var tables: [DecisionTable] {
        switch self {
        case .none, .expression, .external: []
        case .table(let table): [table]
        case .context(let entries, let result): entries.flatMap(\.logic.tables) + (result?.tables ?? [])
        case .function(_, _, let body): body.tables
        case .invocation(_, let arguments): arguments.flatMap(\.logic.tables)
        case .list(let items): items.flatMap(\.tables)
        case .relation(_, let rows): rows.flatMap { $0.flatMap(\.tables) }
        case .conditional(let condition, let positive, let negative): condition.tables + positive.tables + negative.tables
        case .loop(_, let domain, let body), .quantified(_, _, let domain, let body): domain.tables + body.tables
        case .filter(let operand, let match): operand.tables + match.tables
        case .converted(let logic, _, _): logic.tables
        case .native(_, let arguments): arguments.flatMap(\.logic.tables)
        case .variants(let variants): variants.variants.flatMap(\.logic.tables)
        }
    }
}

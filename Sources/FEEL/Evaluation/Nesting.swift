/// How deeply values stand within one another.
enum Nesting {
    static let maximum = 100

    static func check(_ value: Value, depth: Int = 0, _ run: inout Run) throws(EvaluationError) {
        let parts: [Value]
        switch value {
        case .list(let items): parts = items
        case .context(let context): parts = context.values
        default: return
        }
        guard depth < maximum else {
            throw EvaluationError(kind: .depth, message: "Values are nested too deeply.")
        }
        try run.step(parts.count)
        for part in parts { try check(part, depth: depth + 1, &run) }
    }
}

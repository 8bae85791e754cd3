/// `not`, `is`.
enum LogicFunctions {
    static let all: [Builtin] = [
        Builtin("not", [.must("negand", .boolean)], .boolean, .one(negation)),
        Builtin("is", [.may("value1", .any), .may("value2", .any)], .boolean, .many(areIdentical)),
    ]

    @Sendable private static func negation(_ value: Value) -> Value {
        if case .boolean(let truth) = value { .boolean(!truth) } else { .null }
    }

    /// Equality without conversion: two times or moments must also write their offset alike.
    @Sendable private static func areIdentical(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 2 else { return .null }
        switch (values[0], values[1]) {
        case (.time(let first), .time(let second)): return .boolean(first == second)
        case (.dateTime(let first), .dateTime(let second)): return .boolean(first == second)
        case (let first, let second): return .boolean(try Equality.isEqual(first, second, &run) ?? false)
        }
    }
}

import FEEL

/// A static method: what it takes, and what it does.
struct JavaMethod: NativeFunction {
    /// Whether the last parameter is an array that takes all further arguments.
    let isVariadic: Bool
    let parameterCount: Int
    private let body: @Sendable ([Value], inout Run) throws(EvaluationError) -> Value

    init(
        parameterCount: Int, isVariadic: Bool = false, _ body: @escaping @Sendable ([Value], inout Run) throws(EvaluationError) -> Value
    ) {
        self.isVariadic = isVariadic
        self.parameterCount = parameterCount
        self.body = body
    }

    func accepts(count: Int) -> Bool {
        isVariadic ? count >= parameterCount - 1 : count == parameterCount
    }

    func call(_ arguments: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard accepts(count: arguments.count) else { return .null }
        return try body(arguments, &run)
    }

    /// The arguments of the last parameter: a list in its place, or all that are left.
    static func rest(_ arguments: [Value], after count: Int) -> [Value] {
        let rest = Array(arguments.dropFirst(count))
        if rest.count == 1, case .list(let items) = rest[0] { return items }
        return rest
    }
}

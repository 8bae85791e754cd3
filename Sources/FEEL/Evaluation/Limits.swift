/// How much work one evaluation may do; whoever exceeds it ends in an ``EvaluationError``.
public struct Limits: Sendable, Equatable {
    /// Nested calls and expressions.
    public var depth: Int
    /// Iterations, calls and items touched.
    public var steps: Int
    /// Items of one list.
    public var listSize: Int
    /// Bytes of one text.
    public var stringSize: Int

    public init(depth: Int = 1_000, steps: Int = 1_000_000, listSize: Int = 100_000, stringSize: Int = 1_000_000) {
        self.depth = depth
        self.steps = steps
        self.listSize = listSize
        self.stringSize = stringSize
    }

    public static let `default` = Limits()
}

/// A function as a value: one written in an expression, with the values around it.
public struct FunctionValue: Hashable, Sendable {
    private let identity: Int

    init(identity: Int) { self.identity = identity }
}

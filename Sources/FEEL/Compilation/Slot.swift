/// The place of a value: how many scopes outwards, and which of that scope's values.
public struct Slot: Hashable, Sendable {
    /// 0 is the innermost scope.
    public let depth: Int
    public let index: Int

    public init(depth: Int, index: Int) {
        self.depth = depth
        self.index = index
    }
}

/// A range between two values; a missing endpoint is open to that side.
public struct ValueRange: Hashable, Sendable {
    public let start: Value
    public let end: Value
    public let includesStart: Bool
    public let includesEnd: Bool

    /// - Parameters: `start` and `end` are `.null` where the range has no endpoint.
    public init(start: Value, end: Value, includesStart: Bool = true, includesEnd: Bool = true) {
        self.start = start
        self.end = end
        self.includesStart = includesStart
        self.includesEnd = includesEnd
    }
}

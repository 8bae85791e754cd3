public import FormModel

/// What came of running an example against a compiled service.
public struct ExampleResult: Sendable, Equatable {
    /// The example's file name without its ending.
    public let name: String
    /// What the example shows.
    public let title: String
    /// Where the example differs from what the form says; empty when it passes.
    public let differences: [Difference]

    /// Whether everything came out as the example says.
    public var isPassed: Bool { differences.isEmpty }

    /// One thing that came out differently.
    public struct Difference: Sendable, Equatable, CustomStringConvertible {
        /// Where the example says it.
        public let location: SourceLocation
        /// What was expected and what came, in one English sentence.
        public let message: String

        public var description: String { "\(location): \(message)" }
    }
}

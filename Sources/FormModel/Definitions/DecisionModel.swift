/// A standard decision model (`.dmn`) in the folder of a service.
public struct DecisionModel: Hashable, Sendable {
    /// The file's name in the folder (`gebuehren.dmn`).
    public let file: String
    /// What the model calls itself.
    public let name: String
    /// Names of its decisions, functions and services, in the order of the file.
    public let decisions: [String]
    /// Those that the service's own decisions ask.
    public let used: [String]
}

/// Something in a model that does not stop it: the part named has no value, or something may be missing.
public struct DMNIssue: Equatable, Sendable, CustomStringConvertible {
    public enum Severity: String, Sendable {
        /// The part is null whenever it is evaluated.
        case error
        case warning
    }

    public let severity: Severity
    /// Name of the model and of the decision or type.
    public let model: String
    public let element: String
    /// 1-based line within the file of the model.
    public let line: Int
    public let message: String

    public var description: String {
        "\(line): \(severity.rawValue): \(element): \(message)"
    }
}

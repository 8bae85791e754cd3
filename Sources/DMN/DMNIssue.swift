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
    /// Of the model: two models can have one name.
    public let namespace: String
    public let element: String
    /// 1-based line within the file of the model.
    public let line: Int
    public let message: String

    init(severity: Severity, model: DMNModel, element: String, line: Int, message: String) {
        self.severity = severity
        self.model = model.name
        namespace = model.namespace
        self.element = element
        self.line = line
        self.message = message
    }

    public var description: String {
        "\(line): \(severity.rawValue): \(element): \(message)"
    }
}

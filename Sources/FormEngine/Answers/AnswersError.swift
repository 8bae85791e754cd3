/// Stored answers that cannot be read back.
public enum AnswersError: Error, Equatable, Sendable {
    /// Not a JSON object, or longer or deeper than answers can be; `offset` is the byte where reading stopped.
    case malformed(offset: Int)
    /// The answer of this field has another shape than the field's type asks for.
    case wrongShape(path: String, expected: String)
    /// More rows than a group can have.
    case tooManyRows(path: String)
}

/// A question to one decision in an example, and the answer that has to come.
public struct DecisionCase: Equatable, Sendable {
    /// The decision's id.
    public let decision: Located<String>
    /// Parameter → value; for a decision without parameters the field it reads. What is not given is null.
    public let inputs: [PlainValue.Entry]
    /// What has to come out. Of a context only the entries named here are compared.
    public let expected: PlainValue
    public let location: SourceLocation
}

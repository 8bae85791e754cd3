/// A rule about the elements of a schema, a group or a field, in the words of people.
public struct DataRule: Sendable {
    public let id: ElementID
    public let name: String
    /// Definition, in format 3 Freitextregel; empty where the file has none.
    public let text: String
    /// A script that does something; the empty function that editors put there is none.
    public let script: String?
    /// Sentences for people who break the rule (Fehlermeldung, format 3).
    public let messages: [String]
    public let line: Int
}

/// A method's name with the types of its parameters: `max(double, double)`.
struct JavaSignature: Equatable, CustomStringConvertible {
    let name: String
    /// As Java writes them in source: `int`, `java.lang.String`, `java.lang.Object[]`.
    let parameters: [String]

    /// Nil when the text is no signature.
    init?(_ text: String) {
        let text = text.trimmed
        guard let open = text.firstIndex(of: "("), text.last == ")" else { return nil }
        name = String(text[..<open]).trimmed
        let inner = String(text[text.index(after: open)...].dropLast())
        parameters =
            inner.trimmed.isEmpty
            ? [] : inner.split(separator: ",", omittingEmptySubsequences: false).map { JavaSignature.type(String($0).trimmed) }
        guard !name.isEmpty, !parameters.contains("") else { return nil }
    }

    var description: String { "\(name)(\(parameters.joined(separator: ", ")))" }

    private static let primitives = [
        "B": "byte", "S": "short", "I": "int", "J": "long", "F": "float", "D": "double", "Z": "boolean", "C": "char",
    ]

    /// An array has three spellings: `[Ljava.lang.Object;`, `java.lang.Object[]`, `java.lang.Object...`.
    private static func type(_ text: String) -> String {
        if text.hasSuffix("...") { return String(text.dropLast(3)).trimmed + "[]" }
        guard text.hasPrefix("[") else { return text }
        if let primitive = primitives[String(text.dropFirst())] { return primitive + "[]" }
        guard text.hasPrefix("[L"), text.hasSuffix(";") else { return text }
        return text.dropFirst(2).dropLast() + "[]"
    }
}

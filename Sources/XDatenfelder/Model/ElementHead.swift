/// What every element of a schema says about itself.
public struct ElementHead: Sendable {
    public let id: ElementID
    public let name: String
    /// Bezeichnung Eingabe: the question. Empty where the file has none.
    public let label: String
    /// Bezeichnung Ausgabe: the words in front of the answer.
    public let outputLabel: String?
    /// Hilfetext Eingabe and Ausgabe.
    public let help: String?
    public let outputHelp: String?
    public let description: String?
    public let definition: String?
    public let references: [LegalReference]
    /// Schemaelementart: `ABS` abstract, `HAR` harmonised, `RNG` bound to a legal norm; nil for schemas.
    public let elementKind: String?
    /// Status, in format 3 Freigabestatus.
    public let status: String?
    public let line: Int
    public let column: Int
}

/// Identification and version, such as `F60000227` in version `1.1`.
public struct ElementID: Hashable, Sendable, CustomStringConvertible {
    public let id: String
    /// Empty where the file has none.
    public let version: String

    public init(_ id: String, _ version: String) {
        self.id = id
        self.version = version
    }

    /// `F60000227 1.1`
    public var description: String {
        let name = id.isEmpty ? "without id" : id
        return version.isEmpty ? name : "\(name) \(version)"
    }

    /// The identification as format 3 writes it: format 2 has a two-digit and format 3 a five-digit number of the editor
    /// (Nummernkreis) in front of six more digits, so `F60000227` and `F60000000227` are the same field.
    public var canonicalID: String { Self.canonical(id) }

    static func canonical(_ id: String) -> String {
        guard id.first?.isLetter == true else { return id }
        let digits = id.dropFirst().prefix { $0.isASCII && $0.isNumber }
        let rest = id.dropFirst(1 + digits.count)
        // Besides numbers there are identifications that an editor made up: two digits and an UUID.
        guard digits.count == 8 && rest.isEmpty || digits.count == 2 && rest.first == "-" else { return id }
        return "\(id.prefix(3))000\(id.dropFirst(3))"
    }

    /// The version with the three parts of format 3: `1.1` is `1.1.0`.
    public var canonicalVersion: String {
        version.split(separator: ".").count == 2 ? version + ".0" : version
    }
}

/// A provision of law (Handlungsgrundlage, Bezug); the address only in format 3.
public struct LegalReference: Hashable, Sendable {
    public let text: String
    public let link: String?
}

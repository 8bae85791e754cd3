/// Fields that are recognised by what they ask: names, ways to reach people, bank and tax numbers, parts of addresses.
///
/// The building blocks of FIM (Baukasten optimierter Bausteine, numbers of the editors 00 and 60) and what other editors
/// derive from them carry the same names, so the names decide, and the numbers only where a name says too little.
enum KnownFields {
    private static let types: [String: String] = [
        "familienname": "name", "nachname": "name", "vorname": "name", "vornamen": "name", "geburtsname": "name", "rufname": "name",
        "familienname nachname": "name", "nachname familienname": "name", "frueherer familienname": "name", "fruehere namen": "name",
        "e mail": "email", "email": "email", "e mail adresse": "email", "emailadresse": "email",
        "telefon": "phone", "telefonnummer": "phone", "telefax": "phone", "telefaxnummer": "phone", "fax": "phone", "handynummer": "phone",
        "mobiltelefon": "phone", "mobilfunknummer": "phone", "mobil": "phone", "mobilnummer": "phone",
        "iban": "iban", "internationale bankkontonummer": "iban",
        "steueridentifikationsnummer": "taxId", "steuer id": "taxId", "steuerliche identifikationsnummer": "taxId",
        "identifikationsnummer steuer": "taxId", "steuer identifikationsnummer": "taxId",
    ]
    private static let typesByID: [String: String] = [
        "F00000000013": "name", "F00000000045": "name", "F60000000227": "name", "F60000000228": "name", "F60000000240": "phone",
        "F60000000241": "phone", "F60000000242": "email",
    ]
    private static let addressParts: [String: String] = [
        "strasse": "strasse", "strassenname": "strasse", "hausnummer": "hausnummer", "postleitzahl": "plz", "plz": "plz", "ort": "ort",
        "wohnort": "ort", "anschrift zusatzangaben": "zusatz", "adresszusatz": "zusatz", "zusatzangaben zur anschrift": "zusatz",
        "zusatzangaben": "zusatz",
    ]

    /// The type of a text field that is known; nil for every other field.
    static func type(of head: ElementHead) -> String? {
        typesByID[head.id.canonicalID] ?? types[key(head.name)] ?? firstWord(of: head.name)
    }

    /// `E-Mail Personalangelegenheit` is an e-mail address as well; whatever says more in front is not.
    private static func firstWord(of name: String) -> String? {
        key(name).hasPrefix("e mail ") ? types["e mail"] : nil
    }

    static func addressPart(_ head: ElementHead) -> String? { addressParts[key(head.name)] }

    /// Lower case without umlauts, brackets and marks.
    private static func key(_ name: String) -> String {
        Slug.make(name, limit: 80).replacing("_", with: " ")
    }
}

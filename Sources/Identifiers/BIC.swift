/// Business Identifier Code of a bank.
///
/// Four letters for the bank, two for the country, two characters for the place and, optionally, three for the branch.
/// Source: ISO 9362; the standard of 2014 allows digits in the first four places, which no bank uses.
public enum BIC {
    /// Normalised: upper case. Blanks are removed at the ends only, since one inside hides a missing character.
    ///
    /// Reasons: `bic_empty`, `bic_malformed`, `bic_length`, `bic_country`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.trimmed(raw).utf8.map(ASCII.upper)
        if bytes.isEmpty { return .invalid(reason: "bic_empty") }
        guard bytes.allSatisfy({ ASCII.isUpper($0) || ASCII.isDigit($0) }), bytes.prefix(6).allSatisfy(ASCII.isUpper) else {
            return .invalid(reason: "bic_malformed")
        }
        guard bytes.count == 8 || bytes.count == 11 else { return .invalid(reason: "bic_length") }
        guard CountryCodes.contains(ASCII.text(bytes[4..<6])) else { return .invalid(reason: "bic_country") }
        return .valid(normalised: ASCII.text(bytes))
    }

    /// The form of eleven places: the head office, which may be left out, is `XXX`.
    public static func full(_ normalised: String) -> String {
        normalised.utf8.count == 8 ? normalised + "XXX" : normalised
    }
}

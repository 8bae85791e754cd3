/// Amtlicher Gemeindeschlüssel: the key of a German municipality.
///
/// Eight digits: Land (2), Regierungsbezirk (1), Kreis (2), Gemeinde (3). Source: Destatis, Gemeindeverzeichnis.
public enum AGS {
    /// Normalised: eight digits without blanks.
    ///
    /// Reasons: `ags_empty`, `ags_malformed`, `ags_length`, `ags_state`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw)
        if bytes.isEmpty { return .invalid(reason: "ags_empty") }
        guard bytes.allSatisfy(ASCII.isDigit) else { return .invalid(reason: "ags_malformed") }
        guard bytes.count == 8 else { return .invalid(reason: "ags_length") }
        guard hasState(bytes) else { return .invalid(reason: "ags_state") }
        return .valid(normalised: ASCII.text(bytes))
    }

    /// Whether the first two digits are one of the sixteen Länder.
    static func hasState(_ digits: [UInt8]) -> Bool {
        (1...16).contains(digits.prefix(2).reduce(0) { $0 * 10 + ASCII.digit($1) })
    }
}

/// Amtlicher Regionalschlüssel: the key of a German administrative area.
///
/// Twelve digits: Land (2), Regierungsbezirk (1), Kreis (2), Gemeindeverband (4), Gemeinde (3); `00…` is the federation.
/// Source: Destatis, Gemeindeverzeichnis. Whether the area exists is not checked.
public enum ARS {
    /// Normalised: twelve digits without blanks.
    ///
    /// Reasons: `ars_empty`, `ars_malformed`, `ars_length`, `ars_state`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw)
        if bytes.isEmpty { return .invalid(reason: "ars_empty") }
        guard bytes.allSatisfy(ASCII.isDigit) else { return .invalid(reason: "ars_malformed") }
        guard bytes.count == 12 else { return .invalid(reason: "ars_length") }
        let isFederation = bytes.allSatisfy { $0 == 48 }
        guard isFederation || AGS.hasState(bytes) else { return .invalid(reason: "ars_state") }
        return .valid(normalised: ASCII.text(bytes))
    }

    /// The eight-digit key of the municipality: positions 1 to 5 and 10 to 12; nil unless the key is valid.
    public static func ags(_ raw: String) -> String? {
        guard let key = check(raw).normalised else { return nil }
        return String(key.prefix(5)) + String(key.suffix(3))
    }
}

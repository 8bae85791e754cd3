/// Leistungsschlüssel: the key of a public service in the catalogue of FIM (LeiKa).
///
/// Fourteen digits that begin with 99: instance, group, mark, procedure, variant. Source: FIM, Leistungskatalog.
public enum LeikaKey {
    /// Normalised: fourteen digits without blanks.
    ///
    /// Reasons: `leika_empty`, `leika_malformed`, `leika_length`, `leika_prefix`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw)
        if bytes.isEmpty { return .invalid(reason: "leika_empty") }
        guard bytes.allSatisfy(ASCII.isDigit) else { return .invalid(reason: "leika_malformed") }
        guard bytes.count == 14 else { return .invalid(reason: "leika_length") }
        guard bytes.starts(with: "99".utf8) else { return .invalid(reason: "leika_prefix") }
        return .valid(normalised: ASCII.text(bytes))
    }
}

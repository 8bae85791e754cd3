/// Postleitzahl of a German address: five digits, 01001 … 99998.
public enum PostalCode {
    /// Normalised: five digits.
    ///
    /// Reasons: `plz_empty`, `plz_malformed`, `plz_length`, `plz_range`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw)
        if bytes.isEmpty { return .invalid(reason: "plz_empty") }
        guard bytes.allSatisfy(ASCII.isDigit) else { return .invalid(reason: "plz_malformed") }
        guard bytes.count == 5 else { return .invalid(reason: "plz_length") }
        let number = bytes.reduce(0) { $0 * 10 + ASCII.digit($1) }
        guard (1001...99998).contains(number) else { return .invalid(reason: "plz_range") }
        return .valid(normalised: ASCII.text(bytes))
    }
}

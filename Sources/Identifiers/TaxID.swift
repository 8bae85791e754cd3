/// Steuerliche Identifikationsnummer, the lifelong tax number of a person in Germany.
///
/// Eleven digits, the first not 0, the last one a check digit (ISO 7064 MOD 11,10). Among the first ten exactly one digit
/// stands two or three times, the others at most once. Source: § 139b AO, § 1 StIdV.
public enum TaxID {
    /// Normalised: eleven digits without blanks.
    ///
    /// Reasons: `tax_id_empty`, `tax_id_malformed`, `tax_id_length`, `tax_id_leading_zero`, `tax_id_pattern`, `tax_id_check_digit`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw)
        if bytes.isEmpty { return .invalid(reason: "tax_id_empty") }
        guard bytes.allSatisfy(ASCII.isDigit) else { return .invalid(reason: "tax_id_malformed") }
        guard bytes.count == 11 else { return .invalid(reason: "tax_id_length") }
        guard bytes.first != 48 else { return .invalid(reason: "tax_id_leading_zero") }
        let digits = bytes.map(ASCII.digit)
        guard hasOneRepeatedDigit(digits.prefix(10)) else { return .invalid(reason: "tax_id_pattern") }
        guard digits.last == checkDigit(digits.prefix(10)) else { return .invalid(reason: "tax_id_check_digit") }
        return .valid(normalised: ASCII.text(bytes))
    }

    private static func hasOneRepeatedDigit(_ digits: ArraySlice<Int>) -> Bool {
        var counts = [Int](repeating: 0, count: 10)
        for digit in digits where counts.indices.contains(digit) { counts[digit] += 1 }
        let repeated = counts.filter { $0 > 1 }
        return repeated == [2] || repeated == [3]
    }

    private static func checkDigit(_ digits: ArraySlice<Int>) -> Int {
        let product = digits.reduce(10) { product, digit in
            let sum = (digit + product) % 10
            return 2 * (sum == 0 ? 10 : sum) % 11
        }
        return (11 - product) % 10
    }
}

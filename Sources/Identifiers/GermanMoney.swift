/// An amount of euros as people write it in Germany: comma before the cents, points or blanks between thousands.
///
/// `1.234,56`, `1 234,56`, `1234,5`, `1.234` (= 1234), `12 €`. `12.34` is ambiguous and refused.
public enum GermanMoney {
    /// Normalised: plain decimal text with two places, `1234.50`.
    ///
    /// Reasons: `money_empty`, `money_malformed`, `money_ambiguous_point`, `money_too_many_places`, `money_too_large`.
    public static func check(_ raw: String) -> Checked {
        var text = ASCII.trimmed(raw)
        for unit in ["€", "EUR", "Euro", "eur", "euro"] where text.hasSuffix(unit) {
            text = ASCII.trimmed(String(text.dropLast(unit.count)))
            break
        }
        if text.isEmpty { return .invalid(reason: "money_empty") }
        guard text.utf8.count <= 60 else { return .invalid(reason: "money_too_large") }
        let (sign, unsigned) = GermanInteger.sign(of: text)
        let parts = unsigned.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let whole = parts.first else { return .invalid(reason: "money_malformed") }
        switch GermanInteger.digits(of: whole, groupedBy: [".", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'"]) {
        case .failure(let fault): return .invalid(reason: fault == .grouping ? "money_ambiguous_point" : "money_malformed")
        case .success(let digits):
            guard digits.utf8.count <= 15 else { return .invalid(reason: "money_too_large") }
            let cents = parts.count == 2 ? parts[1] : ""
            guard cents.utf8.allSatisfy(ASCII.isDigit), parts.count == 1 || !cents.isEmpty else {
                // "12,-" and "12,--" are a price tag's way to write whole euros.
                guard ["-", "--", "–", "—"].contains(cents) else { return .invalid(reason: "money_malformed") }
                return .valid(normalised: signed(sign, digits, "00"))
            }
            guard cents.utf8.count <= 2 else { return .invalid(reason: "money_too_many_places") }
            return .valid(normalised: signed(sign, digits, cents + String(repeating: "0", count: 2 - cents.utf8.count)))
        }
    }

    private static func signed(_ sign: String, _ digits: String, _ cents: String) -> String {
        let isZero = (digits + cents).utf8.allSatisfy { $0 == 48 }
        return (isZero ? "" : sign) + digits + "." + cents
    }
}

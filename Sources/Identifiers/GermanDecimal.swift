/// A number with digits behind a comma as people write it in Germany: points or blanks between thousands.
///
/// `1.234,56`, `1 234,5`, `12`, `0,125`. `12.34` is ambiguous and refused.
public enum GermanDecimal {
    /// Normalised: plain decimal text without needless zeros, `1234.5`.
    ///
    /// - Parameter places: most digits behind the comma.
    ///
    /// Reasons: `decimal_empty`, `decimal_malformed`, `decimal_ambiguous_point`, `decimal_places`, `decimal_too_large`.
    public static func check(_ raw: String, places: Int) -> Checked {
        let text = ASCII.trimmed(raw)
        if text.isEmpty { return .invalid(reason: "decimal_empty") }
        guard text.utf8.count <= 60 else { return .invalid(reason: "decimal_too_large") }
        let (sign, unsigned) = GermanInteger.sign(of: text)
        let parts = unsigned.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let whole = parts.first else { return .invalid(reason: "decimal_malformed") }
        switch GermanInteger.digits(of: whole, groupedBy: [".", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'"]) {
        case .failure(let fault): return .invalid(reason: fault == .grouping ? "decimal_ambiguous_point" : "decimal_malformed")
        case .success(let digits):
            guard digits.utf8.count <= 15 else { return .invalid(reason: "decimal_too_large") }
            var fraction = parts.count == 2 ? parts[1] : ""
            guard fraction.utf8.allSatisfy(ASCII.isDigit), parts.count == 1 || !fraction.isEmpty else {
                return .invalid(reason: "decimal_malformed")
            }
            while fraction.last == "0" { fraction.removeLast() }
            guard fraction.utf8.count <= places else { return .invalid(reason: "decimal_places") }
            let isZero = digits == "0" && fraction.isEmpty
            return .valid(normalised: (isZero ? "" : sign) + digits + (fraction.isEmpty ? "" : "." + fraction))
        }
    }
}

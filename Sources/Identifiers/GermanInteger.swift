/// A whole number as people write it in Germany: points or blanks between thousands.
public enum GermanInteger {
    enum Fault: Error, Equatable {
        case malformed, grouping
    }

    /// Normalised: digits with a minus sign where needed, without leading zeros.
    ///
    /// Reasons: `integer_empty`, `integer_malformed`, `integer_fraction`, `integer_grouping`, `integer_too_large`.
    public static func check(_ raw: String) -> Checked {
        let text = ASCII.trimmed(raw)
        if text.isEmpty { return .invalid(reason: "integer_empty") }
        guard text.utf8.count <= 60 else { return .invalid(reason: "integer_too_large") }
        let (sign, unsigned) = sign(of: text)
        var whole = unsigned
        if let comma = unsigned.firstIndex(of: ",") {
            // "3,0" is a whole number, "3,5" is none.
            let fraction = unsigned[unsigned.index(after: comma)...]
            guard !fraction.isEmpty, fraction.utf8.allSatisfy(ASCII.isDigit) else { return .invalid(reason: "integer_malformed") }
            guard fraction.utf8.allSatisfy({ $0 == 48 }) else { return .invalid(reason: "integer_fraction") }
            whole = String(unsigned[..<comma])
        }
        switch digits(of: whole, groupedBy: [".", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'"]) {
        case .failure(let fault): return .invalid(reason: fault == .grouping ? "integer_grouping" : "integer_malformed")
        case .success(let digits):
            guard digits.utf8.count <= 18 else { return .invalid(reason: "integer_too_large") }
            return .valid(normalised: digits == "0" ? "0" : sign + digits)
        }
    }

    /// The minus sign, in whichever form it was typed, and the rest.
    static func sign(of text: String) -> (sign: String, rest: String) {
        guard let first = text.unicodeScalars.first else { return ("", text) }
        let rest = ASCII.trimmed(String(String.UnicodeScalarView(text.unicodeScalars.dropFirst())))
        if first == "+" { return ("", rest) }
        return ["-", "\u{2212}", "\u{2013}"].contains(first) ? ("-", rest) : ("", text)
    }

    /// The digits without separators and leading zeros; groups behind a separator must have three digits.
    static func digits(of text: String, groupedBy separators: Set<Character>) -> Result<String, Fault> {
        let groups = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        guard groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(ASCII.isDigit) }), let first = groups.first else {
            return .failure(.malformed)
        }
        if groups.count > 1, first.utf8.count > 3 || groups.dropFirst().contains(where: { $0.utf8.count != 3 }) {
            return .failure(.grouping)
        }
        let digits = groups.joined().drop { $0 == "0" }
        return .success(digits.isEmpty ? "0" : String(digits))
    }
}

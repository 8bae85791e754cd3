/// Krankenversichertennummer: the part of the health insurance number that stays the same for life.
///
/// A letter and nine digits, the last one a check digit. Source: § 290 SGB V.
public enum HealthInsuranceNumber {
    /// Normalised: ten places in upper case without blanks.
    ///
    /// Reasons: `krankenversichertennummer_empty`, `krankenversichertennummer_malformed`,
    /// `krankenversichertennummer_length`, `krankenversichertennummer_check_digit`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw).map(ASCII.upper)
        guard let letter = bytes.first else { return .invalid(reason: "krankenversichertennummer_empty") }
        guard ASCII.isUpper(letter), bytes.dropFirst().allSatisfy(ASCII.isDigit) else {
            return .invalid(reason: "krankenversichertennummer_malformed")
        }
        guard bytes.count == 10 else { return .invalid(reason: "krankenversichertennummer_length") }
        let digits = [Int(letter - 64) / 10, Int(letter - 64) % 10] + bytes[1..<9].map(ASCII.digit)
        guard ASCII.digit(bytes[9]) == DigitSum.checkDigit(digits, weights: [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) else {
            return .invalid(reason: "krankenversichertennummer_check_digit")
        }
        return .valid(normalised: ASCII.text(bytes))
    }
}

/// The check digit of the numbers of social insurance: weighted digits, the digit sums of the products, modulo 10.
enum DigitSum {
    static func checkDigit(_ digits: [Int], weights: [Int]) -> Int {
        zip(digits, weights).reduce(0) { sum, pair in
            let product = pair.0 * pair.1
            return sum + product / 10 + product % 10
        } % 10
    }
}

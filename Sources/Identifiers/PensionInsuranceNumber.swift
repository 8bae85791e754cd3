/// Versicherungsnummer of the statutory pension insurance, also called Sozialversicherungsnummer.
///
/// Twelve places: area (2), date of birth (6), first letter of the name at birth, serial number (2), check digit.
/// Source: § 147 SGB VI, § 2 VKVV.
public enum PensionInsuranceNumber {
    /// Normalised: twelve places in upper case without blanks.
    ///
    /// Reasons: `versicherungsnummer_empty`, `versicherungsnummer_malformed`, `versicherungsnummer_length`,
    /// `versicherungsnummer_area`, `versicherungsnummer_birth_date`, `versicherungsnummer_check_digit`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw).map(ASCII.upper)
        if bytes.isEmpty { return .invalid(reason: "versicherungsnummer_empty") }
        guard bytes.allSatisfy({ ASCII.isDigit($0) || ASCII.isUpper($0) }) else { return refused("malformed") }
        guard bytes.count == 12 else { return refused("length") }
        let letter = bytes[8]
        guard ASCII.isUpper(letter), (bytes.prefix(8) + bytes.suffix(3)).allSatisfy(ASCII.isDigit) else { return refused("malformed") }
        let numbers = [bytes[0..<2], bytes[2..<4], bytes[4..<6], bytes[6..<8]].map { $0.reduce(0) { $0 * 10 + ASCII.digit($1) } }
        guard areas.contains(numbers[0]) else { return refused("area") }
        guard isBirthDate(day: numbers[1], month: numbers[2], year: numbers[3]) else { return refused("birth_date") }
        let letterDigits = [Int(letter - 64) / 10, Int(letter - 64) % 10]
        let digits = bytes.prefix(8).map(ASCII.digit) + letterDigits + bytes[9..<11].map(ASCII.digit)
        guard ASCII.digit(bytes[11]) == DigitSum.checkDigit(digits, weights: weights) else { return refused("check_digit") }
        return .valid(normalised: ASCII.text(bytes))
    }

    private static func refused(_ reason: String) -> Checked {
        .invalid(reason: "versicherungsnummer_" + reason)
    }

    private static let weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]

    private static let areas = Set(
        [2...4, 8...21, 23...26, 28...29, 38...39, 42...44, 48...61, 63...66, 68...69, 78...82, 89...89].joined())

    /// Once the serial numbers of a day are used up, its number is raised by 32, then by 64; the first of a month by 96 too.
    private static func isBirthDate(day: Int, month: Int, year: Int) -> Bool {
        let real = day <= 32 ? day : day == 97 ? 1 : day <= 64 ? day - 32 : day - 64
        // The century is not said; 2000, of the two years that 00 can mean, has a 29 February.
        return (1...12).contains(month) && real >= 1 && real <= CalendarDay.days(ofMonth: month, year: 2000 + year)
    }
}

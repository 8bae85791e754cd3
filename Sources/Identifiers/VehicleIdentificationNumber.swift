/// Fahrzeug-Identifizierungsnummer: the number a maker gives to a vehicle.
///
/// Seventeen letters and digits without I, O and Q. German papers print a check character behind it (field 3), which may
/// be typed as an eighteenth place; the check digit that North America has in place 9 is not tested. Shorter numbers of
/// vehicles older than 1981 are a matter for the counter. Source: ISO 3779; Zulassungsbescheinigung, field E and 3.
public enum VehicleIdentificationNumber {
    /// Normalised: seventeen places in upper case, without the check character.
    ///
    /// Reasons: `fin_empty`, `fin_malformed`, `fin_length`, `fin_check_digit`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw).map(ASCII.upper)
        if bytes.isEmpty { return .invalid(reason: "fin_empty") }
        guard bytes.prefix(17).allSatisfy(isPlace) else { return .invalid(reason: "fin_malformed") }
        guard bytes.count == 17 || bytes.count == 18 else { return .invalid(reason: "fin_length") }
        let number = bytes.prefix(17)
        // A hyphen is printed where the papers have no check character.
        if let printed = bytes.dropFirst(17).first, printed != UInt8(ascii: "-"), printed != checkByte(number) {
            return .invalid(reason: "fin_check_digit")
        }
        return .valid(normalised: ASCII.text(number))
    }

    /// The check character of the German papers, `0` to `9` or `X`; nil unless the number is valid.
    public static func checkCharacter(_ raw: String) -> String? {
        guard let number = check(raw).normalised else { return nil }
        return ASCII.text([checkByte(Array(number.utf8)[...])])
    }

    private static func isPlace(_ byte: UInt8) -> Bool {
        ASCII.isDigit(byte) || (ASCII.isUpper(byte) && !"IOQ".utf8.contains(byte))
    }

    private static let weights = [9, 8, 7, 6, 5, 4, 3, 2, 10, 9, 8, 7, 6, 5, 4, 3, 2]

    private static func checkByte(_ number: ArraySlice<UInt8>) -> UInt8 {
        let rest = zip(number, weights).reduce(0) { $0 + value($1.0) * $1.1 } % 11
        return rest == 10 ? UInt8(ascii: "X") : 48 + UInt8(rest)
    }

    /// A to I count 1 to 9, J to R again 1 to 9, S to Z 2 to 9.
    private static func value(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "I"): Int(byte) - 64
        case UInt8(ascii: "J")...UInt8(ascii: "R"): Int(byte) - 73
        case UInt8(ascii: "S")...UInt8(ascii: "Z"): Int(byte) - 81
        default: ASCII.digit(byte)
        }
    }
}

/// Serial number of a German identity card, electronic residence permit or passport.
///
/// Nine places: four for the authority, five at random, in digits and the letters C F G H J K L M N P R T V W X Y Z; the
/// machine readable zone prints a check digit as a tenth. A provisional or substitute card has a letter and seven digits.
/// Source: § 2 Abs. 8 PAuswG; ICAO Doc 9303 for the check digit.
public enum DocumentSerial {
    /// Normalised: upper case without blanks, the check digit kept where it was typed.
    ///
    /// Reasons: `ausweis_empty`, `ausweis_malformed`, `ausweis_length`, `ausweis_check_digit`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw).map(ASCII.upper)
        if bytes.isEmpty { return .invalid(reason: "ausweis_empty") }
        guard bytes.allSatisfy({ ASCII.isDigit($0) || ASCII.isUpper($0) }) else { return .invalid(reason: "ausweis_malformed") }
        switch bytes.count {
        case 8: return isProvisional(bytes) ? .valid(normalised: ASCII.text(bytes)) : .invalid(reason: "ausweis_malformed")
        case 9, 10: break
        default: return .invalid(reason: "ausweis_length")
        }
        guard bytes.prefix(9).allSatisfy({ ASCII.isDigit($0) || letters.contains($0) }) else {
            return .invalid(reason: "ausweis_malformed")
        }
        if let printed = bytes.dropFirst(9).first, MachineReadableZone.checkDigit(bytes.prefix(9)) != ASCII.digit(printed) {
            return .invalid(reason: "ausweis_check_digit")
        }
        return .valid(normalised: ASCII.text(bytes))
    }

    private static let letters = Set("CFGHJKLMNPRTVWXYZ".utf8)

    private static func isProvisional(_ bytes: [UInt8]) -> Bool {
        bytes.prefix(1).allSatisfy(ASCII.isUpper) && bytes.dropFirst().allSatisfy(ASCII.isDigit)
    }
}

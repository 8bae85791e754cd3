/// Telephone number in the international form E.164: `+`, country code, number, 7 to 15 digits in all.
///
/// Numbers without country code are read as German ones with area code. Source: ITU-T E.164; numbering plan of the
/// Bundesnetzagentur for the leading zero.
public enum PhoneNumber {
    /// Normalised: `+4971135122222`.
    ///
    /// Reasons: `phone_empty`, `phone_characters`, `phone_emergency`, `phone_area_code`, `phone_length`.
    public static func check(_ raw: String) -> Checked {
        guard raw.utf8.count <= 100 else { return .invalid(reason: "phone_length") }
        guard let (digits, isInternational) = reading(raw) else { return .invalid(reason: "phone_characters") }
        if digits.isEmpty { return .invalid(reason: "phone_empty") }
        let text = ASCII.text(digits)
        if !isInternational, ["110", "112"].contains(text) { return .invalid(reason: "phone_emergency") }
        let number: [UInt8]
        if isInternational {
            number = digits
        } else if text.hasPrefix("00") {
            number = Array(digits.dropFirst(2))
        } else if text.hasPrefix("0") {
            number = Array("49".utf8) + digits.dropFirst()
        } else {
            return .invalid(reason: "phone_area_code")
        }
        return checkInternational(withoutTrunkZero(number))
    }

    private static func checkInternational(_ number: [UInt8]) -> Checked {
        // No country code and no German area code begins with a zero.
        guard number.first != 48, !number.starts(with: "490".utf8) else { return .invalid(reason: "phone_area_code") }
        if ["49110", "49112"].contains(ASCII.text(number)) { return .invalid(reason: "phone_emergency") }
        guard (7...15).contains(number.count) else { return .invalid(reason: "phone_length") }
        return .valid(normalised: "+" + ASCII.text(number))
    }

    /// `+49 0711 …` and `+49 (0)711 …` carry the zero that is only dialled within Germany.
    private static func withoutTrunkZero(_ number: [UInt8]) -> [UInt8] {
        number.starts(with: "490".utf8) ? Array("49".utf8) + number.dropFirst(3) : number
    }

    /// The digits, and whether a `+` stands before them; nil for characters that no telephone number has.
    private static func reading(_ raw: String) -> (digits: [UInt8], isInternational: Bool)? {
        var digits: [UInt8] = []
        var isInternational = false
        for byte in dashesUnified(raw) {
            switch byte {
            case 48...57: digits.append(byte)
            case UInt8(ascii: "+") where digits.isEmpty && !isInternational: isInternational = true
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."): continue
            default: return nil
            }
        }
        return (digits, isInternational)
    }

    /// The bytes without blanks, with plain hyphens, and without a "(0)" behind a country code, which is not dialled from abroad.
    private static func dashesUnified(_ raw: String) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for scalar in raw.unicodeScalars {
            text.append(ASCII.isDash(scalar) ? "-" : scalar)
        }
        var bytes = ASCII.withoutBlanks(String(text))
        let international = bytes.first == UInt8(ascii: "+") || bytes.starts(with: "00".utf8)
        if international, let start = bytes.firstRange(of: Array("(0)".utf8)) { bytes.removeSubrange(start) }
        return bytes
    }
}

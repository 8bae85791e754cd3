/// The check digits of the machine readable zone of identity documents. Source: ICAO Doc 9303.
public enum MachineReadableZone {
    /// The check digit, 0 to 9, of digits, capital letters and the filler `<`; nil for any other character.
    public static func checkDigit(_ text: String) -> Int? {
        checkDigit(Array(text.utf8))
    }

    /// The digit at the end of the second line of an identity card (TD1), over both lines of thirty places.
    ///
    /// Nil unless both lines have thirty valid places.
    public static func checkDigit(firstLine: String, secondLine: String) -> Int? {
        let (first, second) = (Array(firstLine.utf8), Array(secondLine.utf8))
        guard first.count == 30, second.count == 30 else { return nil }
        return checkDigit(first[5..<30] + second[0..<7] + second[8..<15] + second[18..<29])
    }

    /// Weights 7, 3, 1 in turn; A counts 10, Z counts 35, the filler nothing.
    static func checkDigit(_ bytes: some Collection<UInt8>) -> Int? {
        var sum = 0
        for (index, byte) in bytes.enumerated() {
            let weight = index % 3 == 0 ? 7 : index % 3 == 1 ? 3 : 1
            switch byte {
            case _ where ASCII.isDigit(byte): sum += ASCII.digit(byte) * weight
            case _ where ASCII.isUpper(byte): sum += (Int(byte) - 55) * weight
            case UInt8(ascii: "<"): continue
            default: return nil
            }
            sum %= 10
        }
        return sum
    }
}

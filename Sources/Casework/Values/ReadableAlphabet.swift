/// Thirty letters and digits that people do not confuse when they read or hear them.
///
/// Without 0/O, 1/I/L and U. Used by ``CaseReference`` and ``AccessCode``.
enum ReadableAlphabet {
    static let bytes = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// The position of an upper-case ASCII letter or digit, or `nil`.
    static func position(of byte: UInt8) -> Int? {
        bytes.firstIndex(of: byte)
    }

    /// What somebody most likely read when they typed a letter that the alphabet leaves out.
    static func forgiving(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x30, 0x4F: 0x51  // 0, O: the round letter is Q
        case 0x31, 0x49, 0x4C: 0x4A  // 1, I, L: the stroke is J
        case 0x55: 0x56  // U: V
        default: byte
        }
    }

    /// Upper-cased ASCII letters and digits of a text; everything else (blanks, hyphens, dots) is dropped.
    ///
    /// `nil` for a text that nobody types as a code: more than 64 bytes.
    static func significant(_ text: String) -> [UInt8]? {
        guard text.utf8.count <= 64 else { return nil }
        return text.utf8.compactMap { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A: byte
            case 0x61...0x7A: byte - 0x20
            default: nil
            }
        }
    }

    /// Spells random bytes in the alphabet: the bytes are one number, written to the base of thirty.
    ///
    /// Sixteen bytes leave no measurable bias in twelve letters.
    static func spell(_ random: [UInt8], letters: Int) -> [UInt8] {
        var number = random
        var result: [UInt8] = []
        for _ in 0..<max(0, letters) {
            var remainder = 0
            for index in number.indices {
                let value = remainder * 256 + Int(number[index])
                number[index] = UInt8(truncatingIfNeeded: value / 30)
                remainder = value % 30
            }
            result.append(bytes[remainder])
        }
        return result
    }

    /// The check letter of ISO 7064, hybrid system MOD 31,30: finds every single wrong letter
    /// and every swap of neighbours but one pair.
    static func checkLetter(for letters: some Sequence<UInt8>) -> UInt8? {
        let modulus = bytes.count
        var product = modulus
        for letter in letters {
            guard let position = position(of: letter) else { return nil }
            let sum = (product + position) % modulus
            product = ((sum == 0 ? modulus : sum) * 2) % (modulus + 1)
        }
        return bytes[(modulus + 1 - product) % modulus]
    }
}

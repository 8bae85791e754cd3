/// Base64 with padding (RFC 4648, section 4).
public enum Base64 {
    public static func encode(_ bytes: [UInt8]) -> String {
        Base64Alphabet.standard.encode(bytes, padded: true)
    }

    /// The bytes of a correctly padded text without white space; nil for anything else, also for set bits behind the end.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var characters = Array(text.utf8)
        guard characters.count.isMultiple(of: 4) else { return nil }
        for _ in 0..<2 where characters.last == 0x3D { characters.removeLast() }
        return Base64Alphabet.standard.decode(characters)
    }
}

/// Base64 for addresses, cookies and tokens, without padding (RFC 4648, section 5).
public enum Base64URL {
    public static func encode(_ bytes: [UInt8]) -> String {
        Base64Alphabet.url.encode(bytes, padded: false)
    }

    /// The bytes of an unpadded text; nil for anything else, also for set bits behind the end, so that each value has one spelling.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        Base64Alphabet.url.decode(Array(text.utf8))
    }
}

/// The two alphabets of RFC 4648; they differ in the last two characters.
struct Base64Alphabet {
    static let standard = Base64Alphabet(last: (0x2B, 0x2F))  // + /
    static let url = Base64Alphabet(last: (0x2D, 0x5F))  // - _

    let last: (UInt8, UInt8)

    func encode(_ bytes: [UInt8], padded: Bool) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count / 3 + 1) * 4)
        var buffer: UInt32 = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8 | UInt32(byte)) & 0xFFFFFF
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(character(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)) & 0x3F))
            }
        }
        if bits > 0 { text.append(character(UInt8(truncatingIfNeeded: buffer << UInt32(6 - bits)) & 0x3F)) }
        while padded, !text.count.isMultiple(of: 4) { text.append(0x3D) }
        return String(decoding: text, as: UTF8.self)
    }

    func decode(_ characters: [UInt8]) -> [UInt8]? {
        guard characters.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count / 4 * 3 + 2)
        var buffer: UInt32 = 0
        var bits = 0
        for character in characters {
            guard let value = value(of: character) else { return nil }
            buffer = (buffer << 6 | UInt32(value)) & 0xFFFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        guard buffer & ((1 << UInt32(bits)) - 1) == 0 else { return nil }
        return bytes
    }

    private func character(_ value: UInt8) -> UInt8 {
        switch value {
        case 0..<26: 0x41 + value
        case 26..<52: 0x61 + (value - 26)
        case 52..<62: 0x30 + (value - 52)
        case 62: last.0
        default: last.1
        }
    }

    private func value(of character: UInt8) -> UInt8? {
        switch character {
        case 0x41...0x5A: character - 0x41
        case 0x61...0x7A: character - 0x61 + 26
        case 0x30...0x39: character - 0x30 + 52
        case last.0: 62
        case last.1: 63
        default: nil
        }
    }
}

/// The reference of a case that people read, write and say: `EG-2026-4F7K-9QX4`.
///
/// The service's prefix (2–4 capitals), the year of submission and eight letters of an alphabet without
/// look-alikes; the last one is a check letter (ISO 7064 MOD 31,30).
public struct CaseReference: Hashable, Sendable, CustomStringConvertible {
    /// The canonical spelling, with hyphens.
    public let text: String

    /// Reads what somebody typed: case, blanks and hyphens do not matter, look-alikes are read as meant.
    ///
    /// - Throws: ``CaseworkError/invalidInput(field:reason:)`` with field `reference` when it is none or its check letter is wrong.
    public init(_ text: String) throws(CaseworkError) {
        guard let canonical = Self.canonical(text) else {
            throw .invalidInput(field: "reference", reason: "malformed")
        }
        self.text = canonical
    }

    /// Makes a new reference; `random` should be 16 bytes.
    ///
    /// - Throws: ``CaseworkError/invalidInput(field:reason:)`` when prefix or year has another shape.
    public init(prefix: String, year: Int, random: [UInt8]) throws(CaseworkError) {
        let letters = ReadableAlphabet.spell(random, letters: 7)
        guard let check = ReadableAlphabet.checkLetter(for: letters) else {
            throw .invalidInput(field: "reference", reason: "malformed")
        }
        try self.init("\(prefix)\(year)" + String(decoding: letters + [check], as: UTF8.self))
    }

    public var description: String { text }

    private static func canonical(_ text: String) -> String? {
        guard let typed = ReadableAlphabet.significant(text), (14...16).contains(typed.count) else { return nil }
        let letters = typed.suffix(8).map(ReadableAlphabet.forgiving)
        let year = typed.dropLast(8).suffix(4).map(digit)
        let prefix = typed.dropLast(12).map(capital)
        guard year.allSatisfy({ (0x30...0x39).contains($0) }), prefix.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        guard let check = ReadableAlphabet.checkLetter(for: letters.dropLast()), check == letters.last else { return nil }
        let parts = [prefix, year, Array(letters.prefix(4)), Array(letters.suffix(4))]
        return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }

    private static func digit(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x4F: 0x30
        case 0x49, 0x4C: 0x31
        default: byte
        }
    }

    private static func capital(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x30: 0x4F
        case 0x31: 0x49
        default: byte
        }
    }
}

/// What a citizen shows, beside the case reference, to see the status: `K7QX-2M9P-RT4W`.
///
/// Twelve letters of the alphabet without look-alikes (58 bits). It is derived from the case id by a key of the
/// server, so that the owner of the draft can be shown it again; the database holds only its keyed hash.
/// It never prints itself.
public struct AccessCode: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The canonical spelling, with hyphens. For the eyes of the draft's owner alone.
    public let text: String

    /// Reads what somebody typed; `nil` when it cannot be a code.
    public init?(typed: String) {
        guard let typed = ReadableAlphabet.significant(typed), typed.count == 12 else { return nil }
        let letters = typed.map(ReadableAlphabet.forgiving)
        guard letters.allSatisfy({ ReadableAlphabet.position(of: $0) != nil }) else { return nil }
        self.init(letters: letters)
    }

    /// The code of a case.
    public init(of id: CaseID, secrets: any Secrets) {
        let code = secrets.keyedHash("access-code", Array(id.description.utf8))
        self.init(letters: ReadableAlphabet.spell(Array(code.prefix(16)), letters: 12))
    }

    /// What the database holds of it.
    public func hash(_ secrets: any Secrets) -> [UInt8] {
        secrets.keyedHash("access-code-hash", Array(text.utf8))
    }

    public var description: String { "AccessCode(hidden)" }
    public var debugDescription: String { description }

    private init(letters: [UInt8]) {
        let groups = [letters.prefix(4), letters.dropFirst(4).prefix(4), letters.dropFirst(8).prefix(4)]
        text = groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }
}

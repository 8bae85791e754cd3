import Identifiers
import Testing

@Suite("Any input")
struct RobustnessTests {
    private static let checks: [@Sendable (String) -> Checked] = [
        IBAN.check, TaxID.check, PostalCode.check, EmailAddress.check, PhoneNumber.check, { GermanDate.check($0) }, GermanMoney.check,
        GermanInteger.check, LeikaKey.check, ARS.check, AGS.check, LatinName.check, LatinName.datatypeB, LatinName.datatypeC,
    ]

    private static let pieces = [
        "0", "1", "9", "12", "A", "z", "ß", "é", "e\u{301}", "\u{301}", "🙂", "王", "\0", "\n", "\r\n", "\t", " ", "\u{A0}", ".", ",", "-",
        "–", "+", "(", ")", "(0)", "@", "€",
        "DE", "99", "März", "K\u{35F}h", "\u{202E}", "'", "/", "٣", "xn--", "00", "2026",
    ]

    @Test("gives an answer, and what was normalised stays as it is", arguments: 0..<14)
    func soup(index: Int) {
        var state = UInt64(index) &+ 1
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<Int(state % 12) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += Self.pieces[Int((state >> 33) % UInt64(Self.pieces.count))]
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // Amounts are normalised to a point before the cents, which a person's comma must not be confused with.
            guard let normalised = Self.checks[index](text).normalised, index != 6 else { continue }
            #expect(Self.checks[index](normalised) == .valid(normalised: normalised))
        }
    }

    @Test("may be very long", arguments: 0..<14)
    func long(index: Int) {
        for piece in ["1", "A", "e\u{301}", " ", "a.", "ä@"] {
            _ = Self.checks[index](String(repeating: piece, count: 50_000))
        }
    }

    @Test("may be a valid value with mistakes in it", arguments: IdentifierKind.allCases)
    func mistakes(kind: IdentifierKind) {
        var random = SeededNumbers(seed: UInt64(kind.example.utf8.count))
        for _ in 0..<5_000 {
            var scalars = Array(kind.example.unicodeScalars)
            for _ in 0..<random.next(below: 4) {
                let position = random.next(below: scalars.count + 1)
                let piece = Self.pieces[random.next(below: Self.pieces.count)].unicodeScalars
                switch random.next(below: 3) {
                case 0: scalars.insert(contentsOf: piece, at: position)
                case 1: scalars.replaceSubrange(position..<min(position + 1, scalars.count), with: piece)
                default: scalars.removeSubrange(position..<min(position + 1, scalars.count))
                }
            }
            let checked = kind.check(String(String.UnicodeScalarView(scalars)))
            guard let normalised = checked.normalised else { continue }
            #expect(kind.check(normalised) == checked)
        }
    }

    @Test("may be far too long for any kind", arguments: IdentifierKind.allCases)
    func tooLong(kind: IdentifierKind) {
        for piece in ["1", "A", "e\u{301}", " ", "W-A "] {
            #expect(kind.check(String(repeating: piece, count: 50_000)) == .invalid(reason: "too_long"))
            _ = kind.check(String(repeating: piece, count: IdentifierKind.maxBytes / piece.utf8.count))
        }
    }
}

/// Numbers that look random and are the same in every run.
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 2 &+ 1
    }

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return bound <= 0 ? 0 : Int((state >> 33) % UInt64(bound))
    }
}

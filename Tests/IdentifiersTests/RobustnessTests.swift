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
}

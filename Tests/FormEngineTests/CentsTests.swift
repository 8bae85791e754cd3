import FEEL
import FormEngine
import Testing

@Suite("Cents")
struct CentsTests {
    @Test(
        "are shown in German notation",
        arguments: [
            (0, "0,00\u{A0}€"), (5, "0,05\u{A0}€"), (900, "9,00\u{A0}€"), (123_450, "1.234,50\u{A0}€"), (-123, "-1,23\u{A0}€"),
            (Int64.max, "92.233.720.368.547.758,07\u{A0}€"), (Int64.min, "-92.233.720.368.547.758,08\u{A0}€"),
        ] as [(Int64, String)])
    func display(value: Int64, expected: String) {
        #expect(Cents(value: value).display == expected)
    }

    @Test(
        "come from euros, half up to the cent",
        arguments: [
            ("9", 900), ("0.005", 1), ("12.344", 1234), ("-3.5", -350), ("1e30", nil),
        ] as [(String, Int64?)])
    func euros(text: String, expected: Int64?) throws {
        let number = try #require(Number(text))
        #expect(Cents(euros: number)?.value == expected)
    }
}

import Testing

@testable import Identifiers

@Suite("Names in DIN 91379")
struct LatinNameTests {
    @Test(
        "of persons are accepted",
        arguments: [
            ("Şerife Öztürk-Weiß", "Şerife Öztürk-Weiß"), ("Łucja D’Amico", "Łucja D’Amico"), ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
            ("Ģirts", "Ģirts"), ("M\u{302}ari", "M\u{302}ari"),
            ("  Anna   Lena ", "Anna Lena"), ("Jose\u{301}", "Jos\u{E9}"), ("A\u{30B}", "A\u{30B}"), ("k\u{35F}h", "k\u{35F}h"),
            ("L\u{325}\u{304}", "L\u{325}\u{304}"), ("Müller\u{A0}Meier", "Müller Meier"), ("O'Neill, jr.", "O'Neill, jr."),
            ("S\u{304}\u{31B}", "S\u{31B}\u{304}"),
        ])
    func persons(raw: String, normalised: String) {
        #expect(LatinName.check(raw).normalised.map { Array($0.unicodeScalars) } == Array(normalised.unicodeScalars))
    }

    @Test(
        "of persons are refused",
        arguments: [
            ("Anna3", "latin_character"), ("Anna@", "latin_character"), ("Мария", "latin_character"), ("王", "latin_character"),
            ("A🙂", "latin_character"), ("Anna (geb. X)", "latin_character"),
            ("", "latin_empty"), (" \t", "latin_empty"), ("-", "latin_no_letter"), ("' .", "latin_no_letter"),
            ("X\u{308}\u{308}\u{308}", "latin_character"), ("A\u{200D}b", "latin_character"),
            ("\u{301}a", "latin_character"), ("q\u{302}", "latin_character"), ("Ａnna", "latin_character"),
        ])
    func refusedPersons(raw: String, reason: String) {
        #expect(LatinName.check(raw) == .invalid(reason: reason))
    }

    @Test("may hold every letter and every sequence of the list")
    func wholeList() {
        let letters = LatinCharacters.letters.flatMap { Array($0) }.compactMap(Unicode.Scalar.init).map { String(Character($0)) }
        let sequences = LatinCharacters.sequences.map { String(String.UnicodeScalarView($0.compactMap(Unicode.Scalar.init))) }
        #expect(letters.count == 500)
        #expect(sequences.count == 149)
        for text in letters + sequences { #expect(LatinName.check("A" + text).isValid, "\(text.unicodeScalars.map(\.value))") }
    }

    @Test(
        "of streets and organisations may hold digits and more marks",
        arguments: [
            ("Anna (geb. X)", true), ("Hauptstraße 12/3", true), ("Müller & Söhne GmbH", true), ("5 €", true), ("12", true),
            ("¾ Liter", false), ("Ελλάδα", false), ("a\nb", true),
        ])
    func typeB(raw: String, isValid: Bool) {
        #expect(LatinName.datatypeB(raw).isValid == isValid)
    }

    @Test(
        "Free text keeps its lines",
        arguments: [
            ("Erste Zeile\r\nZweite\rDritte\n", "Erste Zeile\nZweite\nDritte"), ("¾ Liter", "¾ Liter"), ("a\tb", "a\tb"), ("a  b", "a  b"),
        ])
    func typeC(raw: String, normalised: String) {
        #expect(LatinName.datatypeC(raw) == .valid(normalised: normalised))
    }

    @Test(
        "Free text refuses what registers cannot hold",
        arguments: [("🙂", "latin_character"), ("\u{0}", "latin_character"), ("", "latin_empty"), ("\n\n", "latin_empty")])
    func refusedText(raw: String, reason: String) {
        #expect(LatinName.datatypeC(raw) == .invalid(reason: reason))
    }

    @Test(
        "Composition follows the Unicode Standard",
        arguments: [
            ("A\u{308}", "\u{C4}"), ("e\u{302}\u{301}", "\u{1EBF}"), ("e\u{323}\u{302}", "\u{1EC7}"), ("\u{212B}", "\u{C5}"),
            ("abc", "abc"), ("o\u{31B}\u{301}", "\u{1EDB}"),
        ])
    func composition(raw: String, composed: String) {
        #expect(Array(UnicodeForm.nfc(raw).unicodeScalars) == Array(composed.unicodeScalars))
    }
}

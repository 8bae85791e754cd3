import Testing

@testable import FormModel

@Suite("Names in definitions")
struct NamesTests {
    @Test("may be lower-case letters, digits and underscores", arguments: ["a", "geburts_datum", "x1", "feld_2_"])
    func accepts(name: String) { #expect(Names.isIdentifier(name)) }

    @Test(
        "may be nothing else",
        arguments: [
            "", "A", "1a", "_a", "a-b", "a b", "größe", "xml", "xml_a", "a.b", "a\n", String(repeating: "a", count: 81), "á",
        ])
    func rejects(name: String) { #expect(!Names.isIdentifier(name)) }

    @Test(
        "are proposed in the shape they must have",
        arguments: [
            ("Größe (in cm)", "groesse_in_cm_"), ("Straße", "strasse"), ("E-Mail", "e_mail"), ("1. Kind", "kind"),
            ("XML-Datei", "feld_xml_datei"),
            ("???", "feld_"), ("a", "a"),
        ])
    func proposal(text: String, name: String) {
        #expect(Names.proposal(for: text) == name)
        #expect(Names.isIdentifier(Names.proposal(for: text)))
    }

    @Test(
        "of options may begin with a digit",
        arguments: [("2026", true), ("a_1", true), ("", false), ("Ja", false), ("ä", false), ("a b", false)])
    func optionValue(text: String, isValid: Bool) { #expect(Names.isOptionValue(text) == isValid) }
}

@Suite("The word somebody probably meant")
struct SuggestionTests {
    @Test(
        "is the nearest one",
        arguments: [
            ("lable", "label"), ("tittle", "title"), ("LABEL", "label"), ("hnit", "hint"), ("option", "options"), ("requ", "required"),
        ])
    func nearest(word: String, meant: String) {
        #expect(Suggestion.closest(to: word, among: ["title", "label", "hint", "options", "required", "id"]) == meant)
    }

    @Test("is nothing when everything is far away", arguments: ["", "xyz", "geburtsdatum", "zz"])
    func far(word: String) {
        #expect(Suggestion.closest(to: word, among: ["title", "label", "hint"]) == nil)
    }

    @Test(
        "is found by added, dropped, replaced and swapped letters",
        arguments: [
            ("abc", "abc", 0), ("abc", "abcd", 1), ("abc", "ab", 1), ("abc", "axc", 1), ("abc", "acb", 1), ("", "abc", 3), ("abc", "", 3),
            ("kitten", "sitting", 3),
        ])
    func distance(left: String, right: String, expected: Int) {
        #expect(Suggestion.distance(Array(left), Array(right)) == expected)
        #expect(Suggestion.distance(Array(right), Array(left)) == expected)
    }

    @Test("takes no longer for endless words")
    func bounded() {
        let word = String(repeating: "ab", count: 100_000)
        #expect(Suggestion.closest(to: word, among: [String(repeating: "b", count: 100_000)]) == nil)
    }
}

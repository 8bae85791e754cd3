import FormEngine
import Testing

@Suite("The path of a field")
struct FieldPathTests {
    @Test("is its control's name and back", arguments: ["name", "kinder.0.name", "kinder.99.geboren_am", "kinder.100.name"])
    func roundTrip(text: String) {
        #expect(FieldPath(parsing: text)?.description == text)
    }

    @Test("is nothing else", arguments: ["", ".", "a.b", "a.0", "a.01.b", "a.-1.b", "a.1000.b", "a.0.b.c", ".0.b", "a.0.", "a.٣.b"])
    func refuses(text: String) {
        #expect(FieldPath(parsing: text) == nil)
    }
}

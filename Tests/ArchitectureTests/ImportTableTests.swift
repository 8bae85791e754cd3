import Testing

@Suite("The house")
struct ImportTableTests {
    @Test("stands") func stands() { #expect(Bool(true)) }
}

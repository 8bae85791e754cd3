import Identifiers
import Testing

@Suite("BIC")
struct BICTests {
    @Test(
        "accepts",
        arguments: [
            ("BFSWDE33XXX", "BFSWDE33XXX"), ("MARKDEF1820", "MARKDEF1820"), ("bfswde33", "BFSWDE33"), (" BFSWDE33XXX\n", "BFSWDE33XXX"),
            ("NCBVXKPR", "NCBVXKPR"),
        ])
    func accepts(raw: String, normalised: String) {
        #expect(BIC.check(raw) == .valid(normalised: normalised))
    }

    @Test(
        "refuses",
        arguments: [
            ("", "bic_empty"), (" ", "bic_empty"), ("BFSWDE33X", "bic_length"), ("BFSWDE3", "bic_length"), ("BFSWDE33XXXX", "bic_length"),
            ("BFSW1E33", "bic_malformed"), ("BFSWDE33 XXX", "bic_malformed"), ("BFSWDE33-XX", "bic_malformed"),
            ("BF5WDE33", "bic_malformed"), ("BFSWDE٣٣", "bic_malformed"), ("BFSWXX33", "bic_country"), ("BFSWÄE33", "bic_malformed"),
        ])
    func refuses(raw: String, reason: String) {
        #expect(BIC.check(raw) == .invalid(reason: reason))
    }

    @Test("eight places stand for the head office")
    func full() {
        #expect(BIC.full("BFSWDE33") == "BFSWDE33XXX")
        #expect(BIC.full("MARKDEF1820") == "MARKDEF1820")
    }
}

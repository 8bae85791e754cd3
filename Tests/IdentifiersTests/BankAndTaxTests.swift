import Identifiers
import Testing

@Suite("IBAN")
struct IBANTests {
    @Test(
        "accepts",
        arguments: [
            ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"), ("de75512108001245126199", "DE75512108001245126199"),
            ("GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"),
            ("DE89\u{A0}3704\u{202F}0044 0532 0130 00", "DE89370400440532013000"),
            ("AT611904300234573201", "AT611904300234573201"), ("CH9300762011623852957", "CH9300762011623852957"),
        ])
    func accepts(raw: String, normalised: String) {
        #expect(IBAN.check(raw) == .valid(normalised: normalised))
    }

    @Test(
        "refuses",
        arguments: [
            ("", "iban_empty"), ("  ", "iban_empty"), ("DE89370400440532013001", "iban_check_digits"),
            ("DE8937040044053201300", "iban_length"), ("ZZ89370400440532013000", "iban_unknown_country"),
            ("DE", "iban_malformed"), ("DE89-3704-0044", "iban_malformed"), ("DE8937040044053201300A", "iban_malformed"),
            ("DE٨٩370400440532013000", "iban_malformed"), ("DE00370400440532013000", "iban_check_digits"),
            ("DE99370400440532013000", "iban_check_digits"), ("Ä", "iban_malformed"),
        ])
    func refuses(raw: String, reason: String) {
        #expect(IBAN.check(raw) == .invalid(reason: reason))
    }

    @Test("is shown in groups of four")
    func groups() {
        #expect(IBAN.grouped("DE89370400440532013000") == "DE89 3704 0044 0532 0130 00")
        #expect(IBAN.grouped("") == "")
    }
}

@Suite("Steuerliche Identifikationsnummer")
struct TaxIDTests {
    @Test("accepts", arguments: ["86095742719", "47036892816", "65929970489", "36574261809", "86 095 742 719"])
    func accepts(raw: String) {
        #expect(TaxID.check(raw) == .valid(normalised: raw.filter { $0 != " " }))
    }

    @Test(
        "refuses",
        arguments: [
            ("", "tax_id_empty"), ("36574261890", "tax_id_check_digit"), ("06095742719", "tax_id_leading_zero"),
            ("90817263543", "tax_id_pattern"), ("8609574271", "tax_id_length"), ("8609574271A", "tax_id_malformed"),
            ("٨6095742719", "tax_id_malformed"), ("11111111111", "tax_id_pattern"),
        ])
    func refuses(raw: String, reason: String) {
        #expect(TaxID.check(raw) == .invalid(reason: reason))
    }
}

import Identifiers
import Testing

@Suite("Identifiers by name")
struct IdentifierKindTests {
    @Test("the names are fixed, since programs use them")
    func names() {
        #expect(
            IdentifierKind.allCases.map(\.rawValue) == [
                "iban", "bic", "steuer_id", "versicherungsnummer", "krankenversichertennummer", "fin", "ausweis_serial", "kennzeichen",
                "plz", "ags", "ars", "evb", "sicherheitscode_plakette", "sicherheitscode_zb1", "sicherheitscode_zb2", "hsn", "tsn",
                "phone", "email", "name", "date",
            ])
    }

    @Test("every example is valid", arguments: IdentifierKind.allCases)
    func examples(kind: IdentifierKind) {
        #expect(kind.check(kind.example).isValid)
        #expect(!kind.title.isEmpty)
    }

    @Test("every kind refuses nothing at all and far too much", arguments: IdentifierKind.allCases)
    func bounds(kind: IdentifierKind) {
        #expect(kind.check("").reason?.hasSuffix("_empty") == true)
        #expect(kind.check(kind.example + String(repeating: " ", count: 1_001)) == .invalid(reason: "too_long"))
        #expect(kind.check(kind.example + "  ").isValid)
    }

    @Test(
        "each kind follows its own rule",
        arguments: [
            (IdentifierKind.taxID, "36574261890", "tax_id_check_digit"), (.iban, "DE89370400440532013001", "iban_check_digits"),
            (.plateSealCode, "4mNpZ07", "security_code_length"), (.registrationPartOneCode, "k9T", "security_code_length"),
            (.registrationPartTwoCode, "k9T", "security_code_length"), (.manufacturerKey, "BGZ", "hsn_malformed"),
            (.vehicleTypeKey, "0603", "tsn_length"), (.ags, "051240000000", "ags_length"), (.ars, "05124000", "ars_length"),
            (.name, "Anna3", "latin_character"), (.date, "31.11.2026", "date_does_not_exist"), (.phone, "110", "phone_emergency"),
            (.email, "maria@post", "email_domain"), (.postalCode, "00123", "plz_range"),
        ])
    func rules(kind: IdentifierKind, raw: String, reason: String) {
        #expect(kind.check(raw) == .invalid(reason: reason))
    }
}

import Identifiers
import Testing

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test(
        "accept",
        arguments: [
            ("maria.beispiel+kita@post.example", "maria.beispiel+kita@post.example"), ("  A.B@Post.EXAMPLE ", "A.B@post.example"),
            ("o'neil@x-y.example.de", "o'neil@x-y.example.de"),
            ("a@xn--mller-kva.de", "a@xn--mller-kva.de"), ("a@b.xn--p1ai", "a@b.xn--p1ai"),
        ])
    func accepts(raw: String, normalised: String) {
        #expect(EmailAddress.check(raw) == .valid(normalised: normalised))
    }

    @Test(
        "refuse",
        arguments: [
            ("", "email_empty"), ("maria", "email_no_at"), ("maria@", "email_domain"), ("maria.@post.example", "email_local_part"),
            (".maria@post.example", "email_local_part"),
            ("ma..ria@post.example", "email_local_part"), ("maria@post", "email_domain"), ("\"a b\"@post.example", "email_characters"),
            ("a@b@c.de", "email_characters"),
            ("a@-b.de", "email_domain"), ("a@b.d", "email_domain"), ("a@b.12", "email_domain"), ("mária@post.example", "email_characters"),
            ("a b@post.example", "email_characters"),
            ("@post.example", "email_local_part"), ("\"ab\"@post.example", "email_local_part"),
            (String(repeating: "a", count: 65) + "@post.example", "email_local_part"),
            ("a@" + String(repeating: "b", count: 64) + ".de", "email_domain"),
            ("a@" + String(repeating: "b.", count: 130) + "de", "email_length"), ("a@post..de", "email_domain"),
        ])
    func refuses(raw: String, reason: String) {
        #expect(EmailAddress.check(raw) == .invalid(reason: reason))
    }
}

@Suite("Telephone numbers")
struct PhoneNumberTests {
    @Test(
        "accept",
        arguments: [
            ("0711 3512 2222", "+4971135122222"), ("(07031) 94-123", "+49703194123"), ("0049 (0)202 5639999", "+492025639999"),
            ("0172 9876543", "+491729876543"),
            ("+49 (0) 711 / 35 12 22", "+49711351222"), ("+41 44 668 18 00", "+41446681800"), ("0711–123456", "+49711123456"),
            ("+49 0711 123456", "+49711123456"),
            ("+44 (0)20 7946 0018", "+442079460018"),
        ])
    func accepts(raw: String, normalised: String) {
        #expect(PhoneNumber.check(raw) == .valid(normalised: normalised))
    }

    @Test(
        "refuse",
        arguments: [
            ("", "phone_empty"), ("110", "phone_emergency"), ("112", "phone_emergency"), ("+49 112", "phone_emergency"),
            ("12345", "phone_area_code"), ("0711", "phone_length"),
            ("0711 1234567890123", "phone_length"), ("+0711123456", "phone_area_code"), ("+49 00711 123456", "phone_area_code"),
            ("+49 (0) 00711 123", "phone_area_code"), ("abc", "phone_characters"),
            ("0711/12 34 App. 5", "phone_characters"),
            ("٠٧١١١٢٣٤٥٦", "phone_characters"), ("07+11", "phone_characters"), (String(repeating: "1", count: 5_000), "phone_length"),
        ])
    func refuses(raw: String, reason: String) {
        #expect(PhoneNumber.check(raw) == .invalid(reason: reason))
    }
}

@Suite("Postal codes and keys of areas and services")
struct KeyTests {
    @Test(
        "Postal codes",
        arguments: [
            ("73728", Checked.valid(normalised: "73728")), (" 01 067 ", .valid(normalised: "01067")),
            ("01001", .valid(normalised: "01001")), ("99998", .valid(normalised: "99998")),
            ("", .invalid(reason: "plz_empty")), ("7372", .invalid(reason: "plz_length")), ("00123", .invalid(reason: "plz_range")),
            ("99999", .invalid(reason: "plz_range")),
            ("D-73728", .invalid(reason: "plz_malformed")), ("٧٣٧٢٨", .invalid(reason: "plz_malformed")),
        ])
    func postalCodes(raw: String, expected: Checked) {
        #expect(PostalCode.check(raw) == expected)
    }

    @Test(
        "Keys of areas",
        arguments: [
            ("051240000000", .valid(normalised: "051240000000"), "05124000"),
            ("08 3 35 0043 043", .valid(normalised: "083350043043"), "08335043"),
            ("000000000000", .valid(normalised: "000000000000"), "00000000"), ("171240000000", .invalid(reason: "ars_state"), nil),
            ("05124000", .invalid(reason: "ars_length"), nil),
            ("05124000000X", .invalid(reason: "ars_malformed"), nil), ("", .invalid(reason: "ars_empty"), nil),
        ] as [(String, Checked, String?)])
    func ars(raw: String, expected: Checked, ags: String?) {
        #expect(ARS.check(raw) == expected)
        #expect(ARS.ags(raw) == ags)
    }

    @Test(
        "Keys of municipalities",
        arguments: [
            ("05124000", Checked.valid(normalised: "05124000")), ("00124000", .invalid(reason: "ags_state")),
            ("0512400", .invalid(reason: "ags_length")),
            ("", .invalid(reason: "ags_empty")), ("0512400A", .invalid(reason: "ags_malformed")),
        ])
    func ags(raw: String, expected: Checked) {
        #expect(AGS.check(raw) == expected)
    }

    @Test(
        "Keys of services",
        arguments: [
            ("99 115 005 012 000", Checked.valid(normalised: "99115005012000")), ("98115005012000", .invalid(reason: "leika_prefix")),
            ("9911500501200", .invalid(reason: "leika_length")),
            ("", .invalid(reason: "leika_empty")), ("99115005012OOO", .invalid(reason: "leika_malformed")),
        ])
    func leika(raw: String, expected: Checked) {
        #expect(LeikaKey.check(raw) == expected)
    }
}

import Identifiers
import Testing

@Suite("Kfz-Kennzeichen")
struct LicencePlateTests {
    @Test(
        "accepts",
        arguments: [
            ("W-WU 42", "W-WU 42"), ("ES-EL 2026", "ES-EL 2026"), ("BB-S 9999", "BB-S 9999"), ("RT-MZ 72H", "RT-MZ 72H"),
            ("W-E 1000E", "W-E 1000E"), ("W-KA 77 04/10", "W-KA 77 04/10"),
            ("w ab 123", "W-AB 123"), ("W-AB123", "W-AB 123"), ("W–AB – 123", "W-AB 123"), ("W - AB - 123", "W-AB 123"),
            ("W-AB 123 h", "W-AB 123H"), ("LÖ-A 1", "LÖ-A 1"), ("lo\u{308}-a 1", "LÖ-A 1"), ("\u{A0}W-WU\u{2009}42 ", "W-WU 42"),
            ("W-KA 77 4/10", "W-KA 77 04/10"), ("W-KA 77 10-3", "W-KA 77 10/03"), ("W-KA 77 1/11", "W-KA 77 01/11"),
            ("W-KA 7H 04/10", "W-KA 7H 04/10"), ("W-KA 777E 04/10", "W-KA 777E 04/10"), ("ES-EL 202E", "ES-EL 202E"),
            ("ABC-D 1234", "ABC-D 1234"),
        ])
    func accepts(raw: String, normalised: String) {
        #expect(LicencePlate.check(raw) == .valid(normalised: normalised))
        #expect(LicencePlate.check(normalised) == .valid(normalised: normalised))
    }

    @Test(
        "refuses",
        arguments: [
            ("", "empty"), (" \t", "empty"), ("ES-EL 2026H", "places"), ("ABC-DE 1234", "places"), ("ES-EL 2026 04/10", "places"),
            ("ES-EL 202H 04/10", "places"), ("W-KA 007", "number"), ("W-KA 0", "number"), ("WW1-A 1", "malformed"),
            ("W-KAB 1", "malformed"), ("W-KA 6/6", "malformed"), ("W-KA 77 6/6", "season"), ("W-KA 77 2/1", "season"),
            ("W-KA 77 0/5", "season"), ("W-KA 77 5/13", "season"), ("W-KA 77 04/", "malformed"), ("W-KA 77 04/10/12", "malformed"),
            ("WAB123", "ambiguous"), ("WAB 123", "ambiguous"), ("ESEL2026", "ambiguous"), ("WU-42", "ambiguous"),
            ("W-KA 12345", "malformed"),
            ("W-KA", "malformed"),
            ("W 123", "malformed"), ("123", "malformed"), ("W-ÄB 1", "malformed"), ("W-KA 77X", "malformed"), ("W-KA 77HE", "malformed"),
            ("ABCD-E 1", "malformed"), ("W-KA ٧٧", "malformed"), ("ẞ-A 1", "malformed"), ("BD 16-500", "not_civil"),
            ("Y-123456", "not_civil"),
            ("THW-84123", "not_civil"), ("0-17-1", "malformed"), ("-", "malformed"),
        ])
    func refuses(raw: String, reason: String) {
        #expect(LicencePlate.check(raw) == .invalid(reason: "kennzeichen_" + reason))
    }

    @Test("a season lasts two to eleven months, also over the turn of the year")
    func seasons() {
        for first in 1...12 {
            for last in 1...12 {
                let months = (0..<12).first { (first - 1 + $0) % 12 + 1 == last }.map { $0 + 1 }
                #expect(LicencePlate.check("W-KA 77 \(first)/\(last)").isValid == (2...11).contains(months ?? 0), "\(first)/\(last)")
            }
        }
    }
}

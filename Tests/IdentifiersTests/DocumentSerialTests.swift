import Identifiers
import Testing

@Suite("Serial numbers of identity documents")
struct DocumentSerialTests {
    @Test(
        "accept",
        arguments: [
            ("T22000129", "T22000129"), ("T220001293", "T220001293"), ("t22 000 129", "T22000129"), ("C01X0006H1", "C01X0006H1"),
            ("B1234567", "B1234567"), ("T2200012", "T2200012"), ("L01X00T47", "L01X00T47"),
        ])
    func accepts(raw: String, normalised: String) {
        #expect(DocumentSerial.check(raw) == .valid(normalised: normalised))
    }

    @Test(
        "refuse",
        arguments: [
            ("", "ausweis_empty"), ("T220001294", "ausweis_check_digit"), ("T22000129X", "ausweis_check_digit"),
            ("TO2000129", "ausweis_malformed"), ("A22000129", "ausweis_malformed"), ("TT200012", "ausweis_malformed"),
            ("T220001", "ausweis_length"), ("T2200012933", "ausweis_length"), ("T22-000129", "ausweis_malformed"),
            ("T2200012٩", "ausweis_malformed"),
        ])
    func refuses(raw: String, reason: String) {
        #expect(DocumentSerial.check(raw) == .invalid(reason: reason))
    }

    @Test("have exactly one check digit, whatever stands before it", arguments: ["T22000129", "L01X00T47", "C01X0006H", "000000000"])
    func oneCheckDigit(serial: String) {
        #expect((0...9).filter { DocumentSerial.check("\(serial)\($0)").isValid } == [MachineReadableZone.checkDigit(serial)])
    }

    @Test(
        "Check digits of the machine readable zone",
        arguments: [
            ("T22000129", 3), ("640812", 5), ("101031", 8), ("<<<", 0), ("", 0), ("Z", 5), ("t2", nil), ("Ä", nil), ("1 2", nil),
        ] as [(String, Int?)])
    func zone(text: String, digit: Int?) {
        #expect(MachineReadableZone.checkDigit(text) == digit)
    }

    @Test("The digit over both lines of an identity card")
    func bothLines() {
        let first = "IDD<<T220001293<<<<<<<<<<<<<<<"
        #expect(MachineReadableZone.checkDigit(firstLine: first, secondLine: "6408125<2010315D<<<<<<<<<<<<<4") == 4)
        #expect(MachineReadableZone.checkDigit(firstLine: first, secondLine: "6408125<1010318D<<<<<<<<<<<<<4") == 6)
        #expect(MachineReadableZone.checkDigit(firstLine: first, secondLine: "6408125") == nil)
        #expect(MachineReadableZone.checkDigit(firstLine: first, secondLine: "640812ä<1010318D<<<<<<<<<<<<4") == nil)
    }
}

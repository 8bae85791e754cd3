import Identifiers
import Testing

@Suite("Versicherungsnummer")
struct PensionInsuranceNumberTests {
    @Test("accepts", arguments: ["65170839J003", "65 170839 J 003", "65170839j003"])
    func accepts(raw: String) {
        #expect(PensionInsuranceNumber.check(raw) == .valid(normalised: "65170839J003"))
    }

    @Test(
        "refuses",
        arguments: [
            ("", "empty"), ("65170839J004", "check_digit"), ("65170839K003", "check_digit"), ("65170839Ö003", "malformed"),
            ("65170839é003", "malformed"), ("99170839J003", "area"), ("01170839J003", "area"), ("65321339J003", "birth_date"),
            ("65170039J003", "birth_date"), ("65171339J003", "birth_date"), ("65000839J003", "birth_date"),
            ("65300239J003", "birth_date"), ("65290239J003", "birth_date"), ("65980839J003", "birth_date"),
            ("65170839J00", "length"), ("65170839J0033", "length"), ("651708390003", "malformed"), ("6517083JJ003", "malformed"),
            ("65-170839-J-003", "malformed"), ("٦5170839J003", "malformed"),
        ])
    func refuses(raw: String, reason: String) {
        #expect(PensionInsuranceNumber.check(raw) == .invalid(reason: "versicherungsnummer_" + reason))
    }

    @Test(
        "knows days that were raised because the serial numbers of a birthday were used up",
        arguments: [
            ("010764", true), ("330764", true), ("650764", true), ("970764", true), ("630764", true), ("950764", true), ("290200", true),
            ("610200", true), ("320764", false), ("640764", false), ("960764", false), ("980764", false), ("630664", false),
            ("620264", false),
        ])
    func raisedDays(birth: String, isDate: Bool) {
        let results = (0...9).map { PensionInsuranceNumber.check("65\(birth)J00\($0)") }
        #expect(results.filter(\.isValid).count == (isDate ? 1 : 0))
        #expect(results.allSatisfy { isDate || $0.reason == "versicherungsnummer_birth_date" })
    }

    @Test("has exactly one check digit, whatever stands before it")
    func oneCheckDigit() {
        for (index, letter) in "ABCDEFGHIJKLMNOPQRSTUVWXYZ".enumerated() {
            let body = "1\(index % 2)\(10 + index % 15)0\(1 + index % 9)\(60 + index)\(letter)\(10 + index)"
            #expect((0...9).filter { PensionInsuranceNumber.check("\(body)\($0)").isValid }.count == 1, "\(body)")
        }
    }
}

@Suite("Krankenversichertennummer")
struct HealthInsuranceNumberTests {
    @Test("accepts", arguments: ["A123456780", "a 123 456 780"])
    func accepts(raw: String) {
        #expect(HealthInsuranceNumber.check(raw) == .valid(normalised: "A123456780"))
    }

    @Test(
        "refuses",
        arguments: [
            ("", "empty"), ("A123456781", "check_digit"), ("B123456780", "check_digit"), ("A12345678", "length"), ("A1234567800", "length"),
            ("1234567890", "malformed"), ("AB23456780", "malformed"), ("Ä123456780", "malformed"), ("A12345678٠", "malformed"),
        ])
    func refuses(raw: String, reason: String) {
        #expect(HealthInsuranceNumber.check(raw) == .invalid(reason: "krankenversichertennummer_" + reason))
    }

    @Test("has exactly one check digit, whatever stands before it")
    func oneCheckDigit() {
        for (index, letter) in "ABCDEFGHIJKLMNOPQRSTUVWXYZ".enumerated() {
            let body = "\(letter)\(12_345_678 + index * 3_141_592)"
            #expect((0...9).filter { HealthInsuranceNumber.check("\(body)\($0)").isValid }.count == 1, "\(body)")
        }
    }
}

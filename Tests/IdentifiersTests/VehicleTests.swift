import Identifiers
import Testing

@Suite("Fahrzeug-Identifizierungsnummer")
struct VehicleIdentificationNumberTests {
    @Test(
        "accepts, with or without the check character of the papers",
        arguments: [
            ("A1BS31Z0430336179", "A1BS31Z0430336179"), ("a1bs31z 0430336179", "A1BS31Z0430336179"),
            ("A1BS31Z04303361794", "A1BS31Z0430336179"), ("A1BS31Z0430336179 4", "A1BS31Z0430336179"),
            ("A1BS31Z0430336179-", "A1BS31Z0430336179"), ("WVWZZZ1JZ3W386752", "WVWZZZ1JZ3W386752"),
        ])
    func accepts(raw: String, normalised: String) {
        #expect(VehicleIdentificationNumber.check(raw) == .valid(normalised: normalised))
    }

    @Test(
        "refuses",
        arguments: [
            ("", "fin_empty"), ("A1BS31Z04303361795", "fin_check_digit"), ("A1BS31Z0430336179X", "fin_check_digit"),
            ("A1BS31Z0430336179Ä", "fin_length"), ("A1BS31Z043033617", "fin_length"), ("A1BS31Z043033617944", "fin_length"),
            ("I1BS31Z0430336179", "fin_malformed"), ("A1BS31ZO430336179", "fin_malformed"), ("A1BS31ZQ430336179", "fin_malformed"),
            ("A1BS31Z-430336179", "fin_malformed"), ("Ä1BS31Z0430336179", "fin_malformed"), ("A1BS31Z٠430336179", "fin_malformed"),
        ])
    func refuses(raw: String, reason: String) {
        #expect(VehicleIdentificationNumber.check(raw) == .invalid(reason: reason))
    }

    @Test(
        "its check character is computed",
        arguments: [
            ("A1BS31Z0430336179", "4"), ("11111111111111111", "X"), ("1000000000000000A", "0"), ("00000000000000001", "2"),
            ("00000000100000000", "X"), ("A", nil),
        ] as [(String, String?)])
    func checkCharacter(raw: String, expected: String?) {
        #expect(VehicleIdentificationNumber.checkCharacter(raw) == expected)
    }

    @Test("exactly one check character fits")
    func oneCheckCharacter() {
        for number in ["A1BS31Z0430336179", "WVWZZZ1JZ3W386752", "ZZZZZZZZZZZZZZZZZ", "SARRJTUK123456789"] {
            let fitting = "0123456789X".filter { VehicleIdentificationNumber.check("\(number)\($0)").isValid }
            #expect(fitting == VehicleIdentificationNumber.checkCharacter(number))
        }
    }
}

@Suite("Keys, confirmations and codes of vehicles")
struct VehicleKeyTests {
    @Test(
        "Maker and type",
        arguments: [
            (ManufacturerKey.check("0603"), Checked.valid(normalised: "0603")),
            (ManufacturerKey.check(" 0000 "), .valid(normalised: "0000")),
            (ManufacturerKey.check("603"), .invalid(reason: "hsn_length")), (ManufacturerKey.check(""), .invalid(reason: "hsn_empty")),
            (ManufacturerKey.check("O603"), .invalid(reason: "hsn_malformed")),
            (ManufacturerKey.check("0603/BGZ"), .invalid(reason: "hsn_malformed")),
            (VehicleTypeKey.check("BGZ"), .valid(normalised: "BGZ")), (VehicleTypeKey.check("b0z"), .valid(normalised: "B0Z")),
            (VehicleTypeKey.check("000"), .valid(normalised: "000")), (VehicleTypeKey.check("BG"), .invalid(reason: "tsn_length")),
            (VehicleTypeKey.check("BGZ0"), .invalid(reason: "tsn_length")), (VehicleTypeKey.check(""), .invalid(reason: "tsn_empty")),
            (VehicleTypeKey.check("BÖZ"), .invalid(reason: "tsn_malformed")),
            (VehicleTypeKey.check("B-Z"), .invalid(reason: "tsn_malformed")),
        ])
    func keys(checked: Checked, expected: Checked) {
        #expect(checked == expected)
    }

    @Test(
        "Proof of insurance",
        arguments: [
            ("TE2M6MT", Checked.valid(normalised: "TE2M6MT")), ("bac 6w90", .valid(normalised: "BAC6W90")),
            ("TE2M6M", .invalid(reason: "evb_length")), ("TE2M6MTT", .invalid(reason: "evb_length")),
            ("TE2M6MTO", .invalid(reason: "evb_malformed")), ("TE2M6OT", .invalid(reason: "evb_malformed")),
            ("TE2M6iT", .invalid(reason: "evb_malformed")), ("", .invalid(reason: "evb_empty")),
            ("ÄE2M6MT", .invalid(reason: "evb_malformed")),
        ])
    func evb(raw: String, expected: Checked) {
        #expect(EVBNumber.check(raw) == expected)
    }

    @Test(
        "Security codes",
        arguments: [
            (SecurityCode.plateSeal, "k9T", Checked.valid(normalised: "k9T")), (.plateSeal, "L0p", .valid(normalised: "L0p")),
            (.plateSeal, "k 9 T", .valid(normalised: "k9T")), (.plateSeal, "kO9", .invalid(reason: "security_code_malformed")),
            (.plateSeal, "k9", .invalid(reason: "security_code_length")), (.plateSeal, "", .invalid(reason: "security_code_empty")),
            (.registrationPartOne, "4mNpZ07", .valid(normalised: "4mNpZ07")),
            (.registrationPartOne, "4mNpZ0", .invalid(reason: "security_code_length")),
            (.registrationPartOne, "4mNpZl7", .invalid(reason: "security_code_malformed")),
            (.registrationPartTwo, "Ab12Cd34Ef56", .valid(normalised: "Ab12Cd34Ef56")),
            (.registrationPartTwo, "IilOo1234567", .valid(normalised: "IilOo1234567")),
            (.registrationPartTwo, "Ab12Cd34Ef5", .invalid(reason: "security_code_length")),
            (.registrationPartTwo, "Äb12Cd34Ef56", .invalid(reason: "security_code_malformed")),
        ])
    func codes(code: SecurityCode, raw: String, expected: Checked) {
        #expect(code.check(raw) == expected)
    }

    @Test("Codes that people must be able to read have no look-alikes", arguments: [SecurityCode.plateSeal, .registrationPartOne])
    func lookAlikes(code: SecurityCode) {
        let length = code == .plateSeal ? 3 : 7
        let refused = (33...126).map { Character(Unicode.Scalar($0)) }.filter { character in
            (character.isLetter || character.isNumber) && !code.check(String(repeating: character, count: length)).isValid
        }
        #expect(String(refused) == "IOilo")
    }
}

import FormModel
import Identifiers

/// The rule of one kind of code: the check, the words, the look.
struct CodeRule: Sendable {
    /// The code as it is stored, or the reason why not.
    let check: @Sendable (String, FieldSettings) -> Checked
    /// The sentence for a reason and a quoted label.
    let message: @Sendable (String, String) -> String
    /// A formally right answer.
    let example: String
    /// Regular expression of the stored code, for schemas; wider than the check.
    let pattern: String
    /// What to enter, with its article; empty where the label says it all.
    var article = ""
    var control = TextControl()
    /// The stored code as people read and type it.
    var display: @Sendable (String) -> String = { $0 }

    /// Codes that are printed on papers: no spelling marks, capital letters first.
    static let printed = TextControl(width: .twenty, isCode: true, isUpperCase: true)
    static let digits = TextControl(width: .twenty, inputMode: .numeric, isCode: true)

    static func rule(of type: FieldType) -> CodeRule {
        switch type {
        case .email: email
        case .phone: phone
        case .url: url
        case .iban: iban
        case .bic: bic
        case .taxId: taxID
        case .idCardSerial: documentSerial
        case .insuranceNumber: insuranceNumber
        case .healthInsuranceNumber: healthInsuranceNumber
        case .licensePlate: licencePlate
        case .vin: vin
        case .evb: evb
        default: securityCode
        }
    }

    // MARK: Reaching people

    private static let email = CodeRule(
        check: { text, _ in EmailAddress.check(text) }, message: { _, label in Messages.email(label) }, example: "name@beispiel.de",
        pattern: "[^@\\s]+@[^@\\s]+",
        article: "eine E-Mail-Adresse", control: TextControl(kind: .email, isCode: true))

    private static let phone = CodeRule(
        check: { text, _ in PhoneNumber.check(text) },
        message: { reason, label in reason == "phone_emergency" ? Messages.phoneEmergency(label) : Messages.phone(label) },
        example: "030 123456",
        pattern: "\\+[1-9][0-9]{3,14}", article: "eine Telefonnummer", control: TextControl(kind: .tel, width: .twenty))

    private static let url = CodeRule(
        check: { text, _ in WebAddress.check(text) }, message: { _, label in Messages.webAddress(label) }, example: "www.beispiel.de",
        pattern: "https?://[^\\s]+",
        article: "eine Internetadresse", control: TextControl(kind: .url, isCode: true))

    // MARK: Money and taxes

    private static let iban = CodeRule(
        check: { text, _ in IBAN.check(text) }, message: { reason, _ in Messages.iban(reason) }, example: "DE89 3704 0044 0532 0130 00",
        pattern: "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}",
        control: printed, display: GermanFormat.iban)

    private static let bic = CodeRule(
        check: { text, _ in BIC.check(text) }, message: { reason, _ in Messages.bic(reason) }, example: "BFSWDE33XXX",
        pattern: "[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", control: printed)

    private static let taxID = CodeRule(
        check: { text, _ in TaxID.check(text) }, message: { reason, _ in Messages.taxID(reason) }, example: "86 095 742 719",
        pattern: "[1-9][0-9]{10}",
        control: digits, display: GermanFormat.taxID)

    // MARK: Papers and insurance

    private static let documentSerial = CodeRule(
        check: { text, _ in DocumentSerial.check(text) }, message: { reason, _ in Messages.documentSerial(reason) }, example: "T22000129",
        pattern: "[A-Z0-9]{9,10}",
        control: printed)

    private static let insuranceNumber = CodeRule(
        check: { text, _ in PensionInsuranceNumber.check(text) }, message: { reason, _ in Messages.insuranceNumber(reason) },
        example: "65 170839 J 003",
        pattern: "[0-9]{8}[A-Z][0-9]{3}", control: printed, display: GermanFormat.insuranceNumber)

    private static let healthInsuranceNumber = CodeRule(
        check: { text, _ in HealthInsuranceNumber.check(text) }, message: { reason, _ in Messages.healthInsuranceNumber(reason) },
        example: "A123456780",
        pattern: "[A-Z][0-9]{9}", control: printed)

    // MARK: Vehicles

    private static let licencePlate = CodeRule(
        check: checkPlate, message: { reason, _ in Messages.licencePlate(reason) }, example: "ES-AB 123",
        pattern: "[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} [1-9][0-9]{0,3}[HE]?( [01][0-9]/[01][0-9])?", control: printed)

    private static let vin = CodeRule(
        check: { text, _ in VehicleIdentificationNumber.check(text) }, message: { reason, _ in Messages.vin(reason) },
        example: "W0L0XCF0814000001",
        pattern: "[A-HJ-NPR-Z0-9]{17}", control: printed)

    private static let evb = CodeRule(
        check: { text, _ in EVBNumber.check(text) }, message: { reason, _ in Messages.evb(reason) }, example: "TE2M6MT",
        pattern: "[A-Z0-9]{7}",
        control: TextControl(width: .ten, isCode: true, isUpperCase: true))

    private static let securityCode = CodeRule(
        check: checkSecurityCode, message: { reason, _ in Messages.securityCode(reason) }, example: "k9T",
        pattern: "[A-Za-z0-9]{3,12}",
        control: TextControl(width: .twenty, isCode: true))

    /// A plate, where the definition names districts only one of theirs.
    @Sendable private static func checkPlate(_ text: String, _ settings: FieldSettings) -> Checked {
        let checked = LicencePlate.check(text)
        guard case .licensePlate(let plate) = settings, !plate.districts.isEmpty, let normalised = checked.normalised else {
            return checked
        }
        let district = String(normalised.prefix { $0 != "-" })
        return plate.districts.contains(district) ? checked : .invalid(reason: "kennzeichen_district")
    }

    @Sendable private static func checkSecurityCode(_ text: String, _ settings: FieldSettings) -> Checked {
        guard case .securityCode(let code) = settings else { return .invalid(reason: "security_code_malformed") }
        return switch code.document {
        case .plakette: SecurityCode.plateSeal.check(text)
        case .zb1: SecurityCode.registrationPartOne.check(text)
        case .zb2: SecurityCode.registrationPartTwo.check(text)
        }
    }
}

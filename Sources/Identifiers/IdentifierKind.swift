/// The identifiers that can be checked by name, as the command line does it.
public enum IdentifierKind: String, CaseIterable, Sendable {
    case iban, bic
    case taxID = "steuer_id"
    case pensionInsuranceNumber = "versicherungsnummer"
    case healthInsuranceNumber = "krankenversichertennummer"
    case vehicleIdentificationNumber = "fin"
    case documentSerial = "ausweis_serial"
    case licencePlate = "kennzeichen"
    case postalCode = "plz"
    case ags, ars
    case evbNumber = "evb"
    case plateSealCode = "sicherheitscode_plakette"
    case registrationPartOneCode = "sicherheitscode_zb1"
    case registrationPartTwoCode = "sicherheitscode_zb2"
    case manufacturerKey = "hsn"
    case vehicleTypeKey = "tsn"
    case phone, email, name, date

    /// Most UTF-8 bytes that are looked at; no identifier is nearly as long.
    public static let maxBytes = 1_000

    /// The text as it is to be stored, or why it is refused; `too_long` beyond ``maxBytes``.
    public func check(_ raw: String) -> Checked {
        guard raw.utf8.count <= Self.maxBytes else { return .invalid(reason: "too_long") }
        return rule(raw)
    }

    private var rule: (String) -> Checked {
        switch self {
        case .iban: IBAN.check
        case .bic: BIC.check
        case .taxID: TaxID.check
        case .pensionInsuranceNumber: PensionInsuranceNumber.check
        case .healthInsuranceNumber: HealthInsuranceNumber.check
        case .vehicleIdentificationNumber: VehicleIdentificationNumber.check
        case .documentSerial: DocumentSerial.check
        case .licencePlate: LicencePlate.check
        case .postalCode: PostalCode.check
        case .ags: AGS.check
        case .ars: ARS.check
        case .evbNumber: EVBNumber.check
        case .plateSealCode: SecurityCode.plateSeal.check
        case .registrationPartOneCode: SecurityCode.registrationPartOne.check
        case .registrationPartTwoCode: SecurityCode.registrationPartTwo.check
        case .manufacturerKey: ManufacturerKey.check
        case .vehicleTypeKey: VehicleTypeKey.check
        case .phone: PhoneNumber.check
        case .email: EmailAddress.check
        case .name: LatinName.check
        case .date: { GermanDate.check($0) }
        }
    }
}

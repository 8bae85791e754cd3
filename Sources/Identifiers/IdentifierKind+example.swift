extension IdentifierKind {
    /// What it is called in German administration.
    public var title: String {
        switch self {
        case .iban: "IBAN"
        case .bic: "BIC"
        case .taxID: "Steuerliche Identifikationsnummer"
        case .pensionInsuranceNumber: "Versicherungsnummer der Rentenversicherung"
        case .healthInsuranceNumber: "Krankenversichertennummer"
        case .vehicleIdentificationNumber: "Fahrzeug-Identifizierungsnummer"
        case .documentSerial: "Seriennummer eines Ausweises"
        case .licencePlate: "Kfz-Kennzeichen"
        case .postalCode: "Postleitzahl"
        case .ags: "Amtlicher Gemeindeschlüssel"
        case .ars: "Amtlicher Regionalschlüssel"
        case .evbNumber: "eVB-Nummer"
        case .plateSealCode: "Sicherheitscode der Stempelplakette"
        case .registrationPartOneCode: "Sicherheitscode der Zulassungsbescheinigung Teil I"
        case .registrationPartTwoCode: "Sicherheitscode der Zulassungsbescheinigung Teil II"
        case .manufacturerKey: "Herstellerschlüsselnummer"
        case .vehicleTypeKey: "Typschlüsselnummer"
        case .phone: "Telefonnummer"
        case .email: "E-Mail-Adresse"
        case .name: "Name einer Person (DIN 91379, Datentyp A)"
        case .date: "Datum"
        }
    }

    /// A formally valid value, as people write it.
    public var example: String {
        switch self {
        case .iban: "DE89 3704 0044 0532 0130 00"
        case .bic: "BFSWDE33XXX"
        case .taxID: "86 095 742 719"
        case .pensionInsuranceNumber: "65 170839 J 003"
        case .healthInsuranceNumber: "A123456780"
        case .vehicleIdentificationNumber: "A1BS31Z0430336179"
        case .documentSerial: "T22000129"
        case .licencePlate: "W-WU 42"
        case .postalCode: "42103"
        case .ags: "05124000"
        case .ars: "051240000000"
        case .evbNumber: "TE2M6MT"
        case .plateSealCode: "k9T"
        case .registrationPartOneCode: "4mNpZ07"
        case .registrationPartTwoCode: "Ab12Cd34Ef56"
        case .manufacturerKey: "0603"
        case .vehicleTypeKey: "BGZ"
        case .phone: "0711 3512 2222"
        case .email: "maria.beispiel@post.example"
        case .name: "Şerife Öztürk-Weiß"
        case .date: "28.2.2026"
        }
    }
}

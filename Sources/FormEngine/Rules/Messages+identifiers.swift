import FormModel

extension Messages {
    static func email(_ subject: String) -> String {
        "\(subject) muss eine E-Mail-Adresse sein, zum Beispiel name@beispiel.de."
    }

    static func phone(_ subject: String) -> String {
        "\(subject) muss eine Telefonnummer mit Vorwahl sein, zum Beispiel 030 123456."
    }

    static func phoneEmergency(_ subject: String) -> String {
        "\(subject) darf keine Notrufnummer sein. Geben Sie Ihre eigene Nummer mit Vorwahl ein."
    }

    static func iban(_ reason: String) -> String {
        switch reason {
        case "iban_check_digits": "Prüfen Sie die IBAN. Mindestens ein Zeichen stimmt nicht."
        case "iban_length": "Prüfen Sie die Länge der IBAN. Eine deutsche IBAN hat 22 Zeichen."
        case "iban_country": "Eine IBAN beginnt mit zwei Buchstaben für das Land, zum Beispiel DE. Prüfen Sie den Anfang."
        default: "Geben Sie die IBAN so ein, wie sie auf Ihrer Bankkarte steht, zum Beispiel DE89 3704 0044 0532 0130 00."
        }
    }

    static func taxID(_ reason: String) -> String {
        switch reason {
        case "tax_id_check_digit", "tax_id_digits":
            "Prüfen Sie die Steuer-ID. Mindestens eine Ziffer stimmt nicht."
        default:
            "Die Steuer-ID hat 11 Ziffern und beginnt nicht mit 0. Sie steht zum Beispiel auf Ihrem Steuerbescheid."
        }
    }

    static func webAddress(_ subject: String) -> String {
        "\(subject) muss eine Internetadresse sein, zum Beispiel www.beispiel.de."
    }

    static func bic(_ reason: String) -> String {
        reason == "bic_length"
            ? "Prüfen Sie die Länge des BIC. Ein BIC hat 8 oder 11 Zeichen."
            : "Geben Sie den BIC so ein, wie er auf Ihrer Bankkarte steht, zum Beispiel BFSWDE33XXX."
    }

    static func documentSerial(_ reason: String) -> String {
        reason == "ausweis_check_digit"
            ? "Prüfen Sie die Seriennummer. Mindestens ein Zeichen stimmt nicht."
            : "Die Seriennummer hat 9 Zeichen. Sie steht auf Ihrem Ausweis oben rechts, zum Beispiel T22000129."
    }

    static func insuranceNumber(_ reason: String) -> String {
        reason.hasSuffix("check_digit")
            ? "Prüfen Sie die Versicherungsnummer. Mindestens ein Zeichen stimmt nicht."
            : "Die Versicherungsnummer hat 12 Zeichen. Sie steht auf Ihrem Sozialversicherungsausweis, zum Beispiel 65 170839 J 003."
    }

    static func healthInsuranceNumber(_ reason: String) -> String {
        reason.hasSuffix("check_digit")
            ? "Prüfen Sie die Krankenversichertennummer. Mindestens ein Zeichen stimmt nicht."
            : "Die Krankenversichertennummer hat einen Buchstaben und 9 Ziffern. Sie steht auf Ihrer Gesundheitskarte, zum Beispiel A123456780."
    }

    static func licencePlate(_ reason: String) -> String {
        switch reason {
        case "kennzeichen_district": "Mit diesem Kennzeichen sind wir nicht zuständig. Prüfen Sie die ersten Buchstaben."
        case "kennzeichen_ambiguous": "Schreiben Sie hinter die ersten Buchstaben einen Bindestrich, zum Beispiel ES-AB 123."
        case "kennzeichen_season": "Prüfen Sie die Monate des Saisonkennzeichens, zum Beispiel ES-AB 12 04/10."
        case "kennzeichen_not_civil": "Für Fahrzeuge von Bundeswehr, Bundesbehörden und THW ist diese Stelle nicht zuständig."
        default: "Geben Sie das Kennzeichen so ein, wie es auf dem Schild steht, zum Beispiel ES-AB 123 oder ES-AB 12H."
        }
    }

    static func vin(_ reason: String) -> String {
        switch reason {
        case "fin_length": "Prüfen Sie die Länge. Eine Fahrzeug-Identifizierungsnummer hat 17 Zeichen."
        case "fin_check_digit": "Prüfen Sie die Fahrzeug-Identifizierungsnummer. Mindestens ein Zeichen stimmt nicht."
        default:
            "Die Fahrzeug-Identifizierungsnummer hat 17 Buchstaben und Ziffern, ohne I, O und Q. Sie steht in der Zulassungsbescheinigung Teil I im Feld E."
        }
    }

    static func evb(_ reason: String) -> String {
        "Die eVB-Nummer hat 7 Buchstaben und Ziffern, zum Beispiel TE2M6MT. Sie bekommen sie von Ihrer Kfz-Versicherung."
    }

    static func securityCode(_ reason: String) -> String {
        reason == "security_code_length"
            ? "Prüfen Sie die Länge des Codes. Geben Sie alle Zeichen ein, die Sie freigelegt haben."
            : "Geben Sie den Code genau so ein, wie er gedruckt ist. Achten Sie auf große und kleine Buchstaben."
    }

    static func vehicleKey(_ part: String) -> String {
        part == "hsn" ? "Die HSN hat 4 Ziffern, zum Beispiel 0603." : "Die TSN hat 3 Zeichen, zum Beispiel BGZ."
    }

    static func accountPart(_ part: String) -> String {
        part == "iban" ? "IBAN" : "Wem gehört das Konto?"
    }

    static func accountPartMissing(_ part: String) -> String {
        part == "iban" ? "Geben Sie die IBAN ein." : "Geben Sie den Namen der Person ein, der das Konto gehört."
    }

    static func accountHolder() -> String {
        "Geben Sie den Namen so ein, wie er auf der Bankkarte steht. Er hat höchstens 70 Zeichen."
    }

    static func postalCode() -> String {
        "Die Postleitzahl hat 5 Ziffern, zum Beispiel 73728. Prüfen Sie Ihre Eingabe."
    }

    /// A part of an address that is empty.
    static func addressPart(_ part: String) -> String {
        switch part {
        case "strasse": "Geben Sie die Straße ein."
        case "hausnummer": "Geben Sie die Hausnummer ein."
        case "plz": "Geben Sie die Postleitzahl ein."
        default: "Geben Sie den Ort ein."
        }
    }

    static func addressPartName(_ part: String) -> String {
        switch part {
        case "strasse": "Straße"
        case "hausnummer": "Hausnummer"
        case "zusatz": "Adresszusatz"
        case "plz": "Postleitzahl"
        default: "Ort"
        }
    }

    static func addressCharacters(_ part: String) -> String {
        "„\(addressPartName(part))“ enthält Zeichen, die wir nicht lesen können. Benutzen Sie lateinische Buchstaben und Ziffern."
    }

    static func postBox() -> String {
        "Geben Sie eine Straße mit Hausnummer ein. Ein Postfach reicht hier nicht."
    }
}

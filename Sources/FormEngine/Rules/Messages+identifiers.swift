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

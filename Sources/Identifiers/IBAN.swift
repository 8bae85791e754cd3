/// International bank account number.
///
/// Two letters for the country, two check digits (ISO 7064 MOD 97-10), then the account, with a length fixed per country.
/// Source: ISO 13616, SWIFT IBAN registry.
public enum IBAN {
    /// Normalised: upper case without blanks.
    ///
    /// Reasons: `iban_empty`, `iban_malformed`, `iban_unknown_country`, `iban_length`, `iban_check_digits`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw).map(ASCII.upper)
        if bytes.isEmpty { return .invalid(reason: "iban_empty") }
        guard bytes.count >= 4, bytes.count <= 64, bytes.prefix(2).allSatisfy(ASCII.isUpper),
            bytes.dropFirst(2).prefix(2).allSatisfy(ASCII.isDigit),
            bytes.allSatisfy({ ASCII.isUpper($0) || ASCII.isDigit($0) })
        else { return .invalid(reason: "iban_malformed") }
        let country = ASCII.text(bytes.prefix(2))
        guard let length = lengths[country] else { return .invalid(reason: "iban_unknown_country") }
        guard bytes.count == length else { return .invalid(reason: "iban_length") }
        if country == "DE", !bytes.dropFirst(2).allSatisfy(ASCII.isDigit) { return .invalid(reason: "iban_malformed") }
        let digits = ASCII.text(bytes.dropFirst(2).prefix(2))
        guard !["00", "01", "99"].contains(digits), remainder(bytes.dropFirst(4) + bytes.prefix(4)) == 1 else {
            return .invalid(reason: "iban_check_digits")
        }
        return .valid(normalised: ASCII.text(bytes))
    }

    /// In groups of four, as it is printed.
    public static func grouped(_ normalised: String) -> String {
        var text = ""
        for (index, character) in normalised.enumerated() {
            if index > 0, index % 4 == 0 { text.append(" ") }
            text.append(character)
        }
        return text
    }

    private static func remainder(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(0) { rest, byte in
            ASCII.isDigit(byte)
                ? (rest * 10 + ASCII.digit(byte)) % 97
                : (rest * 100 + Int(byte) - 55) % 97
        }
    }

    private static let lengths: [String: Int] = [
        "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29, "BY": 28,
        "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
        "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
        "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20,
        "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18,
        "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31,
        "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29,
        "VA": 22, "VG": 24, "XK": 20, "YE": 30,
    ]
}

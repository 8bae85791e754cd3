/// Herstellerschlüsselnummer (HSN): the maker of a vehicle, field 2.1 of the Zulassungsbescheinigung.
///
/// Four digits; `0000` where there is none. Source: Kraftfahrt-Bundesamt. Whether the maker exists is not checked.
public enum ManufacturerKey {
    /// Normalised: four digits.
    ///
    /// Reasons: `hsn_empty`, `hsn_malformed`, `hsn_length`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw)
        if bytes.isEmpty { return .invalid(reason: "hsn_empty") }
        guard bytes.allSatisfy(ASCII.isDigit) else { return .invalid(reason: "hsn_malformed") }
        guard bytes.count == 4 else { return .invalid(reason: "hsn_length") }
        return .valid(normalised: ASCII.text(bytes))
    }
}

/// Typschlüsselnummer (TSN): the type of a vehicle, the first three places of field 2.2 of the Zulassungsbescheinigung.
///
/// Letters and digits. Source: Kraftfahrt-Bundesamt. Whether the type exists is not checked.
public enum VehicleTypeKey {
    /// Normalised: three places in upper case.
    ///
    /// Reasons: `tsn_empty`, `tsn_malformed`, `tsn_length`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw).map(ASCII.upper)
        if bytes.isEmpty { return .invalid(reason: "tsn_empty") }
        guard bytes.allSatisfy({ ASCII.isUpper($0) || ASCII.isDigit($0) }) else { return .invalid(reason: "tsn_malformed") }
        guard bytes.count == 3 else { return .invalid(reason: "tsn_length") }
        return .valid(normalised: ASCII.text(bytes))
    }
}

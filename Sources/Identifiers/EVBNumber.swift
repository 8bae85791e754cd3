/// Number of an elektronische Versicherungsbestätigung (eVB): proof of a vehicle's insurance.
///
/// Seven letters and digits without I and O, the first two name the insurer; no check digit. Only a query to the insurers
/// (GDV) says whether it is worth anything. Source: § 23 FZV.
public enum EVBNumber {
    /// Normalised: seven places in upper case.
    ///
    /// Reasons: `evb_empty`, `evb_malformed`, `evb_length`.
    public static func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw).map(ASCII.upper)
        if bytes.isEmpty { return .invalid(reason: "evb_empty") }
        guard bytes.allSatisfy({ ASCII.isDigit($0) || (ASCII.isUpper($0) && !"IO".utf8.contains($0)) }) else {
            return .invalid(reason: "evb_malformed")
        }
        guard bytes.count == 7 else { return .invalid(reason: "evb_length") }
        return .valid(normalised: ASCII.text(bytes))
    }
}

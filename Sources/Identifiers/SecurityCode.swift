/// Hidden code on a vehicle's papers or plate seal, with which its holder proves possession online.
///
/// Upper and lower case differ. Only the form is checked: the weights of the check character of Teil II are not published.
/// A code is a secret: it stands in no log and no mail. Source: FZV, Anlagen 5, 6 and 8.
public enum SecurityCode: Sendable {
    /// Stempelplakette: three places without I, i, l, O and o.
    case plateSeal
    /// Zulassungsbescheinigung Teil I: seven places without I, i, l, O and o.
    case registrationPartOne
    /// Zulassungsbescheinigung Teil II: twelve letters and digits.
    case registrationPartTwo

    /// Normalised: without blanks, the case kept.
    ///
    /// Reasons: `security_code_empty`, `security_code_malformed`, `security_code_length`.
    public func check(_ raw: String) -> Checked {
        let bytes = ASCII.withoutBlanks(raw)
        if bytes.isEmpty { return .invalid(reason: "security_code_empty") }
        guard bytes.allSatisfy(isPlace) else { return .invalid(reason: "security_code_malformed") }
        guard bytes.count == length else { return .invalid(reason: "security_code_length") }
        return .valid(normalised: ASCII.text(bytes))
    }

    private var length: Int {
        switch self {
        case .plateSeal: 3
        case .registrationPartOne: 7
        case .registrationPartTwo: 12
        }
    }

    private func isPlace(_ byte: UInt8) -> Bool {
        guard ASCII.isDigit(byte) || ASCII.isLetter(byte) else { return false }
        return self == .registrationPartTwo || !"IilOo".utf8.contains(byte)
    }
}

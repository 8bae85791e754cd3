/// E-mail address in the plain form that every mail server takes: no comments, no quoted parts, no lists.
///
/// Local part of at most 64 ASCII characters with single dots inside, at least two domain labels, 254 characters in all.
/// Source: RFC 5321 section 4.5.3, RFC 5322 section 3.4.1 (dot-atom).
public enum EmailAddress {
    /// Normalised: blanks at the ends removed, the domain in lower case.
    ///
    /// Reasons: `email_empty`, `email_no_at`, `email_local_part`, `email_domain`, `email_length`, `email_characters`.
    public static func check(_ raw: String) -> Checked {
        let text = ASCII.trimmed(raw)
        let bytes = Array(text.utf8)
        if bytes.isEmpty { return .invalid(reason: "email_empty") }
        guard bytes.count <= 254 else { return .invalid(reason: "email_length") }
        guard bytes.allSatisfy({ $0 > 32 && $0 < 127 }) else { return .invalid(reason: "email_characters") }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, let local = parts.first, let domain = parts.last else {
            return .invalid(reason: parts.count < 2 ? "email_no_at" : "email_characters")
        }
        guard isLocalPart(local) else { return .invalid(reason: "email_local_part") }
        guard isDomain(domain) else { return .invalid(reason: "email_domain") }
        return .valid(normalised: ASCII.text(local) + "@" + ASCII.text(domain).lowercased())
    }

    private static let specials = Set("!#$%&'*+/=?^_{|}~-`".utf8)

    private static func isLocalPart(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (1...64).contains(bytes.count) else { return false }
        return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || specials.contains($0) }
        }
    }

    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(isLabel), let last = labels.last else { return false }
        let isPunycode = ASCII.text(last.prefix(4)).lowercased() == "xn--"
        return last.count >= 2 && (isPunycode || last.allSatisfy(ASCII.isLetter))
    }

    private static func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return (1...63).contains(bytes.count) && bytes.first != hyphen && bytes.last != hyphen
            && bytes.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == hyphen }
    }
}

/// The address of a web page.
///
/// `http` and `https` only, a host with a top-level domain or an IP address, an optional port, path, query and fragment; no user
/// and password in it. `www.beispiel.de` gets `https://` in front. Source: RFC 3986, WHATWG URL Living Standard.
public enum WebAddress {
    /// Normalised: scheme and host in lower case, `https://www.beispiel.de/seite`.
    ///
    /// Reasons: `url_empty`, `url_malformed`, `url_scheme`, `url_host`, `url_length`.
    public static func check(_ raw: String) -> Checked {
        let text = ASCII.trimmed(raw)
        if text.isEmpty { return .invalid(reason: "url_empty") }
        guard text.utf8.count <= 2_000 else { return .invalid(reason: "url_length") }
        guard text.unicodeScalars.allSatisfy(isAllowed) else { return .invalid(reason: "url_malformed") }
        var rest = Substring(text)
        var scheme = "https"
        if let mark = text.utf8.firstIndex(of: UInt8(ascii: ":")), text[mark...].hasPrefix("://") {
            scheme = text[..<mark].lowercased()
            guard scheme == "http" || scheme == "https" else { return .invalid(reason: "url_scheme") }
            rest = text[mark...].dropFirst(3)
        }
        let authority = rest.prefix { !"/?#".contains($0) }
        guard let host = host(String(authority)) else { return .invalid(reason: "url_host") }
        return .valid(normalised: scheme + "://" + host + rest.dropFirst(authority.count))
    }

    /// Host and port in lower case; nil when there is none that people could reach.
    private static func host(_ authority: String) -> String? {
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let name = parts.first?.lowercased(), name.utf8.count <= 253 else { return nil }
        if parts.count == 2 {
            let port = parts[1].utf8
            guard (1...5).contains(port.count), port.allSatisfy(ASCII.isDigit), let number = Int(parts[1]), (1...65_535).contains(number)
            else { return nil }
        }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(isLabel), let last = labels.last else { return nil }
        let isNumber = last.utf8.allSatisfy(ASCII.isDigit)
        guard !isNumber || isAddress(labels), last.count >= 2 || isNumber else { return nil }
        return name + (parts.count == 2 ? ":" + parts[1] : "")
    }

    /// Letters of any script, digits and hyphens, none at the ends.
    private static func isLabel(_ label: Substring) -> Bool {
        guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-" else { return false }
        return label.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                ? ASCII.isDigit(UInt8(scalar.value)) || ASCII.isLetter(UInt8(scalar.value)) || scalar == "-"
                : scalar.properties.isAlphabetic
        }
    }

    private static func isAddress(_ labels: [Substring]) -> Bool {
        labels.count == 4 && labels.allSatisfy { $0.utf8.count <= 3 && (Int($0).map { $0 <= 255 } ?? false) }
    }

    /// No blanks, controls and characters that only attacks need.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value > 0x20 && scalar.value != 0x7F && !"<>\"\\^`{|}".unicodeScalars.contains(scalar) }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}

@_spi(_Unicode) internal import Swift

/// Canonical composition of Unicode text.
public enum UnicodeForm {
    /// The text in normalisation form C: `e` + acute becomes `é`. Source: Unicode Standard Annex 15.
    public static func nfc(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text._nfc)
        return String(scalars)
    }
}

/// Takes a typed number plate apart, left to right.
struct PlateReader {
    private var rest: ArraySlice<Unicode.Scalar>

    init(_ raw: String) {
        rest = Array(ASCII.trimmed(UnicodeForm.nfc(raw)).unicodeScalars)[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// Skips blanks and any kind of dash.
    mutating func skipSeparators() {
        rest = rest.drop { ASCII.isBlank($0) || ASCII.isDash($0) }
    }

    /// The letters that follow, in upper case.
    mutating func letters(umlauts: Bool) -> String {
        var text = ""
        while let scalar = rest.first, let letter = Self.upper(scalar, umlauts) {
            text.unicodeScalars.append(letter)
            rest.removeFirst()
        }
        return text
    }

    /// The digits that follow.
    mutating func digits() -> String {
        let digits = rest.prefix { $0 >= "0" && $0 <= "9" }
        rest = rest.dropFirst(digits.count)
        return String(String.UnicodeScalarView(digits))
    }

    /// `H` or `E`; nil where neither follows.
    mutating func suffix() -> String? {
        guard let scalar = rest.first, let letter = Self.upper(scalar, false), letter == "H" || letter == "E" else { return nil }
        rest.removeFirst()
        return String(Character(letter))
    }

    /// `04/10`, `4/10` or `04-10` up to the end; nil for anything else.
    mutating func season() -> (first: Int, last: Int)? {
        let first = digits()
        guard let mark = rest.first, mark == "/" || ASCII.isDash(mark) else { return nil }
        rest.removeFirst()
        let last = digits()
        guard isAtEnd, (1...2).contains(first.utf8.count), (1...2).contains(last.utf8.count) else { return nil }
        return Int(first).flatMap { first in Int(last).map { (first, $0) } }
    }

    private static func upper(_ scalar: Unicode.Scalar, _ umlauts: Bool) -> Unicode.Scalar? {
        switch scalar {
        case "A"..."Z": scalar
        case "a"..."z": Unicode.Scalar(scalar.value - 32)
        case "Ä", "Ö", "Ü": umlauts ? scalar : nil
        case "ä", "ö", "ü": umlauts ? Unicode.Scalar(scalar.value - 32) : nil
        default: nil
        }
    }
}

import FormModel
import Identifiers

/// Rules of free texts and names.
enum TextRules {
    static func text(_ text: String, _ settings: TextSettings, subject: String) -> Refusal? {
        let count = text.unicodeScalars.count
        if count > settings.maxLength { return Refusal("too_long", Messages.tooLong(subject, max: settings.maxLength)) }
        if text.unicodeScalars.contains(where: { !isWritable($0, severalLines: settings.lines > 1) }) {
            return Refusal("text_characters", Messages.textCharacters(subject))
        }
        if count < settings.minLength { return Refusal("too_short", Messages.tooShort(subject, min: settings.minLength)) }
        return nil
    }

    static func name(_ name: String, _ settings: NameSettings, subject: String) -> Refusal? {
        if name.unicodeScalars.count > settings.maxLength {
            return Refusal("too_long", Messages.tooLong(subject, max: settings.maxLength))
        }
        if isPlainName(name) { return nil }
        switch LatinName.check(name) {
        case .valid(let normalised):
            return normalised == name ? nil : Refusal("name_characters", Messages.nameCharacters(subject))
        case .invalid(reason: "latin_no_letter"):
            return Refusal("name_letters", Messages.nameLetters(subject))
        case .invalid:
            return Refusal("name_characters", Messages.nameCharacters(subject))
        }
    }

    /// Whether a name is canonical without a doubt: letters of the Latin blocks up to U+017E, single blanks and hyphens.
    ///
    /// Nearly every name is; the full check of DIN 91379 is only needed for the others.
    static func isPlainName(_ name: String) -> Bool {
        var isAfterLetter = false
        for scalar in name.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x17E: isAfterLetter = true
            case 0x20 where isAfterLetter, 0x2D where isAfterLetter: isAfterLetter = false
            default: return false
            }
        }
        return isAfterLetter
    }

    /// Whether a character may stand in a free text: no control, no private or unassigned one, nothing that turns the
    /// direction of writing or hides.
    static func isWritable(_ scalar: Unicode.Scalar, severalLines: Bool) -> Bool {
        if scalar.isASCII {
            return scalar.value >= 0x20 && scalar.value != 0x7F || (severalLines && (scalar == "\n" || scalar == "\t"))
        }
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned: return false
        case .format: return scalar.value == 0x200D
        default: return true
        }
    }

    /// A typed text in its canonical form: composed, without invisible marks, blanks at the ends removed.
    ///
    /// In a text of one line all runs of white space become one space; in one of several lines ends become LF.
    static func canonical(_ raw: String, severalLines: Bool) -> String {
        var result = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in UnicodeForm.nfc(raw).unicodeScalars where !isInvisible(scalar) {
            if severalLines, scalar == "\r" || scalar == "\n" || scalar.value == 0x2028 || scalar.value == 0x2029 {
                if !(scalar == "\n" && isAfterReturn) { result.append("\n") }
            } else if scalar.properties.isWhitespace, !severalLines {
                if result.last != " " { result.append(" ") }
            } else {
                result.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        return trimmed(String(result))
    }

    /// Marks that come along when pasting and mean nothing: soft hyphen, zero-width space, byte order mark, direction marks.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The beginning of an input that is much longer than any right one; its rest would only cost time.
    static func bounded(_ raw: String) -> String {
        raw.utf8.count <= FormLimits.partBytes ? raw : String(raw.unicodeScalars.prefix(FormLimits.partBytes))
    }

    /// Without white space at the ends.
    static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }
}

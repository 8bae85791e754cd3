/// Text in the characters that German registers can hold: String.Latin of DIN 91379.
///
/// Source: DIN 91379:2022-08, mandatory for public authorities since 1 November 2024.
public enum LatinName {
    /// Datatype A, names of persons: letters, letters with combining marks, and the marks of names.
    ///
    /// Normalised: form C, blanks at the ends removed, inner runs of blanks joined to one space.
    /// Reasons: `latin_empty`, `latin_no_letter`, `latin_character`.
    public static func check(_ raw: String) -> Checked {
        check(raw, marks: [LatinCharacters.nameMarks], keepsLines: false, needsLetter: true)
    }

    /// Datatype B, names of streets and organisations: A and digits and further marks.
    public static func datatypeB(_ raw: String) -> Checked {
        check(raw, marks: [LatinCharacters.nameMarks, LatinCharacters.otherMarks], keepsLines: false, needsLetter: false)
    }

    /// Datatype C, free text: B and line ends, tabs and a few more marks. Line ends become LF.
    public static func datatypeC(_ raw: String) -> Checked {
        check(
            raw, marks: [LatinCharacters.nameMarks, LatinCharacters.otherMarks, LatinCharacters.textMarks],
            keepsLines: true, needsLetter: false)
    }

    private static func check(
        _ raw: String, marks: [[ClosedRange<UInt32>]], keepsLines: Bool, needsLetter: Bool
    ) -> Checked {
        let composed = UnicodeForm.nfc(raw)
        let text = keepsLines ? linesUnified(composed) : blanksJoined(composed)
        if text.isEmpty { return .invalid(reason: "latin_empty") }
        let values = text.unicodeScalars.map(\.value)
        var hasLetter = false
        var index = 0
        while index < values.count {
            let length = sequenceLength(values, index)
            if length > 0 {
                hasLetter = true
                index += length
            } else if LatinCharacters.contains(values[index], in: LatinCharacters.letters) {
                hasLetter = true
                index += 1
            } else if marks.contains(where: { LatinCharacters.contains(values[index], in: $0) }) {
                index += 1
            } else {
                return .invalid(reason: "latin_character")
            }
        }
        return needsLetter && !hasLetter ? .invalid(reason: "latin_no_letter") : .valid(normalised: text)
    }

    /// The length of the longest defined sequence that begins there, 0 when none does.
    private static func sequenceLength(_ values: [UInt32], _ start: Int) -> Int {
        guard start + 1 < values.count, values[start + 1] >= 0x300 else { return 0 }
        if LatinCharacters.sequences.contains(Array(values[start...].prefix(3))), start + 2 < values.count { return 3 }
        return LatinCharacters.sequences.contains(Array(values[start...].prefix(2))) ? 2 : 0
    }

    private static func blanksJoined(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in ASCII.trimmed(text).unicodeScalars {
            if !ASCII.isBlank(scalar) {
                scalars.append(scalar)
            } else if scalars.last != " " {
                scalars.append(" ")
            }
        }
        return String(scalars)
    }

    private static func linesUnified(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" || scalar == "\n" {
                if scalar == "\r" || !isAfterReturn { scalars.append("\n") }
            } else {
                scalars.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        return ASCII.trimmed(String(scalars))
    }
}

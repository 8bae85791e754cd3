import FEEL
import FormModel

/// How the value of a field is shown to people.
enum GermanDisplay {
    /// In place of an answer that was not given.
    static let noAnswer = "Keine Angabe"
    /// In place of a result that cannot be worked out yet.
    static let noResult = "Noch nicht bekannt"

    /// The value in German notation; one line, except for texts of several lines.
    static func text(of value: Value, field: CompiledField) -> String {
        if value == .null { return field.type == .computed ? noResult : noAnswer }
        return field.kind.display(value, field)
    }

    /// The label of an option; the stored value where the definition no longer has it.
    static func label(of value: String, in field: CompiledField) -> String {
        field.options.first { $0.value == value }?.label ?? value
    }

    /// `Musterweg 1`, `Hinterhaus`, `12345 Musterstadt`.
    static func addressLines(_ address: Context) -> [String] {
        func line(_ names: [String]) -> String {
            names.compactMap { address[$0]?.text }.joined(separator: " ")
        }
        return [line(["strasse", "hausnummer"]), line(["zusatz"]), line(["plz", "ort"])].filter { !$0.isEmpty }
    }

    /// Any value of FEEL for people: for computed texts and for explanations.
    static func plain(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .boolean(let flag): GermanFormat.yesNo(flag)
        case .number(let number): GermanFormat.number(number)
        case .string(let text): text
        case .date(let date): GermanFormat.date(date)
        case .time(let time): GermanFormat.time(time)
        case .list(let items): items.map(plain).joined(separator: ", ")
        case .context(let context): context.values.filter { $0 != .null }.map(plain).joined(separator: ", ")
        default: "\(value)"
        }
    }
}

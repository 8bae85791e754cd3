import FEEL
import FormEngine
import FormModel

/// What stands in the controls of a field: what was typed just now, otherwise the stored value in German notation.
enum ControlTexts {
    /// The texts of the controls of a field, in the order of ``FieldTemplate/parts``.
    static func texts(of field: FieldEvaluation, parts: [String], raw: [String: [String]]?) -> [String] {
        guard !parts.isEmpty else { return [] }
        let name = field.path.description
        var typed: [String?] = parts.map { part in raw?[part.isEmpty ? name : name + "." + part]?.last }
        // A whole date under the plain name: shown in the first control, so that nothing typed gets lost.
        if field.field.type == .date, typed.allSatisfy({ $0 == nil }), let whole = raw?[name]?.last { typed[0] = whole }
        if typed.contains(where: { $0 != nil }) { return typed.map { $0 ?? "" } }
        return stored(field.value, type: field.field.type, count: parts.count)
    }

    /// The values of the ticked options.
    static func chosen(in field: FieldEvaluation, raw: [String: [String]]?) -> [String] {
        if let typed = raw?[field.path.description] { return typed }
        switch field.value {
        case .boolean(let isTrue): return [isTrue ? "ja" : "nein"]
        case .string(let value): return [value]
        case .list(let values): return values.compactMap(\.text)
        default: return []
        }
    }

    private static func stored(_ value: Value, type: FieldType, count: Int) -> [String] {
        switch (type, value) {
        case (.date, .date(let date)): [String(date.day), String(date.month), String(date.year)]
        case (.address, .context(let address)):
            ["strasse", "hausnummer", "zusatz", "plz", "ort"].map { address[$0]?.text ?? "" }
        case (.money, .number(let number)): [decimal(number.rounded(scale: 2, .halfUp).plain(fractionDigits: 2))]
        case (.iban, .string(let iban)): [grouped(iban)]
        case (_, .number(let number)): [decimal(number.description)]
        case (_, .string(let text)): [text]
        default: Array(repeating: "", count: count)
        }
    }

    private static func decimal(_ plain: String) -> String {
        String(decoding: plain.utf8.map { $0 == 0x2E ? 0x2C : $0 }, as: UTF8.self)
    }

    private static func grouped(_ iban: String) -> String {
        var bytes: [UInt8] = []
        for (index, byte) in iban.utf8.enumerated() {
            if index > 0, index % 4 == 0 { bytes.append(0x20) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

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
        if parts.count > 1, typed.allSatisfy({ $0 == nil }), let whole = raw?[name]?.last { typed[0] = whole }
        if typed.contains(where: { $0 != nil }) { return typed.map { $0 ?? "" } }
        return field.controlTexts
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
}

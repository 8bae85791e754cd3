import FEEL
import FormModel

/// Turns the answers of an example into answers, as if they had been typed in.
struct ExampleAnswers {
    let service: CompiledService
    private(set) var answers = Answers()
    /// What could not be read, by path.
    private(set) var refusals: [FieldError] = []
    /// Ids that are no field, with the place where they stand.
    private(set) var unknown: [Located<String>] = []

    init(_ entries: [ExampleDefinition.Entry], service: CompiledService) {
        self.service = service
        for entry in entries {
            guard let field = service.field(entry.name.value), field.type.isAsked else {
                unknown.append(entry.name)
                continue
            }
            if field.type == .group {
                answers[field.id] = .rows(rows(entry.value, of: field))
            } else {
                answers[field.id] = answer(entry.value, field: field, path: field.plainPath)
            }
        }
    }

    private mutating func rows(_ value: ExampleValue, of group: CompiledField) -> [Answers] {
        guard case .list(let items, _) = value else {
            refusals.append(
                FieldError(path: FieldPath(group.id), code: "example_shape", message: "The rows of a group stand in a list."))
            return []
        }
        var rows: [Answers] = []
        for (index, item) in items.prefix(FormLimits.maxRows).enumerated() {
            var row = Answers()
            guard case .map(let entries, _) = item else {
                rows.append(row)
                continue
            }
            for entry in entries {
                guard let field = group.fields.first(where: { $0.id == entry.name.value }), field.type.isAsked else {
                    unknown.append(entry.name)
                    continue
                }
                row[field.id] = answer(
                    entry.value, field: field, path: FieldPath(group: group.id, row: index, id: field.id))
            }
            rows.append(row)
        }
        return rows
    }

    private mutating func answer(_ value: ExampleValue, field: CompiledField, path: FieldPath) -> Answer? {
        switch ExampleAnswers.input(value, field: field) {
        case .empty: return .value(.null)
        case .value(let value): return .value(value)
        case .refused(let refusal):
            refusals.append(FieldError(path: path, part: refusal.part, code: refusal.code, message: refusal.message))
            return nil
        }
    }

    /// What the field makes of an example's value.
    static func input(_ value: ExampleValue, field: CompiledField) -> TypedInput {
        switch (field.control, value) {
        case (_, .nothing): return .empty
        case (.options(isMultiple: true, _), .list(let items, _)): return TypedInput.read(choices: items.compactMap(text), field: field)
        case (.options(isMultiple: true, _), .text(let text)): return TypedInput.read(choices: [text.value], field: field)
        case (.parts(let control), .map(let entries, _)):
            let byName = Dictionary(entries.map { ($0.name.value, text($0.value) ?? "") }) { first, _ in first }
            return field.kind.read(parts: control.parts.map { byName[$0.name] ?? "" }, field)
        case (_, .text(let text)):
            return field.kind.read(canonical: text.value).map { .value($0) } ?? TypedInput.read(text.value, field: field)
        default: return .refused(Refusal("example_shape", "The value has not the shape of the field."))
        }
    }

    private static func text(_ value: ExampleValue) -> String? {
        if case .text(let text) = value { text.value } else { nil }
    }
}

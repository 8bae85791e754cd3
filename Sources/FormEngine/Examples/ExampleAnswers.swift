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
        switch (field.type, value) {
        case (_, .nothing): .empty
        case (.choices, .list(let items, _)): TypedInput.read(choices: items.compactMap(text), field: field)
        case (.choices, .text(let text)): TypedInput.read(choices: [text.value], field: field)
        case (.address, .map(let entries, _)): address(entries)
        case (_, .text(let text)): canonical(text.value, field: field) ?? TypedInput.read(text.value, field: field)
        default: .refused(Refusal("example_shape", "The value has not the shape of the field."))
        }
    }

    /// Canonical notation that nobody would type: `300.00` for money, `true` for yes.
    private static func canonical(_ text: String, field: CompiledField) -> TypedInput? {
        switch field.type {
        case .money, .integer:
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].utf8.count <= 2 else { return nil }
            return Number(text).map { .value(.number($0)) }
        case .yesno, .consent:
            return text == "true" ? .value(.boolean(true)) : text == "false" ? .value(.boolean(false)) : nil
        default:
            return nil
        }
    }

    private static func address(_ entries: [ExampleDefinition.Entry]) -> TypedInput {
        let parts = entries.map { entry in
            (entry.name.value, Value.string(AddressRules.canonical(text(entry.value) ?? "", part: entry.name.value)))
        }
        let address = AnswerShape.address(Context(parts))
        return address == .null ? .empty : .value(address)
    }

    private static func text(_ value: ExampleValue) -> String? {
        if case .text(let text) = value { text.value } else { nil }
    }
}

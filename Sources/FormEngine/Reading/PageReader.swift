import FEEL
import FormModel

/// Reads the controls of one page out of a form body.
struct PageReader {
    let form: FormData
    let page: CompiledPage
    /// What held before: it tells which controls were on the page.
    let before: Evaluation

    /// The answers so far, with those of the form on top.
    private(set) var merged: Answers
    /// What could not be read, by path.
    private var refusals: [FieldPath: Refusal] = [:]
    /// Controls that were on the page and not sent: emptied, unless they turn out to be not relevant now.
    private var emptied: [FieldPath] = []
    /// Paths whose controls were in the form.
    private var sent: Set<FieldPath> = []
    /// Names that belong to controls of the page.
    private var known: Set<String> = []

    init(form: FormData, page: CompiledPage, before: Evaluation) {
        self.form = form
        self.page = page
        self.before = before
        merged = before.answers
    }

    mutating func readFields() {
        for field in page.fields where field.type.isAsked {
            if field.type == .group {
                readRows(of: field)
            } else if let answer = read(field, path: field.plainPath) {
                merged[field.id] = answer.stored
            }
        }
    }

    /// What becomes of a field's answer: `nil` as `stored` takes it away.
    private struct Change {
        let stored: Answer?
    }

    private mutating func readRows(of group: CompiledField) {
        let highest = form.names.compactMap { FieldPath(controlName: $0, of: group.id)?.row }.filter { $0 < FormLimits.maxRows }.max()
        let shown = before.page(page.id)?.field(at: group.plainPath)?.rows.count ?? 0
        var rows = merged.rows(of: group.id)
        let count = min(max(rows.count, shown, highest.map { $0 + 1 } ?? 0), FormLimits.maxRows)
        while rows.count < count { rows.append(Answers()) }
        var isChanged = false
        for index in rows.indices.prefix(count) {
            for field in group.fields where field.type.isAsked {
                let path = FieldPath(group: group.id, row: index, id: field.id)
                guard let change = read(field, path: path) else { continue }
                rows[index][field.id] = change.stored
                isChanged = true
            }
        }
        if isChanged || highest != nil { merged[group.id] = .rows(rows) }
    }

    /// The new answer of a field; `nil` when nothing changes.
    private mutating func read(_ field: CompiledField, path: FieldPath) -> Change? {
        let name = path.description
        guard let input = input(of: field, name: name) else {
            let wasShown = before.page(page.id)?.field(at: path)?.isRelevant ?? false
            guard wasShown, field.control.isSilentWhenEmpty else { return nil }
            emptied.append(path)
            return Change(stored: .value(.null))
        }
        sent.insert(path)
        switch input {
        case .empty: return Change(stored: .value(.null))
        case .value(let value): return Change(stored: .value(value))
        case .refused(let refusal):
            refusals[path] = refusal
            return Change(stored: nil)
        }
    }

    /// What was typed into the controls of a field; `nil` when none of them was sent.
    private mutating func input(of field: CompiledField, name: String) -> TypedInput? {
        switch field.control {
        case .parts(let control):
            let typed = control.parts.map { take("\(name).\($0.name)") }
            let whole = take(name)
            if let whole, !TextRules.trimmed(whole).isEmpty { return TypedInput.read(whole, field: field) }
            guard whole != nil || typed.contains(where: { $0 != nil }) else { return nil }
            return field.kind.read(parts: typed.map { $0 ?? "" }, field)
        case .options(isMultiple: true, _):
            known.insert(name)
            return form[name].map { TypedInput.read(choices: $0, field: field) }
        default:
            return take(name).map { TypedInput.read($0, field: field) }
        }
    }

    /// The last value under a name; of a hidden field and a box of the same name the box counts.
    private mutating func take(_ name: String) -> String? {
        known.insert(name)
        return form[name]?.last
    }

    // MARK: Result

    /// The merged answers, with those restored that were only missing because their field is not relevant any more.
    func settled(after evaluation: Evaluation) -> Answers {
        var answers = merged
        for path in emptied where !(evaluation.page(page.id)?.field(at: path)?.isRelevant ?? false) {
            guard let group = path.group else {
                answers[path.id] = before.answers[path.id]
                continue
            }
            var rows = answers.rows(of: group)
            guard rows.indices.contains(path.row) else { continue }
            let earlier = before.answers.rows(of: group)
            rows[path.row][path.id] = earlier.indices.contains(path.row) ? earlier[path.row][path.id] : nil
            answers[group] = .rows(rows)
        }
        return answers
    }

    func reading(answers: Answers, evaluation: Evaluation) -> PageReading {
        let result = evaluation.page(page.id)
        var errors: [FieldError] = []
        var revealed: [FieldPath] = []
        for field in result?.fields ?? [] {
            for part in [field] + field.rows.flatMap(\.fields) where part.isRelevant {
                errors += self.errors(of: part)
                if isRevealed(part) { revealed.append(part.path) }
            }
        }
        var raw: [String: [String]] = [:]
        for name in form.names where known.contains(name) { raw[name] = form[name] }
        return PageReading(
            answers: answers, errors: errors, raw: raw, isAccepted: errors.isEmpty && (result?.isComplete ?? true),
            unknownNames: form.names.filter { !known.contains($0) && $0 != PageReading.actionName },
            revealed: revealed, evaluation: evaluation)
    }

    private func errors(of field: FieldEvaluation) -> [FieldError] {
        guard let refusal = refusals[field.path] else { return field.errors }
        return [FieldError(path: field.path, part: refusal.part, code: refusal.code, message: refusal.message)]
    }

    private func isRevealed(_ field: FieldEvaluation) -> Bool {
        guard field.errors.first?.code == "required", !sent.contains(field.path) else { return false }
        return !(before.page(page.id)?.field(at: field.path)?.isRelevant ?? false)
    }
}

extension FieldControl {
    /// Whether a browser sends nothing at all for the control when nothing is chosen.
    var isSilentWhenEmpty: Bool {
        switch self {
        case .yesno, .options, .box: true
        default: false
        }
    }

    /// The part that an error leads to when it names none; nil for a single control.
    var firstPart: String? {
        if case .parts(let control) = self { control.parts.first?.name } else { nil }
    }
}

extension FieldPath {
    /// The path of a control of a group: `geschwister.0.geburtsdatum.tag` is row 0 of `geschwister`.
    init?(controlName name: String, of group: String) {
        guard name.utf8.count > group.utf8.count, name.utf8.starts(with: group.utf8) else { return nil }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0] == group, let row = FieldPath.rowNumber(parts[1]) else { return nil }
        self.init(group: group, row: row, id: String(parts[2]))
    }
}

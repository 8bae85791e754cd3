import FormEngine
import FormModel

extension FieldModel {
    /// The fields of a page (or of a row) that are shown now.
    ///
    /// - Parameters:
    ///   - raw: what was typed just now, by control name; nil shows the stored answers.
    ///   - errors: what is to be marked, by path; empty marks nothing.
    static func shown(
        _ fields: [FieldEvaluation], _ templates: [FieldTemplate], raw: [String: [String]]?, errors: [FieldPath: [FieldErrorText]]
    ) -> [FieldModel] {
        var models: [FieldModel] = []
        models.reserveCapacity(fields.count)
        for (field, template) in zip(fields, templates) where field.isRelevant && field.field.isShown {
            models.append(FieldModel(field, template, raw: raw, errors: errors))
        }
        return models
    }

    init(_ evaluation: FieldEvaluation, _ template: FieldTemplate, raw: [String: [String]]?, errors: [FieldPath: [FieldErrorText]]) {
        self.template = template
        path = evaluation.path
        if !errors.isEmpty { self.errors = errors[evaluation.path] ?? [] }
        switch evaluation.field.control {
        case .output: output = evaluation.display
        case .note: break
        case .yesno, .box: chosen = ControlTexts.chosen(in: evaluation, raw: raw)
        case .options:
            chosen = ControlTexts.chosen(in: evaluation, raw: raw)
            offered = Self.offered(evaluation)
        case .rows: group = GroupModel(evaluation, template, raw: raw, errors: errors)
        case .text, .parts: texts = ControlTexts.texts(of: evaluation, parts: template.parts, raw: raw)
        }
    }

    private static func offered(_ evaluation: FieldEvaluation) -> [Int] {
        let all = evaluation.field.options
        if evaluation.options.count == all.count { return Array(all.indices) }
        let values = Set(evaluation.options.map(\.value))
        return all.indices.filter { values.contains(all[$0].value) }
    }
}

extension GroupModel {
    init?(_ evaluation: FieldEvaluation, _ template: FieldTemplate, raw: [String: [String]]?, errors: [FieldPath: [FieldErrorText]]) {
        guard case .group(let settings) = evaluation.field.definition.settings else { return nil }
        id = evaluation.field.id
        rowLabel = settings.rowLabel
        rows = evaluation.rows.map { row in
            Row(title: row.title, fields: FieldModel.shown(row.fields, template.rowFields, raw: raw, errors: errors))
        }
        canAdd = evaluation.rows.count < settings.max
        canRemove = evaluation.rows.count > settings.min
    }
}

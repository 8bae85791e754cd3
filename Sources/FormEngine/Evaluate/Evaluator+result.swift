import FEEL
import FormModel

extension Evaluator {
    /// Checks everything that is relevant and puts the result together. To be called once, after ``run()``.
    mutating func evaluation() -> Evaluation {
        let fee = fee()
        let deliveries = deliveries()
        var pages: [PageEvaluation] = []
        for page in service.pages where pageIsRelevant[page.index] {
            let fields = page.fields.map { evaluation(of: $0) }
            guard page.hasContent(fields) || problems.contains(where: { $0.pageID == page.id }) else { continue }
            pages.append(evaluation(of: page, fields: fields))
        }
        return Evaluation(
            pages: pages, fee: fee, deliveries: deliveries, runtimeErrors: problems, service: service, answers: answers,
            environment: environment, values: (0..<service.slotCount).map { frame[$0] }, expressionCount: expressionCount)
    }

    private func evaluation(of page: CompiledPage, fields: [FieldEvaluation]) -> PageEvaluation {
        let errors = fields.flatMap(\.allErrors)
        let asked = fields.filter(\.isAsked)
        let blocking = problems.isEmpty ? [] : problems.filter { $0.pageID == page.id }
        return PageEvaluation(
            page: page, fields: fields, isComplete: errors.isEmpty && blocking.isEmpty, errors: errors,
            isAnswered: asked.isEmpty || asked.contains { answers[$0.field.id] != nil }, runtimeProblems: blocking)
    }

    private mutating func evaluation(of field: CompiledField) -> FieldEvaluation {
        let page = service.pageOfField[field.slot]
        guard fieldIsRelevant[field.slot] else {
            return FieldEvaluation(
                field: field, path: field.plainPath, isRelevant: false, value: .null, rows: [], errors: [], options: [])
        }
        let place = Place(page: page, path: field.plainPath, frame: frame)
        let value = frame[field.slot]
        let rows = field.type == .group ? rowEvaluations(of: field, page: page) : []
        return FieldEvaluation(
            field: field, path: field.plainPath, isRelevant: true, value: value, rows: rows,
            errors: errors(of: field, value: value, rowCount: rows.count, at: place),
            options: field.hasConditionalOptions ? offeredOptions[field.slot] ?? [] : field.options)
    }

    private mutating func rowEvaluations(of group: CompiledField, page: Int) -> [RowEvaluation] {
        guard case .group(let settings) = group.definition.settings, let states = rows[group.slot] else { return [] }
        return states.enumerated().map { index, state in
            let fields = group.fields.map { rowEvaluation(of: $0, group: group, row: index, page: page, state: state) }
            return RowEvaluation(index: index, fields: fields, title: "\(settings.rowLabel) \(index + 1)")
        }
    }

    private mutating func rowEvaluation(
        of field: CompiledField, group: CompiledField, row: Int, page: Int, state: RowState
    ) -> FieldEvaluation {
        let path = FieldPath(group: group.id, row: row, id: field.id)
        guard state.isRelevant[field.slot] else {
            return FieldEvaluation(field: field, path: path, isRelevant: false, value: .null, rows: [], errors: [], options: [])
        }
        let value = state.frame[field.slot]
        let place = Place(page: page, path: path, frame: state.frame)
        return FieldEvaluation(
            field: field, path: path, isRelevant: true, value: value, rows: [],
            errors: errors(of: field, value: value, rowCount: 0, at: place),
            options: field.hasConditionalOptions ? state.offeredOptions[field.slot] ?? [] : field.options)
    }

    /// The fee in cents; a result that is no amount blocks the submission.
    private mutating func fee() -> Cents? {
        guard let formula = service.fee, let value = result(of: formula, in: frame, page: nil, path: nil), value != .null else {
            return nil
        }
        guard let euros = value.number, !euros.isNegative, let cents = Cents(euros: euros) else {
            problems.append(
                RuntimeProblem(
                    pageID: nil, path: nil, role: .fee, location: formula.location, message: "The fee is not an amount of money."))
            return nil
        }
        return cents
    }

    private mutating func deliveries() -> [DeliveryDefinition] {
        service.deliveries.filter { delivery in
            guard let formula = delivery.formula else { return true }
            return condition(formula, in: frame, page: nil, path: nil) ?? false
        }.map(\.definition)
    }
}

extension CompiledPage {
    /// Whether there is anything to see: an intro, or a relevant field that is shown.
    func hasContent(_ fields: [FieldEvaluation]) -> Bool {
        fields.contains { $0.isRelevant && $0.field.isShown } || (definition.intro != nil && fields.isEmpty)
    }
}

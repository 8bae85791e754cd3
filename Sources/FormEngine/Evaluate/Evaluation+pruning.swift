import FEEL
import FormModel

extension Evaluation {
    /// The answers that count: those of relevant fields, defaults included; everything stale is gone.
    ///
    /// Evaluating the pruned answers gives the same pages, values and errors, and pruning them again the same answers.
    public var prunedAnswers: Answers {
        var pruned = Answers()
        for page in pages {
            for field in page.fields { Evaluation.keep(field, in: &pruned) }
        }
        return pruned
    }

    private static func keep(_ field: FieldEvaluation, in answers: inout Answers) {
        guard field.isAsked else { return }
        if field.field.type == .group {
            answers[field.field.id] = .rows(field.rows.map(row))
        } else if field.value != .null {
            answers[field.field.id] = .value(field.value)
        } else if field.field.defaultValue != nil {
            // Left empty on purpose: without this the default would come back.
            answers[field.field.id] = .value(.null)
        }
    }

    private static func row(_ row: RowEvaluation) -> Answers {
        var answers = Answers()
        for field in row.fields { keep(field, in: &answers) }
        return answers
    }
}

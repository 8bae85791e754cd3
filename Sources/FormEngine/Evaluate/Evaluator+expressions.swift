import FEEL
import FormModel

extension Evaluator {
    /// Works out a condition; null counts as false, a failure is `nil` and has been noted.
    mutating func condition(_ formula: Formula, in frame: Frame, page: Int?, path: FieldPath?) -> Bool? {
        guard let value = result(of: formula, in: frame, page: page, path: path) else { return nil }
        return value == .boolean(true)
    }

    /// Works out an expression; a failure is `nil` and has been noted.
    mutating func result(of formula: Formula, in frame: Frame, page: Int?, path: FieldPath?) -> Value? {
        if !failedSlots.isEmpty, let failed = formula.formReads.first(where: failedSlots.contains) {
            note(formula, page: page, path: path, message: "It depends on '\(service.slotName(failed))', which could not be worked out.")
            return nil
        }
        expressionCount += 1
        do throws(EvaluationError) {
            return try formula.expression.evaluate(frame, environment.expressions)
        } catch {
            note(formula, page: page, path: path, message: error.description)
            return nil
        }
    }

    private mutating func note(_ formula: Formula, page: Int?, path: FieldPath?, message: String) {
        let pageID = page.map { service.pages[$0].id }
        problems.append(
            RuntimeProblem(pageID: pageID, path: path, role: formula.role, location: formula.location, message: message))
    }
}

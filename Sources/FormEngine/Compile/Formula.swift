import FEEL
import FormModel

/// A compiled FEEL expression of the definition, with what it is for and where it stands.
struct Formula: Sendable {
    let expression: CompiledExpression
    /// What the expression decides, for explanations and runtime problems.
    let role: FormulaRole
    /// Where it stands in the definition.
    let location: SourceLocation
    /// Slots of the form it reads directly.
    let formReads: [Int]
    /// Slots of the row it reads directly; empty outside a group.
    let rowReads: [Int]

    /// How many frames lie between the expression's own scope and the form's scope.
    init(_ expression: CompiledExpression, role: FormulaRole, location: SourceLocation, formDepth: Int, rowDepth: Int?) {
        self.expression = expression
        self.role = role
        self.location = location
        var formReads: [Int] = []
        var rowReads: [Int] = []
        for slot in expression.reads {
            if slot.depth == formDepth { formReads.append(slot.index) }
            if slot.depth == rowDepth { rowReads.append(slot.index) }
        }
        self.formReads = formReads.sorted()
        self.rowReads = rowReads.sorted()
    }
}

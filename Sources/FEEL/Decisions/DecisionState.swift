/// What the parts of one decision share while they are compiled.
struct DecisionState {
    /// Faulty texts become null, as DMN wants it, instead of stopping the compilation.
    var isLenient = false
    /// The faults of texts that became null.
    var issues: [CompileError] = []
    /// How many logics stand around the one being compiled.
    var depth = 0
    /// The height of the tallest text, the logics around it counted.
    var height = 1
}

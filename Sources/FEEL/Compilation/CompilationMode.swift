/// What becomes of an expression that cannot work with the types and names it is given.
public enum CompilationMode: Sendable {
    /// For service definitions: it is refused with its place, the reason and a way out.
    case checked
    /// As DMN has it: the faulty part is null when it runs, `[1, "a" + 1]` being `[1, null]`. Only a text that is no expression
    /// is refused; the rest is listed in ``CompiledExpression/warnings``.
    case standard
}

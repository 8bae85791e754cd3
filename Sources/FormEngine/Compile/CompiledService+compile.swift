import FEEL
public import FormModel

extension CompiledService {
    /// Checks and compiles a definition: names and types of every expression, dependencies without a cycle.
    ///
    /// - Throws: ``DefinitionProblems`` with everything that was found, each with file, line and column.
    public static func compile(_ definition: ServiceDefinition) throws(DefinitionProblems) -> CompiledService {
        var compiler = ServiceCompiler(definition)
        return try compiler.compile()
    }
}

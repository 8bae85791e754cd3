/// All built-in functions by name.
enum BuiltinTable {
    static let functions: [String: [Builtin]] = Dictionary(
        grouping: ConversionFunctions.all + StringFunctions.all + NumberFunctions.all + ListFunctions.all
            + PatternFunctions.all + PresenceFunctions.all + TemporalFunctions.all + ContextFunctions.all + LogicFunctions.all
            + AdditionalFunctions.all,
        by: \.name)

    /// Their names, and those of properties, that consist of several words.
    static let spacedNames = KnownNames(functions.keys.sorted() + Property.allCases.map(\.rawValue))
}

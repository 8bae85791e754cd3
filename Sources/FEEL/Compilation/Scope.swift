/// The names that an expression may use, in nested levels.
///
/// Values of the innermost level stand in the ``Frame`` that is given to an evaluation, those of the next one in its parent.
public struct Scope: Sendable {
    struct Variable: Sendable {
        let index: Int
        let type: ValueType
    }

    struct Level: Sendable {
        var variables: [String: Variable] = [:]
        var functions: [String: CompiledFunction] = [:]
        var count = 0
        /// Names of several words, those of entries of contexts included.
        var spacedNames = KnownNames()
    }

    private(set) var levels: [Level] = [Level()]
    /// Types of one's own by name.
    private(set) var types: [String: ValueType] = [:]
    /// What becomes of faults in expressions that are compiled in this scope.
    public let mode: CompilationMode

    /// Where `external` functions have their bodies; without it there are none.
    public var externals: (any ExternalFunctions)?

    public init(mode: CompilationMode = .checked) {
        self.mode = mode
    }

    public static let empty = Scope()

    /// How many levels there are; a scope without `nested()` has one.
    public var depth: Int { levels.count }

    /// How many values the innermost level has: the `count` of its frame.
    public var count: Int { levels[levels.count - 1].count }

    /// Adds a name to the innermost level; a name that is there already gets a new slot and type.
    @discardableResult
    public mutating func declare(_ name: String, _ type: ValueType) -> Slot {
        let index = count
        levels[levels.count - 1].variables[name] = Variable(index: index, type: type)
        levels[levels.count - 1].functions[name] = nil
        levels[levels.count - 1].count = index + 1
        levels[levels.count - 1].spacedNames.insert(name)
        levels[levels.count - 1].spacedNames.insert(fieldsOf: type)
        return Slot(depth: 0, index: index)
    }

    /// Adds a function to the innermost level. It must have been compiled in this scope, or in one with the same levels.
    public mutating func declare(_ function: CompiledFunction) {
        levels[levels.count - 1].functions[function.name] = function
        levels[levels.count - 1].variables[function.name] = nil
        levels[levels.count - 1].spacedNames.insert(function.name)
    }

    /// Adds a type of one's own, which `instance of` and parameters can name.
    public mutating func declare(_ type: ValueType, named name: String) {
        types[name] = type
        levels[levels.count - 1].spacedNames.insert(name)
    }

    var spacedNames: [KnownNames] {
        levels.map(\.spacedNames).filter { !$0.isEmpty }
    }

    /// The scope of a row: inner names shadow outer ones.
    public func nested() -> Scope {
        var inner = self
        inner.levels.append(Level())
        return inner
    }

    /// All names, those of functions included.
    public var names: Set<String> {
        levels.reduce(into: []) { names, level in
            names.formUnion(level.variables.keys)
            names.formUnion(level.functions.keys)
        }
    }
}

/// How a decision comes to its result: an expression, a table, or a boxed expression made of parts.
///
/// The same for `decisions.yaml` and for imported DMN models. Source: DMN 1.5, sections 8 and 10.2.2.
public indirect enum DecisionLogic: Hashable, Sendable {
    case expression(DecisionText)
    case table(DecisionTable)
    /// Entries of which later ones see earlier ones; without a result the value is the context of all entries.
    case context([Entry], result: DecisionLogic?)
    case function([Parameter], result: ValueType?, body: DecisionLogic)
    /// A call of a function by name, with named arguments.
    case invocation(DecisionText, [Entry])
    case list([DecisionLogic])
    /// Rows of equally named entries.
    case relation([Column], rows: [[DecisionLogic]])
    case conditional(DecisionLogic, then: DecisionLogic, otherwise: DecisionLogic)
    case loop(variable: String, DecisionLogic, body: DecisionLogic)
    case quantified(isEvery: Bool, variable: String, DecisionLogic, condition: DecisionLogic)
    case filter(DecisionLogic, match: DecisionLogic)
    /// One of several logics, picked by a date.
    case variants(DecisionVariants)
    /// A logic whose value is then brought to a type that says more than its ``ValueType``, such as one with allowed values.
    case converted(DecisionLogic, to: ValueType, by: Conversion)
    /// The result of a function whose body lies outside of the language, for the values of some names.
    case external(description: DecisionLogic, arguments: [String])
    /// The result of a function that is not written in the language, such as a decision of a model, for named arguments.
    case native(Native, [Entry])
    /// Nothing is written: null.
    case none

    /// A named part.
    public struct Entry: Hashable, Sendable {
        public let name: String
        /// The declared type, to which the value is brought.
        public let type: ValueType?
        public let logic: DecisionLogic
        /// The place of the name.
        public let origin: Int

        public init(_ name: String, type: ValueType? = nil, _ logic: DecisionLogic, origin: Int = 0) {
            self.name = name
            self.type = type
            self.logic = logic
            self.origin = origin
        }
    }

    public struct Parameter: Hashable, Sendable {
        public let name: String
        public let type: ValueType?

        public init(_ name: String, _ type: ValueType? = nil) {
            self.name = name
            self.type = type
        }
    }

    public struct Column: Hashable, Sendable {
        public let name: String
        public let type: ValueType?

        public init(_ name: String, _ type: ValueType? = nil) {
            self.name = name
            self.type = type
        }
    }

    /// Logic within logic beyond this is refused.
    public static let maximumDepth = 40
}

import FEEL
public import FormModel

/// A service whose definition has been checked and compiled: the only thing that knows the order of pages.
///
/// Compiled once at start; evaluated on every request. Immutable and free of I/O.
public struct CompiledService: Sendable {
    /// What the definition says.
    public let definition: ServiceDefinition
    /// Content hash of the definition.
    public let version: String
    /// The pages, in order.
    public let pages: [CompiledPage]

    /// All fields that stand on pages, by slot.
    let fields: [CompiledField]
    /// The page of each slot in ``fields``.
    let pageOfField: [Int]
    /// Named expressions; their slots follow those of the fields.
    let decisions: [Formula]
    /// Decisions with parameters, by id.
    let functions: [String: CompiledFunction]
    /// What is worked out, each thing after everything it depends on.
    let steps: [EvaluationStep]
    let fee: Formula?
    let deliveries: [CompiledDelivery]
    /// Parts of expressions that work, but somebody should look at, each with its place.
    public let warnings: [DefinitionProblem]
    let slotByID: [String: Int]

    /// The service's id.
    public var id: String { definition.id }
    /// The service's title.
    public var title: String { definition.title }

    /// The page with this id.
    public func page(_ id: String) -> CompiledPage? {
        pages.first { $0.id == id }
    }

    /// The field that stands on a page (not in a row) with this id.
    public func field(_ id: String) -> CompiledField? {
        slotByID[id].map { fields[$0] }
    }

    /// The field at a path, row fields included.
    public func field(at path: FieldPath) -> CompiledField? {
        guard let group = path.group else { return field(path.id) }
        return field(group)?.fields.first { $0.id == path.id }
    }

    /// Number of slots of the form's frame.
    var slotCount: Int { fields.count + decisions.count }
}

/// One thing to be worked out.
enum EvaluationStep: Sendable, Hashable {
    /// Whether the page with this index is relevant.
    case page(Int)
    /// Relevance and value of the field in this slot.
    case field(Int)
    /// The named expression with this index.
    case decision(Int)
}

/// A delivery channel with its condition.
struct CompiledDelivery: Sendable {
    let definition: DeliveryDefinition
    let formula: Formula?
}

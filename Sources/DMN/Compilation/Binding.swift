import FEEL

/// What stands in one slot of an element's scope.
enum Binding: Sendable {
    case element(Int)
    /// A name of an import: the required elements of that model under their own names.
    case imported([(name: String, element: Int)])
}

/// An element, ready to run.
enum Part: Sendable {
    case input(ItemType?)
    case decision(CompiledExpression, [Binding])
    case knowledge(CompiledFunction, [Binding], value: FunctionValue)
    case service(Service)

    struct Service: Sendable {
        let parameters: [(name: String, element: Int)]
        let outputs: [(name: String, element: Int)]
        let type: ItemType?
        let value: FunctionValue
    }
}

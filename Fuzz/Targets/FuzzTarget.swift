/// What mutated bytes are given to; the raw value names its folder of seeds.
public enum FuzzTarget: String, CaseIterable, Sendable {
    case syntax = "FuzzSyntax"
    case evaluation = "FuzzEvaluation"
    case decisions = "FuzzDecisions"
    case definitions = "FuzzDefinitions"
    case identifiers = "FuzzIdentifiers"

    /// Goes through one input; whatever it holds, that ends soon.
    ///
    /// - Returns: whether the input was understood to the end, so that seeds can be seen to be worth their place.
    /// - Throws: ``FuzzFault`` when the product breaks a promise without ending the process.
    public func run(_ input: [UInt8]) throws(FuzzFault) -> Bool {
        switch self {
        case .syntax: try SyntaxTarget.run(input)
        case .evaluation: try EvaluationTarget.run(input)
        case .decisions: try DecisionsTarget.run(input)
        case .definitions: try DefinitionsTarget.run(input)
        case .identifiers: try IdentifiersTarget.run(input)
        }
    }
}

/// A promise that an input broke; one sentence.
public struct FuzzFault: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

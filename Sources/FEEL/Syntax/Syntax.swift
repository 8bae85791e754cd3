/// An expression as it was written, before its names are resolved.
final class Syntax: Sendable {
    indirect enum Form: Sendable {
        case null
        case boolean(Bool)
        case number(String)
        case string(String)
        /// `@"…"`
        case temporal(String)
        case name(String)
        case list([Syntax])
        case context([(key: String, value: Syntax)])
        case range(RangeSyntax)
        case negation(Syntax)
        case binary(BinaryOperator, Syntax, Syntax)
        /// n-ary, so that long chains stay flat.
        case and([Syntax])
        case or([Syntax])
        case between(Syntax, Syntax, Syntax)
        case membership(Syntax, [Syntax])
        /// `< 5`, `!= 5` as a test of an unnamed value.
        case comparison(BinaryOperator, Syntax)
        case instance(Syntax, TypeSyntax)
        case conditional(Syntax, Syntax, Syntax)
        case loop([Iteration], Syntax)
        case quantified(isEvery: Bool, [Iteration], Syntax)
        case filter(Syntax, Syntax)
        case path(Syntax, String)
        case call(Syntax, Arguments)
        case function([(name: String, type: TypeSyntax?)], Syntax)
        /// A function whose body lies outside of the language, and where it lies.
        case external([(name: String, type: TypeSyntax?)], Syntax)
    }

    struct RangeSyntax: Sendable {
        let start: Syntax?
        let end: Syntax?
        let includesStart: Bool
        let includesEnd: Bool
    }

    struct Iteration: Sendable {
        let name: String
        let domain: Syntax
        /// The second end of `for i in 1..n`.
        let end: Syntax?
        let position: Position
    }

    enum Arguments: Sendable {
        case positional([Syntax])
        case named([(name: String, value: Syntax, position: Position)])
    }

    /// Higher trees are refused: every later step walks them recursively.
    static let maximumHeight = 250

    let form: Form
    let position: Position
    let height: Int

    init(_ form: Form, at position: Position, height: Int) {
        self.form = form
        self.position = position
        self.height = height
    }
}

enum BinaryOperator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "**"
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

/// A type as it stands behind `instance of` or a parameter, before its names are resolved.
struct TypeSyntax: Sendable {
    indirect enum Form: Sendable {
        case named(String)
        case list(TypeSyntax)
        case range(TypeSyntax)
        case context([(name: String, type: TypeSyntax)])
        case function([TypeSyntax], result: TypeSyntax)
    }

    let form: Form
    let position: Position
}

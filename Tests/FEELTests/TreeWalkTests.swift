import Testing

@testable import FEEL

@Suite("Compiled evaluation")
struct TreeWalkTests {
    private static let values: [(name: String, value: Value)] = [
        ("n", 7), ("s", "text"), ("l", .list([1, 2, .null])), ("c", .context(Context([("a", 1), ("b", "x")]))), ("x", .null),
    ]

    @Test("gives what a plain walk over the tree gives, with and without known types", arguments: 0..<20)
    func agrees(seed: Int) throws {
        var grower = ExpressionGrower(seed: UInt64(seed) &+ 1_000)
        var typed = Scope(mode: .standard)
        var untyped = Scope(mode: .standard)
        for (name, value) in Self.values {
            typed.declare(name, ValueType(like: value))
            untyped.declare(name, .any)
        }
        let walk = TreeWalk(names: Dictionary(uniqueKeysWithValues: Self.values.map { ($0.name, $0.value) }))
        for _ in 0..<200 {
            let source = grower.expression(depth: 5)
            let expected = walk.value(try Parser.parse(source, names: []))
            for scope in [typed, untyped] {
                let found = try CompiledExpression.compile(source, in: scope).evaluate(frame(Self.values.map(\.value)), environment)
                #expect(found == expected, "\(source)")
            }
        }
    }

    @Test("What the checked mode accepts gives the same there", arguments: 0..<10)
    func checked(seed: Int) throws {
        var grower = ExpressionGrower(seed: UInt64(seed) &+ 2_000)
        var accepted = 0
        for _ in 0..<300 {
            let source = grower.expression(depth: 3)
            var scopes = [Scope(mode: .checked), Scope(mode: .standard)]
            for (name, value) in Self.values {
                for index in scopes.indices { scopes[index].declare(name, ValueType(like: value)) }
            }
            guard let strict = try? CompiledExpression.compile(source, in: scopes[0]) else { continue }
            accepted += 1
            let standard = try CompiledExpression.compile(source, in: scopes[1])
            let frame = frame(Self.values.map(\.value))
            #expect(try strict.evaluate(frame, environment) == standard.evaluate(frame, environment), "\(source)")
            #expect(standard.warnings.isEmpty, "\(source)")
        }
        #expect(accepted > 10)
    }
}

import FEEL
import FormModel
import Testing

@testable import FormEngine

@Suite("Expressions that work, but are partly null")
struct WarningTests {
    private static let text = Located("[1,\n  \"a\" + 1]", at: SourceLocation(file: "form.yaml", line: 7, column: 12))

    @Test("are warned of with their place in the file")
    func expression() throws {
        var compiler = ExpressionCompiler()
        let formula = compiler.compile(Self.text, role: .value, in: Scope(mode: .standard), expecting: nil)
        #expect(formula != nil && compiler.problems.isEmpty)
        let warning = try #require(compiler.warnings.first)
        #expect(compiler.warnings.count == 1 && warning.severity == .warning && warning.code == "expression_null")
        #expect(warning.location == Self.text.location(line: 2, column: 7))
    }

    @Test("of a decision are warned of in the text where they are")
    func decision() throws {
        let decisions = """
            decisions:
              - id: d
                context:
                  a: "1"
                result: |
                  a + "b"
            """
        let form = "pages:\n  - id: s\n    title: S\n    fields:\n      - {id: c, type: text, label: C}\n"
        let definition = try Fixture.definition(form: form, decisions: decisions.replacing("+ \"b\"", with: "+ 1"))
        #expect(try CompiledService.compile(definition).warnings.isEmpty)
        let faulty = try #require(Fixture.definition(form: form, decisions: decisions).decisions.first)
        var compiler = ExpressionCompiler()
        #expect(compiler.compile(faulty, in: Scope(mode: .standard)) != nil)
        #expect(compiler.warnings.map(\.location.description) == ["Forms/probe/decisions.yaml:6:9"])
    }
}

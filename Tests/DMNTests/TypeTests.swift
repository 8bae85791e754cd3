import FEEL
import Testing

@testable import DMN

@Suite("Types of a model")
struct TypeTests {
    private static let items = """
        <itemDefinition name="tNumbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>
        <itemDefinition name="tGrade"><typeRef>number</typeRef><allowedValues><text>[1..6]</text></allowedValues></itemDefinition>
        <itemDefinition name="tGrades" isCollection="true"><typeRef>tGrade</typeRef></itemDefinition>
        <itemDefinition name="tFew" isCollection="true"><typeRef>number</typeRef>
        <typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
        <itemDefinition name="tPerson"><itemComponent name="first name"><typeRef>string</typeRef></itemComponent>
        <itemComponent name="grade"><typeRef>tGrade</typeRef></itemComponent></itemDefinition>
        <itemDefinition name="tLoop"><typeRef>tLoop</typeRef></itemDefinition>
        """

    static let conversions: [(type: String, value: String, expected: String)] = [
        ("number", "1", "1"), ("number", "\"1\"", "null"), ("number", "[1]", "1"), ("number", "[1, 2]", "null"),
        ("feel:string", "\"a\"", "\"a\""), ("tNumbers", "[1, 2]", "[1, 2]"), ("tNumbers", "1", "[1]"),
        ("tNumbers", "[1, \"a\"]", "null"), ("tGrade", "6", "6"), ("tGrade", "7", "null"), ("tGrades", "[1, 6]", "[1, 6]"),
        ("tGrades", "[1, 7]", "null"), ("tGrades", "2", "[2]"), ("tFew", "[1, 2]", "[1, 2]"), ("tFew", "[1, 2, 3]", "null"),
        ("tPerson", "{\"first name\": \"A\", grade: 1}", "{\"first name\": \"A\", grade: 1}"),
        ("tPerson", "{\"first name\": \"A\", grade: 7}", "null"), ("tPerson", "{\"first name\": 1, grade: 1}", "null"),
        ("date and time", "@\"2026-11-25\"", "@\"2026-11-25T00:00:00Z\""), ("Any", "[1]", "[1]"), ("tLoop", "1", "1"),
        ("nowhere", "1", "1"), ("list<number>", "1", "[1]"),
    ]

    @Test("results are brought to the declared type or are null", arguments: conversions)
    func results(type: String, value: String, expected: String) throws {
        let escaped = type.replacing("<", with: "&lt;")
        let model = try Fixture.model(Self.items + Fixture.decision("d", Fixture.literal(value), type: escaped))
        #expect(try model.value("d") == Fixture.value(expected))
    }

    @Test("inputs are brought to the declared type or are null", arguments: conversions)
    func inputs(type: String, value: String, expected: String) throws {
        let escaped = type.replacing("<", with: "&lt;")
        let body = Self.items + Fixture.input("x", type: escaped) + Fixture.decision("d", Fixture.literal("x"), needs: ["#i_x"])
        #expect(try Fixture.model(body).value("d", "{x: \(value)}") == Fixture.value(expected))
    }

    @Test("entries with blanks in their names are read through the declared type")
    func entries() throws {
        let body =
            Self.items + Fixture.input("p", type: "tPerson") + Fixture.decision("d", Fixture.literal("p.first name"), needs: ["#i_p"])
        #expect(try Fixture.model(body).value("d", "{p: {\"first name\": \"A\", grade: 1}}") == "A")
    }

    @Test("faults of types are warnings")
    func faults() throws {
        let body =
            "<itemDefinition name='a'><typeRef>b</typeRef></itemDefinition>"
            + "<itemDefinition name='c'><typeRef>number</typeRef><allowedValues><text>1 +</text></allowedValues></itemDefinition>"
        let issues = try Fixture.model(body).issues
        #expect(Set(issues.map(\.element)) == ["a", "c"])
        #expect(issues.allSatisfy { $0.severity == .warning })
    }
}

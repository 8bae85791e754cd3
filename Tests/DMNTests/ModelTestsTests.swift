import FEEL
import Foundation
import Testing

@testable import DMN

@Suite("Test cases in the format of the TCK")
struct ModelTestsTests {
    private static func cases(_ body: String) throws -> ModelTests {
        let text = """
            <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xmlns:xsd="http://www.w3.org/2001/XMLSchema"><modelName>m.dmn</modelName>\(body)</testCases>
            """
        return try ModelTestsReader.read(Array(text.utf8))
    }

    static let values: [(xml: String, value: String)] = [
        ("<value xsi:type='xsd:string'>a b</value>", "\"a b\""), ("<value>a</value>", "\"a\""),
        ("<value xsi:type='xsd:decimal'>.5</value>", "0.5"), ("<value xsi:type='xsd:double'>1e3</value>", "1000"),
        ("<value xsi:type='xsd:boolean'>true</value>", "true"), ("<value xsi:type='xsd:date'>2026-11-25</value>", "@\"2026-11-25\""),
        ("<value xsi:type='xsd:time'>10:00:00Z</value>", "@\"10:00:00Z\""),
        ("<value xsi:type='xsd:dateTime'>2026-11-25T10:00:00</value>", "@\"2026-11-25T10:00:00\""),
        ("<value xsi:type='xsd:duration'>P1Y</value>", "@\"P1Y\""), ("<value xsi:nil='true'/>", "null"), ("<list xsi:nil='true'/>", "null"),
        ("<list/>", "[]"), ("<list><item><value xsi:type='xsd:decimal'>1</value></item><item/></list>", "[1, null]"),
        ("<component name='a'><value>x</value></component>", "{a: \"x\"}"), ("", "null"),
    ]

    @Test("reads values of each kind", arguments: values)
    func reads(xml: String, value: String) throws {
        let tests = try Self.cases("<testCase><resultNode name='d'><expected>\(xml)</expected></resultNode></testCase>")
        #expect(tests.cases.first?.results.first?.expected == (try Fixture.value(value)))
    }

    @Test("refuses what is no test case", arguments: ["<value xsi:type='xsd:decimal'>x</value>", "<value xsi:type='xsd:date'>x</value>"])
    func refuses(xml: String) {
        #expect(throws: DMNError.self) { try Self.cases("<testCase><inputNode name='d'>\(xml)</inputNode></testCase>") }
    }

    @Test(
        "compares with tolerance for numbers and with none for the rest",
        arguments: [
            ("1", "1.000000001", true), ("1", "1.0001", false), ("0", "0.1", false), ("[1]", "[1, 2]", false), ("\"a\"", "\"b\"", false),
            ("{a: 1, b: 2}", "{b: 2, a: 1}", true), ("{a: 1}", "{a: 1, b: 2}", false), ("null", "1", false), ("null", "null", true),
            ("@\"2026-11-25T10:00:00Z\"", "@\"2026-11-25T11:00:00+01:00\"", true),
        ])
    func compares(expected: String, found: String, isSame: Bool) throws {
        #expect(ModelTests.isSame(try Fixture.value(expected), try Fixture.value(found)) == isSame)
    }

    @Test("tells what passed, what did not, and what is not in the model")
    func outcomes() throws {
        let model = try Fixture.model(Fixture.decision("d", Fixture.literal("1")))
        let expected = "<expected><value xsi:type='xsd:decimal'>1</value></expected>"
        let names = ["d", "e"].map { "<resultNode name='\($0)'>\(expected)</resultNode>" }.joined()
        let outcomes = try Self.cases("<testCase id='c'>\(names)</testCase>").run(model, Fixture.environment)
        #expect(outcomes.map(\.isPassed) == [true, false])
        #expect(outcomes.last?.problem == "'e' is not in the model.")
    }
}

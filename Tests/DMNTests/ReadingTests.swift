import FEEL
import Testing
import XMLReading

@testable import DMN

@Suite("Reading a decision model")
struct ReadingTests {
    @Test(
        "reads the namespaces of all versions",
        arguments: [
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
            "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/", Fixture.dmn15,
        ])
    func versions(namespace: String) throws {
        let body = Fixture.input("a") + Fixture.decision("b", Fixture.literal("1"))
        let model = try Fixture.read(body, dmn: namespace)
        #expect(model.decisions == ["b"] && model.inputs == ["a"])
    }

    @Test("reads elements with a prefix and passes over those of other namespaces")
    func prefixes() throws {
        let text = """
            <d:definitions xmlns:d="\(Fixture.dmn15)" xmlns:x="urn:x" name="m" namespace="n">
            <x:decision name="not one"/><d:decision name="one"/></d:definitions>
            """
        #expect(try DMNModelReader.read(Array(text.utf8)).decisions == ["one"])
    }

    static let malformed: [(text: String, message: String)] = [
        ("", "The document is not well-formed."),
        ("<definitions", "The document is not well-formed."),
        ("<a/>", "The document is no DMN model: its root is 'a' of ''."),
        ("<definitions xmlns='urn:other'/>", "The document is no DMN model: its root is 'definitions' of 'urn:other'."),
        (Fixture.xml("<decision/>"), "A 'decision' has no name."),
        (Fixture.xml("<itemDefinition/>"), "An item definition has no name."),
        (Fixture.xml("<inputData id='a' name='x'/><inputData id='a' name='y'/>"), "The id 'a' is there twice."),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "The document has a document type."),
        ("<a><!-- - > --><!ELEMENT></a>", "The document has a document type."),
    ]

    @Test("names what is wrong with a document", arguments: malformed)
    func refuses(text: String, message: String) {
        #expect { try DMNModelReader.read(Array(text.utf8)) } throws: { ($0 as? DMNError)?.message == message }
    }

    @Test("a declaration within a comment or a CDATA section is text")
    func declarationsAsText() throws {
        let body = "<!-- <!DOCTYPE x> -->" + Fixture.decision("a", Fixture.literal(#""<!DOCTYPE x>""#))
        #expect(try Fixture.model(body).value("a") == "<!DOCTYPE x>")
    }

    @Test("tells the line of a fault")
    func lines() {
        let text = Fixture.xml("\n\n<decision/>")
        #expect { try DMNModelReader.read(Array(text.utf8)) } throws: { ($0 as? DMNError)?.line == 3 }
    }

    @Test("refuses bytes that are not UTF-8")
    func encoding() {
        #expect(throws: DMNError.self) { try DMNModelReader.read([0x3C, 0xFF, 0x3E]) }
    }

    @Test("refuses depth, size and entities without bound")
    func bounds() {
        let deep = String(repeating: "<a>", count: 10_000)
        let laughs = "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><l>&b;</l>"
        let many = "<l>" + String(repeating: "<a/>", count: XMLTreeReader.Limits().elements + 1) + "</l>"
        let large = "<l>" + String(repeating: " ", count: 10 << 20) + "</l>"
        for text in [deep, laughs, many, large] {
            #expect(throws: DMNError.self) { try DMNModelReader.read(Array(text.utf8)) }
        }
    }
}

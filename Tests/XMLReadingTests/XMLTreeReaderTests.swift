import Testing

@testable import XMLReading

@Suite("Reading XML as a tree")
struct XMLTreeReaderTests {
    @Test("keeps names, namespaces, attributes, texts and the place of each element")
    func reads() throws {
        let text = """
            <a:root xmlns:a="urn:a" kind="x">
              <a:one>first</a:one><two><![CDATA[<raw>]]></two><!-- note -->
            </a:root>
            """
        let root = try XMLTreeReader.read(Array(text.utf8))
        #expect(root.name == "root" && root.namespace == "urn:a" && root["kind"] == "x")
        #expect(root.children.map(\.name) == ["one", "two"])
        #expect(root.child("one")?.text == "first")
        #expect(root.child("two") == nil, "an element of no namespace is not one of the parent's")
        #expect(root.child(local: "two")?.text == "<raw>")
        #expect(root.child("one")?.line == 2)
    }

    static let refused: [(limits: XMLTreeReader.Limits, message: String)] = [
        (.init(bytes: 20), "The document has more than 20 bytes."),
        (.init(depth: 2), "Elements lie deeper than 2."),
        (.init(elements: 3), "There are more than 3 elements."),
    ]

    @Test("keeps to the limits that it is given", arguments: refused)
    func limits(limits: XMLTreeReader.Limits, message: String) throws {
        let bytes = Array("<a><b><c/></b><d/><e/></a>".utf8)
        #expect { try XMLTreeReader.read(bytes, limits) } throws: { ($0 as? XMLFault)?.message == message }
        #expect(throws: Never.self) { try XMLTreeReader.read(bytes, .init(bytes: 26, depth: 3, elements: 5)) }
    }
}

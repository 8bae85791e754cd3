import Testing

@testable import XDatenfelder

@Suite("Code lists")
struct CodeListTests {
    private func read(_ body: String, namespace: String = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/") throws -> (
        CodeList, [SchemaWarning]
    ) {
        let text = """
            <gc:CodeList xmlns:gc="\(namespace)"><Identification><Version>2</Version><CanonicalUri>urn:a</CanonicalUri>
            <CanonicalVersionUri>urn:a_2</CanonicalVersionUri></Identification>\(body)</gc:CodeList>
            """
        let (list, warnings) = try CodeListReader.read(Array(text.utf8), file: "C60000016_genericode.xml")
        return (list, warnings)
    }

    private func row(_ values: (String?, String)...) -> String {
        let cells = values.map { column, text in
            "<Value\(column.map { " ColumnRef=\"\($0)\"" } ?? "")><SimpleValue>\(text)</SimpleValue></Value>"
        }
        return "<Row>\(cells.joined())</Row>"
    }

    private let columns = #"<ColumnSet><Column Id="nr"/><Column Id="kurz"/><Column Id="lang"/>"#

    @Test("takes code and name from the columns that the list recommends")
    func recommended() throws {
        let keys = #"<Key Id="codenameKey"><ColumnRef Ref="lang"/></Key><Key Id="codeKey"><ColumnRef Ref="nr"/></Key></ColumnSet>"#
        let (list, warnings) = try read(
            columns + keys + "<SimpleCodeList>\(row(("nr", "1"), ("kurz", "BE"), ("lang", "Berlin")))</SimpleCodeList>")
        #expect(list.entries() == [CodeEntry(code: "1", name: "Berlin", help: nil)])
        #expect(list.entries(CodeColumns(code: "kurz", name: "nr", help: "lang")) == [CodeEntry(code: "BE", name: "1", help: "Berlin")])
        #expect(list.id == "C60000016" && list.versionURN == "urn:a_2")
        #expect(warnings == [])
    }

    @Test("without a recommendation the first two columns, and values without a column in their order")
    func order() throws {
        let (list, _) = try read(
            columns + "</ColumnSet><SimpleCodeList>\(row((nil, "1"), (nil, "BE"), ("lang", "Berlin")))</SimpleCodeList>")
        #expect(list.entries() == [CodeEntry(code: "1", name: "BE", help: nil)])
    }

    @Test("warns of rows without a code, codes that stand twice, lists without rows and other namespaces")
    func warns() throws {
        let rows = row(("nr", "1"), ("kurz", "A")) + row(("kurz", "B")) + row(("nr", "1"), ("kurz", "C"))
        let (_, warnings) = try read(columns + "</ColumnSet><SimpleCodeList>\(rows)</SimpleCodeList>")
        #expect(warnings.map(\.code) == ["duplicate_code", "empty_code"])
        #expect(warnings.first?.description.hasPrefix("C60000016_genericode.xml:1:") == true)
        #expect(try read(columns + "</ColumnSet>", namespace: "urn:x").1.map(\.code) == ["empty_element", "other_namespace"])
    }

    @Test("is found inside a message; what holds none is refused")
    func messages() throws {
        let text = """
            <x:xdatenfelder.codeliste.0105 xmlns:x="\(Fixture.urn3)"><x:genericode><CodeList/></x:genericode></x:xdatenfelder.codeliste.0105>
            """
        #expect(throws: Never.self) { try CodeListReader.read(Array(text.utf8), file: "a.xml") }
        #expect { try CodeListReader.read(Array("<a/>".utf8), file: "a.xml") } throws: {
            ($0 as? SchemaError)?.message == "The document holds no code list: its root is 'a' of ''."
        }
    }

    @Test("is found by address and version, by number, by address alone")
    func found() throws {
        let lists = CodeLists([try Fixture.list("60000001", [("1", "Eins")]), try Fixture.list("60000002", [("2", "Zwei")])])
        func name(_ id: String?, _ urn: String, _ versionURN: String) -> String? {
            lists.list(CodeListReference(id: id, urn: urn, version: "7", versionURN: versionURN))?.shortName
        }
        #expect(name("C60000001", "urn:list:60000002", "urn:list:60000002_1") == "60000002")
        #expect(name("C60000000001", "", "urn:other") == "60000001")
        #expect(name(nil, "urn:list:60000002", "urn:list:60000002_7") == "60000002")
        #expect(name(nil, "urn:nobody", "") == nil)
    }
}

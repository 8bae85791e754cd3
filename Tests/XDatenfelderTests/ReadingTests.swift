import Foundation
import Testing

@testable import XDatenfelder

@Suite("Reading a data schema")
struct ReadingTests {
    @Test("reads groups, fields, counts, texts, constraints and rules of format 2")
    func format2() throws {
        let schema = try Fixture.read(
            Fixture.schema2(
                Fixture.rule2("R60000001", "Ein  Hund\n ist einer.")
                    + Fixture.group2(
                        "G60000001", "Hund", count: "1:*",
                        Fixture.field2(
                            "F60000001", "Rasse", count: "0:1", constraints: #"{"minLength":"2","maxLength":60}"#, help: "Wie\nheißt sie?"))
            ))
        #expect(schema.format == .version2)
        #expect(schema.head.id.description == "S60000001 1.0")
        #expect(schema.rules.map(\.text) == ["Ein Hund ist einer."])
        #expect(schema.rules.first?.script == nil, "an empty function is no script")
        let group = try #require(schema.parts.first)
        #expect(group.count == Multiplicity(min: 1, max: nil))
        let part = try #require(group.element.parts.first)
        guard case .field(let field) = part.element else {
            Issue.record("no field")
            return
        }
        #expect(part.count == Multiplicity(min: 0, max: 1))
        #expect(field.constraints.minLength == 2 && field.constraints.maxLength == 60)
        #expect(field.head.help == "Wie\nheißt sie?")
        #expect(schema.warnings == [])
    }

    @Test("reads constraints, values, choice groups and free rules of format 3")
    func format3() throws {
        let values = "<x:werte><x:wert><x:code>a</x:code><x:name>Alpha</x:name><x:hilfe>Erster</x:hilfe></x:wert></x:werte>"
        let schema = try Fixture.read(
            Fixture.schema3(
                Fixture.group3(
                    "G60000000001", "Wahl", art: "<x:art><code>X</code></x:art>", rules: Fixture.rule3("R60000000001", "Frei."),
                    Fixture.field3("F60000000001", "Wort", constraints: #"minLength="1" pattern="[A-Z]+""#)
                        + Fixture.field3("F60000000002", "Art", kind: "select", type: "text_latin", after: values))))
        #expect(schema.warnings == [])
        guard case .group(let group)? = schema.parts.first?.element, case .field(let word)? = group.parts.first?.element,
            case .field(let kind)? = group.parts.last?.element
        else {
            Issue.record("not a group of fields")
            return
        }
        #expect(group.isChoice)
        #expect(group.rules.map(\.text) == ["Frei."])
        #expect(word.constraints.entries == ["minLength": "1", "pattern": "[A-Z]+"])
        #expect(kind.values == [CodeEntry(code: "a", name: "Alpha", help: "Erster")])
    }

    @Test("a message with one group or one field is a schema with that element", arguments: ["datenfeldgruppe.0103", "datenfeld.0104"])
    func elements(kind: String) throws {
        let isGroup = kind.hasPrefix("datenfeldgruppe")
        let part =
            isGroup ? Fixture.group2("G60000001", "Hund", Fixture.field2("F60000001", "Rasse")) : Fixture.field2("F60000001", "Rasse")
        let element = part.components(separatedBy: "<x:enthaelt>").dropFirst().joined(separator: "<x:enthaelt>")
            .components(separatedBy: "</x:enthaelt>").dropLast().joined(separator: "</x:enthaelt>")
        let schema = try Fixture.read(Fixture.message2(kind, element))
        #expect(schema.parts.map(\.element.head.id.id) == [isGroup ? "G60000001" : "F60000001"])
        #expect(schema.parts.map(\.count) == [.one])
    }

    static let refused: [(text: String, message: String)] = [
        ("Kein XML", "The document is not well-formed."),
        ("<html/>", "The document is no XDatenfelder message: its root is 'html' of ''."),
        (
            Fixture.schema2("").replacing("xdatenfelder_2", with: "xdatenfelder_unknown"),
            "'unknown' is not a version of XDatenfelder that can be read."
        ),
        (
            Fixture.message2("dokumentsteckbrief.0101", "<x:dokumentensteckbrief/>"),
            "A message 'xdatenfelder.dokumentsteckbrief.0101' holds no form."
        ),
        (Fixture.message2("stammdatenschema.0102", ""), "The message has no 'stammdatenschema'."),
    ]

    @Test("refuses only what is no message with a form, and says why", arguments: refused)
    func refuses(text: String, message: String) {
        #expect { try Fixture.read(text) } throws: { ($0 as? SchemaError)?.message == message }
    }

    @Test("reads a later minor version like the one it knows, with a warning")
    func laterVersion() throws {
        let schema = try Fixture.read(Fixture.schema3(Fixture.field3("F60000000001", "Wort")).replacing("_3.0.0", with: "_3.1.0"))
        #expect(schema.format == .version3)
        #expect(schema.warnings.map(\.code) == ["other_version"])
    }

    // MARK: Broken in a small way

    private static let field = Fixture.field2("F60000001", "Rasse")

    /// A message, the warning it has to give, and a word of its sentence.
    static let odd: [(text: String, code: String, word: String)] = [
        (Fixture.schema2(field.replacing("F60000001", with: "")), "empty_element", "'id'"),
        (Fixture.schema2(field.replacing("<x:id>F60000001</x:id>", with: "")), "missing_element", "'id'"),
        (
            Fixture.schema2(field.replacing("<x:id>F60000001</x:id>", with: "<x:id>F60000001</x:id><x:id>F2</x:id>")), "duplicate_element",
            "'id'"
        ),
        (Fixture.schema2(field.replacing("<x:bezug/>", with: "")), "missing_element", "'bezug'"),
        (Fixture.schema2(field.replacing("<x:bezug/>", with: "<x:bezug/><x:neu/>")), "unexpected_element", "'neu'"),
        (Fixture.schema2(field.replacing("<x:bezug/>", with: "<x:bezug/><name>Rasse</name>")), "unexpected_element", "'name' of ''"),
        (Fixture.schema2(field.replacing("1:1", with: "1-1")), "bad_count", "'1-1'"),
        (Fixture.schema2(field.replacing("1:1", with: "3:2")), "bad_count", "'3:2'"),
        (Fixture.schema2(field.replacing("<x:version>1.0", with: "<x:version>eins")), "bad_version", "'eins'"),
        (Fixture.schema2(field.replacing("<code>text</code>", with: "<code>string</code>")), "unknown_code", "'string'"),
        (Fixture.schema2(field.replacing("<code>text</code>", with: "")), "empty_element", "'datentyp'"),
        (Fixture.schema2(Fixture.field2("F1", "A", constraints: "keine")), "bad_json", "'keine'"),
        (Fixture.schema2(Fixture.field2("F1", "A", constraints: "[1]")), "bad_json", "[1]"),
        (Fixture.schema2(Fixture.field2("F1", "A", constraints: #"{"minLength":"zwei"}"#)), "bad_constraint", "'zwei'"),
        (Fixture.schema2(Fixture.field2("F1", "A", constraints: #"{"minLength":"9","maxLength":"2"}"#)), "bad_constraint", "9"),
        (Fixture.schema2(Fixture.field2("F1", "A", constraints: #"{"einheit":"kg"}"#)), "unknown_constraint", "'einheit'"),
        (Fixture.schema2(Fixture.field2("F1", "A", help: "Das „Wort“")), "character", "U+201E"),
        (Fixture.schema2(Fixture.part2("1:1", "")), "empty_element", "neither"),
        (Fixture.schema2(Fixture.group2("G1", "Leer", "")), "empty_group", "G1"),
        (Fixture.schema2(""), "empty_group", "no elements"),
        (
            Fixture.schema2(field).replacing("<x:header>", with: "<x:kopf>").replacing("</x:header>", with: "</x:kopf>"), "missing_element",
            "header"
        ),
    ]

    @Test("warns, with the line, and goes on", arguments: odd)
    func warns(text: String, code: String, word: String) throws {
        let schema = try Fixture.read(text)
        let warning = try #require(schema.warnings.first { $0.code == code && $0.message.contains(word) }, "\(schema.warnings)")
        #expect((warning.line ?? 0) > 1)
    }

    @Test("an element that is not known or broken does not hide its neighbours")
    func keepsNeighbours() throws {
        let body =
            Fixture.part2("1:1", "<x:ding/>") + Fixture.field2("F60000001", "Rasse", count: "viele", type: "")
            + Fixture.field2("F60000002", "Name")
        #expect(try Fixture.read(Fixture.schema2(body)).parts.map(\.element.head.name) == ["Rasse", "Name"])
    }

    @Test("one warning for each strange character, however often it is there")
    func characters() throws {
        let schema = try Fixture.read(Fixture.schema2(Fixture.field2("F1", "A – B – C", label: "–", help: "Grüße, 5 €")))
        #expect(schema.warnings.map(\.code) == ["character"])
        #expect(schema.warnings.first?.message.contains("3 times") == true)
    }

    static let patterns: [(constraints: String, pattern: String, warning: String?)] = [
        (#"{"pattern":"[\\p{L}0-9]*"}"#, #"[\p{L}0-9]*"#, nil),
        (#"{"pattern":"[\p{L}0-9]*"}"#, #"[\p{L}0-9]*"#, "bad_json"),
        (#"{"pattern":"\d{5}\b\"?"}"#, #"\d{5}\b"?"#, "bad_json"),
    ]

    @Test("patterns with single backslashes are taken as meant", arguments: patterns)
    func backslashes(constraints: String, pattern: String, warning: String?) throws {
        let schema = try Fixture.read(Fixture.schema2(Fixture.field2("F1", "A", constraints: constraints)))
        guard case .field(let field)? = schema.parts.first?.element else { return }
        #expect(field.constraints.pattern == pattern)
        #expect(schema.warnings.map(\.code) == [warning].compactMap { $0 })
    }

    @Test("patterns of format 3 with doubled backslashes are taken as single ones, others stay")
    func doubled() throws {
        for (written, meant, count) in [(#"[\\p{L}.]*"#, #"[\p{L}.]*"#, 1), (#"\\\d"#, #"\\\d"#, 0), (#"\d"#, #"\d"#, 0)] {
            let schema = try Fixture.read(Fixture.schema3(Fixture.field3("F1", "A", constraints: "pattern=\"\(written)\"")))
            guard case .field(let field)? = schema.parts.first?.element else { return }
            #expect(field.constraints.pattern == meant)
            #expect(schema.warnings.count { $0.code == "doubled_backslash" } == count)
        }
    }
}

import Foundation
import Testing

@testable import XDatenfelder

@Suite("Two versions of a schema")
struct ComparisonTests {
    private func changes(_ old: String, _ new: String, _ oldLists: [CodeList] = [], _ newLists: [CodeList] = []) throws -> [String] {
        SchemaComparison(try Fixture.read(old), CodeLists(oldLists), try Fixture.read(new), CodeLists(newLists)).changes.map(\.text)
    }

    private static let one = Fixture.field2("F1", "Eins")
    private static let two = Fixture.field2("F2", "Zwei")

    static let cases: [(old: String, new: String, changes: [String])] = [
        (one, one, []),
        (one, one + two, ["Field F2 'Zwei' was added to the schema (1:1)."]),
        (one + two, one, ["Field F2 'Zwei' was removed from the schema."]),
        (
            one + Fixture.group2("G1", "Gruppe", two), one,
            ["Group G1 'Gruppe' was removed from the schema, with 1 element in it."]
        ),
        (
            one + two + Fixture.group2("G1", "Gruppe", ""), one + Fixture.group2("G1", "Gruppe", two),
            ["Field F2 'Zwei' moved from the schema to G1 'Gruppe'."]
        ),
        (
            one + Fixture.group2("G1", "Gruppe", two), two + one,
            ["Field F2 'Zwei' moved from G1 'Gruppe' to the schema.", "Group G1 'Gruppe' was removed from the schema."]
        ),
        (one + two, two + one, ["The order in the schema changed: 'F1, F2' → 'F2, F1'."]),
        (one, Fixture.field2("F1", "Eins", count: "0:1"), ["Field F1 'Eins' in the schema: count 1:1 → 0:1 (now optional)."]),
        (one, Fixture.field2("F1", "Eins", count: "1:*"), ["Field F1 'Eins' in the schema: count 1:1 → 1:* (now repeated)."]),
        (
            one, Fixture.field2("F1", "Eins", type: "date", version: "1.1"),
            ["Field F1 'Eins': version '1.0' → '1.1'.", "Field F1 'Eins': data type 'text' → 'date'."]
        ),
        (one, Fixture.field2("F1", "Eins", constraints: #"{"maxLength":"5"}"#), ["Field F1 'Eins': maxLength none → '5'."]),
        (
            one, Fixture.field2("F1", "Eins", label: "Wie?", help: "So."),
            ["Field F1 'Eins': label 'Eins' → 'Wie?'.", "Field F1 'Eins': help none → 'So.'."]
        ),
        (
            Fixture.group2("G1", "Gruppe", one) + Fixture.group2("G2", "Zweite", one),
            Fixture.group2("G1", "Gruppe", Fixture.field2("F1", "Eins", kind: "label"))
                + Fixture.group2("G2", "Zweite", Fixture.field2("F1", "Eins", kind: "label")),
            ["Field F1 'Eins': Feldart 'input' → 'label'."]
        ),
        (one, Fixture.rule2("R1", "Neu.") + one, ["Rule R1 'Regel' was added to the schema: 'Neu.'."]),
        (Fixture.rule2("R1", "Alt.") + one, one, ["Rule R1 'Regel' was removed from the schema: 'Alt.'."]),
        (Fixture.rule2("R1", "Alt.") + one, Fixture.rule2("R1", "Neu.") + one, ["Rule R1 'Regel' of the schema: 'Alt.' → 'Neu.'."]),
    ]

    @Test("differ in words", arguments: cases)
    func differ(old: String, new: String, expected: [String]) throws {
        #expect(try changes(Fixture.schema2(old), Fixture.schema2(new)) == expected)
    }

    @Test("the schema itself")
    func schema() throws {
        let found = try changes(Fixture.schema2(Self.one), Fixture.schema2(Self.one, version: "1.1"))
        #expect(found == ["Schema S60000001 'Hund anmelden': version '1.0' → '1.1'."])
    }

    @Test("values of code lists that came, went and were renamed")
    func codes() throws {
        let field = Fixture.schema2(Fixture.field2("F1", "Art", kind: "select", list: "60000001"))
        let found = try changes(
            field, field, [Fixture.list("60000001", [("1", "Eins"), ("2", "Zwei")])],
            [Fixture.list("60000001", [("2", "zwei"), ("3", "Drei")])])
        #expect(
            found == [
                "Field F1 'Art': code 2 'Zwei' → 'zwei'.", "Field F1 'Art': code 3 'Drei' is new.",
                "Field F1 'Art': code 1 'Eins' is gone.",
            ])
    }

    @Test("elements that stand twice in a group are told apart by their order, moved or not")
    func twice() throws {
        let double = Fixture.group2("G1", "A", Self.one + Self.one)
        #expect(try changes(Fixture.schema2(double), Fixture.schema2(double)) == [])
        let inner = Fixture.group2("G2", "B", Self.two)
        let found = try changes(
            Fixture.schema2(Fixture.group2("G1", "A", Self.one) + Fixture.group2("G1", "A", inner)), Fixture.schema2(inner))
        #expect(found.contains("Group G2 'B' moved from G1 'A' to the schema."))
    }

    @Test("of formats 2 and 3 are the same where only numbers and versions are longer")
    func formats() throws {
        let old = Fixture.schema2(
            Fixture.rule2("R60000001", "Wenn F60000001 leer ist.") + Fixture.field2("F60000001", "Wort", constraints: #"{"maxLength":"5"}"#)
        )
        let rule = Fixture.rule3("R60000000001", "Wenn F60000000001 leer ist.")
        let new = Fixture.schema3(rule + Fixture.field3("F60000000001", "Wort", constraints: #"maxLength="5""#))
        #expect(try changes(old, new) == ["Field F60000000001 'Wort': Schemaelementart 'RNG' → 'HAR'."])
    }

    @Test("schemas of the conformance material in both formats say the same")
    func conformance() throws {
        for folder in ConformanceTests.schemas ?? [] {
            func schema(_ format: String) throws -> DataSchema {
                let file = folder.appendingPathComponent("\(folder.lastPathComponent)_\(format).xml")
                return try SchemaReader.read(Array(try Data(contentsOf: file)))
            }
            let found = SchemaComparison(try schema("xdf2"), CodeLists(), try schema("xdf3"), CodeLists()).changes
            #expect(
                Set(found.map(\.code)).isSubset(of: ["code_list", "law", "description", "definition", "output_label", "help"]),
                "\(found.map(\.text))")
        }
    }
}

import FEEL
import Foundation
import Testing

@testable import XDatenfelder

@Suite("Rules in words")
struct RuleTests {
    /// A form with a choice, fields of most types, an optional group and rows.
    private static func schema(_ rule: String, onGroup groupRule: String = "") throws -> DataSchema {
        try Fixture.read(
            Fixture.schema2(
                (rule.isEmpty ? "" : Fixture.rule2("R60000001", rule))
                    + Fixture.group2(
                        "G60000001", "Angaben", rules: groupRule.isEmpty ? "" : Fixture.rule2("R60000002", groupRule),
                        Fixture.field2("F60000001", "Art", kind: "select", list: "60000001")
                            + Fixture.field2("F60000002", "Datum", count: "0:1", type: "date")
                            + Fixture.field2("F60000003", "Ende", count: "0:1", type: "date")
                            + Fixture.field2("F60000004", "Wort", count: "0:1")
                            + Fixture.field2("F60000005", "Zahl", count: "0:1", type: "num_int")
                            + Fixture.field2("F60000006", "Ja", count: "0:1", type: "bool")
                            + Fixture.field2("F60000007", "Anderes", count: "0:1")
                            + Fixture.group2(
                                "G60000002", "Halter", count: "0:1",
                                Fixture.field2("F60000008", "Halter Name") + Fixture.field2("F60000009", "Halter Ort"))
                            + Fixture.group2("G60000003", "Wagen", count: "0:*", Fixture.field2("F60000010", "Kennzeichen"))
                            + Fixture.group2("G60000005", "Freies", count: "0:1", Fixture.field2("F60000014", "Offenes", count: "0:1"))
                            + Fixture.group2(
                                "G60000004", "Lieferung", count: "0:1",
                                Fixture.field2("F60000011", "Straße") + Fixture.field2("F60000012", "PLZ")
                                    + Fixture.field2("F60000013", "Ort")))))
    }

    private static func lists() throws -> CodeLists {
        CodeLists([try Fixture.list("60000001", [("001", "Neu"), ("002", "Eine Verlängerung"), ("M/F", "Beides")])])
    }

    /// The proposals for a rule, without the comment marks.
    private func proposals(_ rule: String, onGroup groupRule: String = "") throws -> [String] {
        let schema = try Self.schema(rule, onGroup: groupRule)
        let tree = OccurrenceTree(schema, try Self.lists())
        let book = RuleBook(schema, tree)
        let notes =
            book.notes
            + tree.roots.flatMap(\.all).flatMap { element in
                element.notes.map { $0.replacing("# Proposed: ", with: "# Proposed for \(element.key): ") }
            }
        return notes.filter { $0.hasPrefix("# Proposed for ") }.map { String($0.dropFirst("# Proposed for ".count)) }
    }

    static let understood: [(rule: String, proposals: [String])] = [
        (
            "Wenn im Datenfeld F60000001 der Wert 001 angegeben wurde, dann soll F60000004 zum Pflichtfeld werden.",
            [#"wort: that: not(art = "001") or value != null"#]
        ),
        (
            "Wenn Feld F60000001 = 002 ist, dann muss F60000004 befüllt sein, F60000007 darf nicht befüllt sein.",
            [#"wort: that: not(art = "002") or value != null"#, #"anderes: when: not(art = "002")"#]
        ),
        (
            "Wenn bei F60000001 „002 Eine Verlängerung“ angegeben wird, dann wird G60000002 zur Pflichtangabe.",
            [#"halter: in place of the question mit_halter, when: art = "002""#]
        ),
        (
            "Wenn F60000001 = 001 oder 002, dann muss F60000004 ausgefüllt werden.",
            [#"wort: that: not(art = "001" or art = "002") or value != null"#]
        ),
        (
            "Wenn F60000001 = 001 und F60000006 = ja, dann sind F60000004 und F60000007 anzugeben.",
            [#"wort: that: not(art = "001") or not(ja = true) or value != null"#]
        ),
        ("F60000004 darf nur befüllt sein, wenn F60000001 = 001 ist.", [#"wort: when: art = "001""#]),
        (
            "Wenn F60000001 = 001, dann muss F60000004 befüllt sein, sonst darf F60000004 nicht befüllt sein.",
            [#"wort: when: art = "001""#]
        ),
        ("Wenn F60000004 nicht befüllt ist, muss F60000007 befüllt sein.", ["anderes: that: wort != null or value != null"]),
        (
            #"Wenn im Datenfeld F60000004 der Wert "" angegeben wurde, dann soll F60000007 zum Pflichtfeld werden."#,
            ["anderes: that: wort != null or value != null"]
        ),
        (
            #"Wenn im Datenfeld F60000004 nicht der Wert "" angegeben wurde, dann soll F60000007 zum Pflichtfeld werden."#,
            ["anderes: that: wort = null or value != null"]
        ),
        ("Wenn F60000005 größer als 5 ist, dann ist F60000004 anzugeben.", ["wort: that: not(zahl > 5) or value != null"]),
        ("Wenn F60000001 = 001, dann muss G60000005 befüllt sein.", [#"freies: for its fields, when: art = "001""#]),
        ("Wenn F60000001 = M/F, dann muss F60000004 befüllt sein.", []),
        (#"Wenn F60000001 = "M/F", dann muss F60000004 befüllt sein."#, [#"wort: that: not(art = "m_f") or value != null"#]),
        ("Es muss mindestens eines der Felder F60000004, F60000007 befüllt sein.", ["anderes: that: wort != null or anderes != null"]),
        (
            "Es darf höchstens eine der Angaben F60000004 und F60000007 gemacht werden.",
            ["anderes: that: count([wort, anderes][item != null]) <= 1"]
        ),
        ("Entweder F60000004 oder F60000007 muss angegeben werden.", ["anderes: that: count([wort, anderes][item != null]) = 1"]),
        ("Das Datum F60000002 darf nicht in der Zukunft liegen.", ["datum: that: value <= today()"]),
        ("F60000002 muss in der Zukunft liegen.", ["datum: that: value > today()"]),
        ("F60000002 darf nicht nach dem heutigen Tagesdatum liegen.", ["datum: that: value <= today()"]),
        (
            "Zum Datum F60000002 muss die Person mindestens 18 Jahre alt sein.",
            ["datum: that: years and months duration(value, today()).years >= 18"]
        ),
        ("Das Datum F60000002 muss vor dem Ende F60000003 liegen.", ["ende: that: datum < value"]),
        ("Das Ende F60000003 darf nicht vor dem Datum F60000002 liegen.", ["datum: that: ende >= value"]),
        (
            "Der Wert von F60000010 darf nicht doppelt vorkommen.",
            ["wagen: that: count(distinct values(wagen.kennzeichen)) = count(wagen.kennzeichen)"]
        ),
        ("Wenn F60000012 befüllt ist, dann muss F60000004 befüllt sein.", ["wort: that: lieferung.plz = null or value != null"]),
        ("Wenn G60000003 befüllt ist, dann muss F60000004 befüllt sein.", ["wort: that: count(wagen) = 0 or value != null"]),
        ("Wenn F60000000001 = 001, dann muss F60000000004 befüllt sein.", [#"wort: that: not(art = "001") or value != null"#]),
    ]

    @Test("become proposals for the fields they ask something of", arguments: understood)
    func understands(rule: String, expected: [String]) throws {
        #expect(try proposals(rule).filter { !$0.isEmpty }.first == expected.first)
        if expected.count > 1 { #expect(try proposals(rule) == expected) }
    }

    static let notUnderstood = [
        "", "Die Angaben müssen stimmen.", "Wenn F60000001 = 001, dann muss F60000004 oder F60000007 befüllt sein.",
        "Wenn F60000001 = 001 und F60000004 befüllt ist oder F60000007 leer ist, dann muss F60000005 befüllt sein.",
        "Wenn F60000001 = 001, dann muss F99999999 befüllt sein.", "Wenn die Sonne scheint, dann muss F60000004 befüllt sein.",
        "Wenn F60000010 = 1, dann muss F60000004 befüllt sein.", "Wenn F60000001 gut aussieht, dann muss F60000004 befüllt sein.",
    ]

    @Test("stay without a proposal when a part of them is not understood, or an element cannot be reached", arguments: notUnderstood)
    func leaves(rule: String) throws {
        let schema = try Self.schema(rule.isEmpty ? " " : rule)
        let tree = OccurrenceTree(schema, try Self.lists())
        let book = RuleBook(schema, tree)
        #expect(book.proposals == 0)
        #expect(book.open.count == 1)
        #expect(book.notes.contains("# Proposed: nothing, the sentence is not understood."))
    }

    @Test("of a group that name no field are about the group's own elements")
    func ownElements() throws {
        let found = try proposals("", onGroup: "Es muss mindestens eine Angabe gemacht werden.")
        #expect(
            found == [
                "lieferung: that: art != null or datum != null or ende != null or wort != null or zahl != null or ja != null or anderes != null "
                    + "or mit_halter = true or count(wagen) > 0 or offenes != null or lieferung != null"
            ])
    }

    @Test("that name a value which the list does not have are proposed with a warning")
    func strangers() throws {
        let schema = try Self.schema("Wenn F60000001 = 009, dann muss F60000004 befüllt sein.")
        let book = RuleBook(schema, OccurrenceTree(schema, try Self.lists()))
        #expect(book.warnings.map(\.code) == ["unknown_value"])
        #expect(book.warnings.first?.message.contains("'009'") == true)
        #expect(book.proposals == 1)
    }

    @Test("that are understood in part say so")
    func parts() throws {
        let schema = try Self.schema("F60000002 muss in der Zukunft liegen. Näheres regelt die Satzung.")
        let tree = OccurrenceTree(schema, try Self.lists())
        _ = RuleBook(schema, tree)
        #expect(tree.roots.flatMap(\.all).flatMap(\.notes).contains("# Only a part of the rule is understood."))
    }

    @Test("every proposal is FEEL", arguments: understood)
    func parses(rule: String, expected: [String]) throws {
        for proposal in expected {
            let words = proposal.components(separatedBy: ["when: ", "that: "].first { proposal.contains($0) } ?? ": ")
            #expect(throws: Never.self) { try SyntaxTree.parse(words.last ?? "") }
        }
    }

    @Test("tokens: numbers of both formats, numbers an editor made up, all quotes, signs")
    func tokens() {
        let made = "F00-4cb0dd14-629c-4661-9435-4e9eadc43e07"
        #expect(
            RuleToken.read("F60000001, G60000000002V1.0 \(made) „A. b“ »c« ≥ 1,5.")
                == [
                    .element("F60000000001"), .comma, .element("G60000000002"), .element("F00000-" + made.dropFirst(4)), .quoted("A. b"),
                    .quoted("c"), .word(">="),
                    .word("1,5"), .end,
                ])
        #expect(RuleToken.read("\"nie zu").count == 2)
    }
}

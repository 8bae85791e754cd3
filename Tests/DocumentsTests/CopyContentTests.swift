import Casework
import FormEngine
import Foundation
import Testing

@testable import Documents

@Suite("What stands in the copy of an application")
struct CopyContentTests {
    private func content(_ entries: [ApplicationDocument.Entry], feeCents: Int? = nil) throws -> CopyContent {
        CopyContent(try Fixture.copy([.init("seite", title: "Seite", entries: entries)], feeCents: feeCents), attachments: [])
    }

    @Test("the box at the top says what, which, when, where")
    func facts() throws {
        let content = try content([Fixture.text("Frage", "Antwort")])
        #expect(content.title == "Ihre Angaben: Meldebescheinigung")
        #expect(content.facts.map(\.label) == ["Leistung", "Vorgangsnummer", "Eingegangen am", "Zuständig", "Kontakt"])
        #expect(content.facts.first { $0.label == "Eingegangen am" }?.text == "21.\u{A0}November\u{A0}2026, 14:32\u{A0}Uhr")
        #expect(content.facts.contains { $0.text == content.reference })
    }

    @Test("a fee is named when there is one", arguments: [(nil, nil), (0, nil), (-1, nil), (1250, "12,50\u{A0}€")] as [(Int?, String?)])
    func fee(cents: Int?, text: String?) throws {
        let content = try content([Fixture.text("Frage", "Antwort")], feeCents: cents)
        #expect(content.facts.first { $0.label == "Gebühr" }?.text == text)
    }

    @Test("answers keep their lines, missing ones are marked, hidden ones left out")
    func entries() throws {
        let content = try content([
            Fixture.text("Text\nmit Umbruch", "eins\r\nzwei"), Fixture.empty("Leer"), Fixture.text("Geheim", "x", isHidden: true),
        ])
        #expect(
            content.sections.first?.blocks.first?.entries == [
                .init(label: "Text mit Umbruch", lines: ["eins", "zwei"], isEmpty: false),
                .init(label: "Leer", lines: ["Keine Angabe"], isEmpty: true),
            ])
    }

    @Test("rows of groups follow the single answers, each under its own heading, rows in rows as well")
    func groups() throws {
        let inner = Fixture.group("Anschrift", rows: [[Fixture.text("Ort", "A")], [Fixture.text("Ort", "B")]])
        let content = try content([
            Fixture.group("Kind", rows: [[Fixture.text("Name", "Ida"), inner], [Fixture.text("Name", "Ole")]]),
            Fixture.text("Frage", "Antwort"), Fixture.group("Fahrzeug", rows: []),
        ])
        #expect(
            content.sections.first?.blocks.map(\.title) == [nil, "Kind: 1", "Kind: 1, Anschrift: 1", "Kind: 1, Anschrift: 2", "Kind: 2"])
        #expect(content.sections.first?.blocks.first?.entries.map(\.label) == ["Frage", "Fahrzeug"])
        #expect(content.sections.first?.blocks.first?.entries.last?.isEmpty == true)
    }

    @Test("rows in rows without end come to an end")
    func depth() throws {
        var entry = Fixture.text("Tief", "x")
        for _ in 0..<200 { entry = Fixture.group("G", rows: [[entry]]) }
        #expect(try content([entry]).sections.first?.blocks.count == 1)
    }

    @Test("a page on which nothing is for people has no heading")
    func hiddenPage() throws {
        #expect(try content([Fixture.text("Geheim", "x", isHidden: true)]).sections.isEmpty)
        #expect(try content([Fixture.group("G", rows: [[Fixture.text("Geheim", "x", isHidden: true)]])]).sections.isEmpty)
    }

    @Test("what is attached is named")
    func attached() throws {
        let copy = try Fixture.copy([])
        let payload = try #require(CopyPayload(copy).attachment)
        #expect(CopyContent(copy, attachments: [payload]).notes.last?.contains("antrag.json") == true)
        #expect(CopyContent(copy, attachments: []).notes.allSatisfy { !$0.contains("antrag.json") })
    }

    @Test("the attached JSON is the application with its reference, hidden values included, the same bytes every time")
    func payload() throws {
        let copy = try Fixture.copy([.init("seite", title: "Seite", entries: [Fixture.text("Geheim", "x", isHidden: true)])])
        let attachment = try #require(CopyPayload(copy).attachment)
        #expect(attachment == CopyPayload(copy).attachment)
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let read = try decoder.decode(CopyPayload.self, from: Data(attachment.content))
        #expect(read.application == copy.document && read.reference == copy.reference.text && read.submittedAt == Fixture.submittedAt)
    }
}

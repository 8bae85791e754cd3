import FEEL
import FormEngine
import Testing

@Suite("Reading a posted page")
struct ReadingTests {
    static let fields = """
        - {id: mit, type: yesno, label: Mit Hund}
        - {id: name, type: text, label: Name des Hundes, when: mit = true}
        - {id: art, type: choice, label: Art, optional: true, when: mit = true, options: [{value: a, label: A}, {value: b, label: B}]}
        - {id: farben, type: choices, label: Farben, optional: true, options: [{value: rot, label: Rot}, {value: blau, label: Blau}]}
        - {id: notiz, type: text, label: Notiz, optional: true}
        - {id: satz, type: computed, label: Satz, value: '"Hund " + name', as: text}
        """

    @Test("keeps the answers of controls that were not sent")
    func absentText() throws {
        let before = Answers(["mit": .flag(true), "name": .text("Rex"), "andere": .text("x")])
        let reading = try post([("mit", "ja"), ("notiz", "Hallo")], over: before)
        #expect(reading.answers["name"] == .text("Rex") && reading.answers["andere"] == .text("x"))
        #expect(reading.answers["notiz"] == .text("Hallo"))
        #expect(reading.isAccepted)
    }

    @Test("takes boxes and radio buttons that were on the page and not sent as empty")
    func absentBoxes() throws {
        let before = Answers(["mit": .flag(true), "name": .text("Rex"), "art": .text("a"), "farben": .value(.list([.string("rot")]))])
        let reading = try post([("mit", "ja"), ("name", "Rex")], over: before)
        #expect(reading.answers["art"] == .value(.null) && reading.answers["farben"] == .value(.null))
    }

    @Test("loses nothing when a mind is changed back")
    func toggling() throws {
        let before = Answers(["mit": .flag(true), "name": .text("Rex"), "art": .text("a")])
        let without = try post([("mit", "nein")], over: before)
        #expect(without.isAccepted)
        #expect(without.answers["art"] == .text("a") && without.answers["name"] == .text("Rex"))
        #expect(without.evaluation.prunedAnswers["name"] == nil)
        let again = try post([("mit", "ja")], over: without.answers)
        #expect(again.evaluation.value("name") == .string("Rex") && again.evaluation.value("art") == .string("a"))
    }

    @Test("names what appeared through the answers themselves")
    func revealed() throws {
        let reading = try post([("mit", "ja")])
        #expect(!reading.isAccepted)
        #expect(reading.errors.map(\.path.description) == ["name"])
        #expect(reading.revealed == [FieldPath("name")])
        let second = try post([("mit", "ja"), ("name", "")], over: reading.answers)
        #expect(second.errors.map(\.code) == ["required"] && second.revealed.isEmpty)
    }

    @Test("takes away what could not be read and keeps what was typed")
    func unreadable() throws {
        let service = try Fixture.service(fields: "- {id: zahl, type: integer, label: Zahl}")
        let reading = try service.post([(name: "zahl", value: "drei")], over: Answers(["zahl": .number(3)]))
        #expect(reading.answers["zahl"] == nil)
        #expect(reading.raw["zahl"] == ["drei"])
        #expect(reading.errors.map(\.code) == ["integer_malformed"])
    }

    @Test("reports unknown names, and lets nobody answer what is computed")
    func unknown() throws {
        let reading = try post([
            ("mit", "nein"), ("satz", "Katze"), ("csrf", "1"), ("mit.x", "2"), ("__proto__", "3"), ("", "4"), ("action", "next"),
        ])
        #expect(reading.unknownNames == ["satz", "csrf", "mit.x", "__proto__", ""])
        #expect(reading.answers["satz"] == nil)
    }

    @Test("takes the last of several values of one control")
    func repeated() throws {
        #expect(try post([("mit", ""), ("mit", "nein")]).isAccepted)
    }

    @Test("reads errors only where they are relevant")
    func irrelevantErrors() throws {
        let reading = try post([("mit", "nein"), ("art", "zzz")])
        #expect(reading.errors.isEmpty && reading.isAccepted)
    }

    private func post(_ pairs: [(String, String)], over answers: Answers = Answers()) throws -> PageReading {
        try Fixture.service(fields: Self.fields).post(pairs.map { (name: $0.0, value: $0.1) }, over: answers)
    }
}

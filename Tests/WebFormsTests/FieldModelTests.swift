import Casework
import FEEL
import FormEngine
import FormModel
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import WebForms

@Suite("Fields as they are shown")
struct FieldModelTests {
    private let service: CompiledService
    private let templates: ServiceTemplates
    private let environment = FormEnvironment(epochSeconds: 1_795_354_320)

    init() throws {
        service = try CompiledService.compile(try ServiceLoader(files: SampleForms.files).load("muster"))
        templates = ServiceTemplates(service)
    }

    private func models(_ pairs: [(String, String)], page id: String = "angaben", marks: Bool = false) throws -> [FieldModel] {
        let page = try #require(service.page(id))
        let reading = service.read(FormData(pairs.map { (name: $0.0, value: $0.1) }), page: page, over: Answers(), in: environment)
        let evaluation = try #require(reading.evaluation.page(id))
        var errors: [FieldPath: [FieldErrorText]] = [:]
        if marks { for error in reading.errors { errors[error.path, default: []].append(.init(part: error.part, message: error.message)) } }
        return FieldModel.shown(evaluation.fields, templates.page(page).fields, raw: nil, errors: errors)
    }

    private func field(_ id: String, in models: [FieldModel]) throws -> FieldModel {
        try #require(models.first { $0.path.id == id })
    }

    private func html(_ model: FieldModel) -> String {
        var writer = HTMLWriter()
        FieldView.write(model, into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("stored answers stand in the controls in German notation")
    func stored() throws {
        let models = try models(SampleForms.angaben(changing: ["betrag": "1.234,5"]))
        #expect(try field("datum", in: models).texts == ["1", "2", "1990"])
        #expect(try field("betrag", in: models).texts == ["1234,50"])
        #expect(try field("zahl", in: models).texts == ["30"])
        #expect(try field("konto", in: models).texts == ["DE89 3704 0044 0532 0130 00"])
        #expect(try field("anschrift", in: models).texts == ["Musterweg", "1 a", "", "12345", "Musterstadt"])
        #expect(try field("mehrere", in: models).chosen == ["rot", "blau"])
        #expect(try field("jein", in: models).chosen == ["nein"])
        #expect(try field("zustimmung", in: models).chosen == ["ja"])
        #expect(try field("ergebnis", in: models).output == "2.469,00\u{A0}€")
    }

    @Test("what is not relevant is not there, options neither")
    func relevance() throws {
        let without = try models(SampleForms.angaben)
        #expect(!without.contains { $0.path.id == "wahl_text" || $0.path.id == "hinweis" })
        #expect(try field("wahl", in: without).offered == [0, 1])
        #expect(!html(try field("wahl", in: without)).contains("Nur mit Kindern"))
        let with = try models(SampleForms.angaben(changing: ["jein": "ja", "wahl": "zwei"]))
        #expect(with.contains { $0.path.id == "wahl_text" })
        #expect(try field("wahl", in: with).offered == [0, 1, 2])
    }

    @Test(
        "the markup ties label, hint, control and message together",
        arguments: [
            (
                "text",
                "<label class=\"kern-label\" for=\"feld-text\">Kurzer Text &amp; Zeichen</label><div class=\"kern-hint\" id=\"feld-text-hinweis\">Ein &lt;Hinweis&gt;</div>"
            ),
            ("langtext", "<span class=\"kern-label__optional\"> – optional</span>"),
            ("langtext", "<textarea class=\"kern-form-input__input\" id=\"feld-langtext\" name=\"langtext\" rows=\"4\">\n</textarea>"),
            ("name", "autocomplete=\"family-name\""), ("name", "spellcheck=\"false\""), ("datum", "autocomplete=\"bday-day\""),
            ("datum", "<legend class=\"kern-label\">Geburtsdatum</legend>"), ("datum", "inputmode=\"numeric\""),
            ("zahl", "aria-describedby=\"feld-zahl-einheit\""), ("zahl", "id=\"feld-zahl-einheit\">Stunden</span>"),
            ("betrag", "inputmode=\"decimal\""),
            ("mail", "type=\"email\""), ("telefon", "type=\"tel\""), ("anschrift", "autocomplete=\"postal-code\""),
            ("anschrift", "name=\"anschrift.hausnummer\""),
            ("zustimmung", "<label class=\"kern-label\" for=\"feld-zustimmung\">Ich habe alles gelesen.</label>"),
            ("text", "<details class=\"kern-accordion\"><summary>Warum fragen wir das?</summary>"), ("text", "<li>Punkt eins</li>"),
            ("wahl", "aria-describedby=\"feld-wahl-eins-hinweis\""),
            ("ergebnis", "<output id=\"feld-ergebnis\" aria-labelledby=\"feld-ergebnis-name\">"),
            ("mehrere", "type=\"checkbox\""),
            ("jein", "<input class=\"kern-form-check__input\" type=\"radio\" id=\"feld-jein-ja\" name=\"jein\" value=\"ja\">"),
        ])
    func markup(id: String, expected: String) throws {
        let html = html(try field(id, in: try models([])))
        #expect(html.contains(expected), "\(html)")
    }

    @Test("nothing is preselected, nothing has a placeholder, a native 'required' or an inline handler")
    func plain() throws {
        for model in try models([]) {
            let html = html(model)
            #expect(!html.contains(" checked") && !html.contains("placeholder") && !html.contains(" required") && !html.contains(" on"))
        }
    }

    @Test("of a half-filled date only the missing part is marked, of an empty one all three")
    func dateParts() throws {
        let half = html(try field("datum", in: try models([("datum.tag", "1"), ("datum.monat", ""), ("datum.jahr", "1990")], marks: true)))
        #expect(
            half.components(separatedBy: "aria-invalid").count - 1 == 1
                || half.contains("id=\"feld-datum-monat\" name=\"datum.monat\" type=\"text\" aria-required=\"true\" aria-invalid"))
        let empty = html(try field("datum", in: try models([("datum.tag", ""), ("datum.monat", ""), ("datum.jahr", "")], marks: true)))
        #expect(empty.components(separatedBy: "aria-invalid").count - 1 == 3)
        #expect(empty.contains("kern-fieldset--error"))
    }

    @Test("rows carry their number in ids and names, and can be added and removed within bounds")
    func rows() throws {
        var answers = service.addRow("kinder", to: Answers())
        answers["jein"] = .value(.boolean(true))
        let page = try #require(service.page("kinder_seite"))
        func group(_ answers: Answers) throws -> (GroupModel, String) {
            let evaluation = try #require(service.evaluate(answers, in: environment).page("kinder_seite"))
            let model = try #require(FieldModel.shown(evaluation.fields, templates.page(page).fields, raw: nil, errors: [:]).first)
            return (try #require(model.group), html(model))
        }
        let (two, text) = try group(answers)
        #expect(two.rows.map(\.title) == ["Kind 1", "Kind 2"])
        #expect(two.canAdd && two.canRemove)
        #expect(text.contains("id=\"feld-kinder-1-geboren-tag\" name=\"kinder.1.geboren.tag\""))
        #expect(text.contains("value=\"remove:kinder:1\">Kind 2 entfernen</button>"))
        #expect(text.contains("value=\"add:kinder\">Kind hinzufügen</button>"))
        #expect(!text.contains("autocomplete"), "rows are about other people")
        let (three, _) = try group(service.addRow("kinder", to: answers))
        #expect(!three.canAdd)
        let (one, oneText) = try group(service.removeRow("kinder", 0, from: answers))
        #expect(!one.canRemove)
        #expect(!oneText.contains("remove:"))
    }

    @Test("a page with conditions asks the server, one without does not")
    func live() throws {
        #expect(templates.page(try #require(service.page("angaben"))).isLive)
        #expect(templates.page(try #require(service.page("angaben"))).hasGroup == false)
        #expect(templates.page(try #require(service.page("kinder_seite"))).hasGroup)
    }

    @Test("templates of a version are made once")
    func library() {
        let library = TemplateLibrary()
        #expect(library.templates(for: service) === library.templates(for: service))
    }
}

@Suite("Tokens of forms")
struct CSRFGuardTests {
    private func visitor(_ letter: String) throws -> Visitor {
        Visitor(owner: try #require(OwnerToken(String(repeating: letter, count: 43))), isNew: false)
    }

    @Test("fit the browser they were made for and no other")
    func fits() throws {
        let guardian = CSRFGuard(secrets: try TestSecrets())
        let token = guardian.token(for: try visitor("A"))
        #expect(token.utf8.count == 43)
        #expect(guardian.accepts(token, from: try visitor("A")))
        #expect(!guardian.accepts(token, from: try visitor("B")))
        #expect(!CSRFGuard(secrets: try TestSecrets()).accepts(token, from: try visitor("A")))
    }

    @Test("of another shape are refused", arguments: [nil, "", "A", String(repeating: "A", count: 43), String(repeating: "ä", count: 43)])
    func shapes(token: String?) throws {
        #expect(!CSRFGuard(secrets: try TestSecrets()).accepts(token, from: try visitor("A")))
    }
}

@Suite("Cookies of a request")
struct RequestCookieTests {
    @Test(
        "are found by their whole name",
        arguments: [
            ("aw_entwurf=abc", "abc"), ("a=1; aw_entwurf=abc; b=2", "abc"), ("aw_entwurfx=1; aw_entwurf=2", "2"), ("xaw_entwurf=1", nil),
            ("", nil),
            ("aw_entwurf", nil), ("aw_entwurf=", ""), ("  aw_entwurf=x", "x"),
        ] as [(String, String?)])
    func find(header: String, value: String?) {
        var head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
        head.headerFields[.cookie] = header
        let request = Request(head: head, body: .init(buffer: ByteBuffer()))
        #expect(PortalCookie.owner.value(in: request) == value)
    }

    @Test("of absurd length are not looked at")
    func long() {
        var head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
        head.headerFields[.cookie] = "aw_entwurf=" + String(repeating: "x", count: 5_000)
        #expect(PortalCookie.owner.value(in: Request(head: head, body: .init(buffer: ByteBuffer()))) == nil)
    }
}

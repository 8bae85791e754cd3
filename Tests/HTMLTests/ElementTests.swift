import HTML
import Testing

@Suite("Elements and attributes")
struct ElementTests {
    @Test("nest and close in order")
    func nesting() {
        let written = html {
            $0.div(.class("aussen"), .id("a")) {
                $0.p(text: "eins")
                $0.ul { $0.li(text: "zwei") }
            }
        }
        #expect(written == "<div class=\"aussen\" id=\"a\"><p>eins</p><ul><li>zwei</li></ul></div>")
    }

    @Test("void elements have no end tag")
    func void() {
        #expect(html { $0.input(.type(.hidden), .name("x")) } == "<input type=\"hidden\" name=\"x\">")
        #expect(html { $0.br() } == "<br>")
    }

    @Test("flags are written or left out")
    func flags() {
        #expect(html { $0.input(.checked(true), .hidden(false)) } == "<input checked>")
        #expect(html { $0.input(.checked(false)) } == "<input>")
    }

    @Test("class names are joined without empty ones, a description without ids is left out")
    func tokens() {
        #expect(html { $0.div(.classes("a", "", "b")) { _ in } } == "<div class=\"a b\"></div>")
        #expect(html { $0.input(.ariaDescribedBy("x-hinweis", "", "x-fehler")) } == "<input aria-describedby=\"x-hinweis x-fehler\">")
        #expect(html { $0.input(.ariaDescribedBy("", "")) } == "<input>")
    }

    @Test("a value cannot leave its quotes", arguments: ["\" onfocus=\"alert(1)", "' onfocus='x", "x\"><script>", "\u{0}\"x"])
    func attributeInjection(value: String) {
        let written = html { $0.input(.id(value), .name(value), .value(value), .autocomplete(value), .data(DataName("data-x"), value)) }
        #expect(written.split(separator: "\"", omittingEmptySubsequences: false).count == 11)
        #expect(!written.contains("<script"))
        #expect(!written.contains("'"))
    }

    @Test("a text area keeps a first line feed")
    func textarea() {
        #expect(
            html { $0.textarea(.name("t")) { $0.text("\nText</textarea>") } } == "<textarea name=\"t\">\n\nText&lt;/textarea&gt;</textarea>"
        )
    }

    @Test("fragments are written as they are, and only the program makes them")
    func fragments() {
        let fragment = Fragment { $0.strong(text: "<wichtig>") }
        #expect(html { $0.fragment(fragment) } == "<strong>&lt;wichtig&gt;</strong>")
        #expect(html { $0.fragment(Fragment(static: "<hr>")) } == "<hr>")
    }

    @Test("a page begins with its document type")
    func doctype() {
        #expect(
            html {
                $0.doctype(); $0.html(.lang("de")) { _ in }
            } == "<!DOCTYPE html><html lang=\"de\"></html>")
    }
}

@Suite("Targets of links")
struct LinkTargetTests {
    @Test(
        "paths of this site stay, everything else leads home",
        arguments: [
            ("/leistungen", "/leistungen"), ("/suche?q=umzug", "/suche?q=umzug"), ("/", "/"), ("", "/"), ("//boese.example", "/"),
            ("/\\boese.example", "/"), ("javascript:alert(1)", "/"), ("leistungen", "/"), ("/a b", "/"), ("/a\nb", "/"),
        ])
    func paths(path: String, expected: String) {
        #expect(LinkTarget.path(path).text == expected)
    }

    @Test(
        "outside addresses of allowed schemes",
        arguments: ["https://www.gesetze-im-internet.de/beeg/", "http://x.de", "mailto:a@b.de", "tel:+4930", "HTTPS://X.DE"])
    func allowed(address: String) {
        #expect(LinkTarget(outside: address)?.text == address)
    }

    @Test(
        "refused addresses",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://x.de", "data:text/html,x", "java\nscript:x", "https://x.de/ a",
            "//x.de", "",
        ])
    func refused(address: String) {
        #expect(LinkTarget(outside: address) == nil)
    }
}

@Suite("Templates")
struct TemplateTests {
    private enum Slot: Sendable { case row, value, state }

    private func template() -> Template<Slot> {
        Template { writer, places in
            let row = places.open(.row)
            let value = places.open(.value)
            let state = places.open(.state)
            writer.label(.for("kind-\(row)-name"), text: "Name & Kind")
            writer.input(.id("kind-\(row)-name"), .place(state), .value(value))
        }
    }

    @Test("are filled in the order in which the places stand")
    func filling() {
        let written = html { writer in
            template().write(into: &writer) { slot, writer in
                switch slot {
                case .row: writer.text(3)
                case .value: writer.text("\"Ö\"")
                case .state: writer.attribute(.ariaInvalid())
                }
            }
        }
        #expect(
            written
                == "<label for=\"kind-3-name\">Name &amp; Kind</label><input id=\"kind-3-name\" aria-invalid=\"true\" value=\"&quot;Ö&quot;\">"
        )
    }

    @Test("can leave places empty")
    func empty() {
        let written = html { writer in template().write(into: &writer) { _, _ in } }
        #expect(written == "<label for=\"kind--name\">Name &amp; Kind</label><input id=\"kind--name\" value=\"\">")
        #expect(template().byteCount == written.utf8.count)
    }

    @Test("without places are copied whole")
    func plain() {
        let plain = Template<Int> { writer, _ in writer.p(text: "x") }
        #expect(html { writer in plain.write(into: &writer) { _, _ in } } == "<p>x</p>")
    }

    @Test("look-alikes of a mark stay text")
    func foreignMark() {
        let odd = Template<Int> { writer, _ in writer.text("\u{10F8F0}99999999999999999999999\u{10F8F1}\u{10F8F0}") }
        #expect(html { writer in odd.write(into: &writer) { _, _ in } } == "\u{10F8F0}99999999999999999999999\u{10F8F1}\u{10F8F0}")
    }
}

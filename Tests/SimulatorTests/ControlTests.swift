import Foundation
import HTTPTransfer
@testable import Simulator
import Testing

@Suite("The listener for people and tests")
struct ControlTests {
    @Test("shows what arrived as JSON and as XML")
    func received() async throws {
        try await withSimulator { simulator in
            let example = ExampleDelivery()
            _ = try await simulator.deliver(example, token: try await simulator.token())
            let id = try #require(example.idHeader)
            let list = try await simulator.control("GET", "/received")
            #expect(member("total", of: list) == "1")
            #expect(list.text.contains(id))
            let one = try await simulator.control("GET", "/received/" + id)
            #expect(member("vorgangsnummer", of: one) == "MB-2026-4F7K-9QXM")
            #expect(one.text.contains(#""path":"person/vornamen""#))
            #expect(try await simulator.control("GET", "/received/\(id)/fachdaten").text == example.xml)
            #expect(try await simulator.control("GET", "/received/" + UUID().uuidString).status == 404)
            #expect(try await simulator.control("DELETE", "/received").status == 204)
            #expect(simulator.server.receivedCount == 0)
        }
    }

    @Test("shows pages in both languages that escape what arrived and run no scripts")
    func pages() async throws {
        try await withSimulator { simulator in
            var example = ExampleDelivery()
            example.metadata["vorgangsnummer"] = #""<script>alert(1)</script>""#
            example.xml = example.xml.replacingOccurrences(of: "Mia", with: "&lt;b&gt;Müller &amp; Söhne&lt;/b&gt;")
            #expect(try await simulator.deliver(example, token: try await simulator.token()).status == 201)
            let id = try #require(example.idHeader)
            for (path, language, words) in [
                ("/", "de", "Empfangene Anträge"), ("/?lang=en", "en", "Applications received"),
                ("/antraege/\(id)", "de", "Zustellversuche"), ("/antraege/\(id)?lang=en", "en", "Attempts"),
            ] {
                let page = try await simulator.control("GET", path)
                #expect(page.status == 200)
                #expect(page.text.contains("<html lang=\"\(language)\">"))
                #expect(page.text.contains(words))
                #expect(!page.text.contains("<script"))
                #expect(!page.text.contains("<b>"))
                #expect(page.headers["Content-Security-Policy"]?.contains("default-src 'none'") == true)
            }
            #expect(try await simulator.control("GET", "/antraege/\(id)").text.contains("Müller &amp; Söhne"))
            #expect(try await simulator.control("GET", "/style.css").headers["Content-Type"] == "text/css; charset=utf-8")
            #expect(try await simulator.control("GET", "/other").status == 404)
        }
    }

    @Test("takes faults as JSON and by form, lists and clears them")
    func faults() async throws {
        try await withSimulator { simulator in
            let json = try await simulator.control(
                "POST", "/faults", #"{"kind":"status","status":429,"retryAfter":3,"count":1,"path":"token"}"#)
            #expect(json.status == 200)
            #expect(json.text.contains(#""retryAfter":"3""#))
            let form = try await simulator.control(
                "POST", "/stoerungen", "kind=lostAnswer&path=delivery&count=&percent=50&status=503&action=add",
                headers: [("Content-Type", "application/x-www-form-urlencoded")])
            #expect(form.status == 303)
            #expect(try await simulator.control("GET", "/").text.contains("lostAnswer"))
            #expect(try await simulator.http.send(simulator.tokenRequest()).status == 429)
            #expect(try await simulator.control("DELETE", "/faults").text == "[]")
        }
    }

    @Test(
        "refuses faults it does not understand",
        arguments: [
            "", "[]", "{}", #"{"kind":"explode"}"#, #"{"kind":"status"}"#, #"{"kind":"status","status":200}"#, #"{"kind":"delay"}"#,
            #"{"kind":"lostAnswer","percent":200}"#, #"{"kind":"lostAnswer","path":"moon"}"#, #"{"kind":"lostAnswer","cuont":1}"#,
        ])
    func badFaults(body: String) throws {
        guard let value = JSONValue(Array(body.utf8)) else { return }
        #expect(throws: Problem.self) { try Fault(json: value) }
    }

    @Test("takes expectations and revokes tokens")
    func expectations() async throws {
        try await withSimulator { simulator in
            let token = try await simulator.token()
            let set = try await simulator.control(
                "POST", "/expectations", #"{"formId":"\#(SimulatorFixture.form)","fields":["person/vornamen"]}"#)
            #expect(set.status == 204)
            #expect(try await simulator.deliver(ExampleDelivery(), token: token).status == 422)
            #expect(try await simulator.control("DELETE", "/expectations").status == 204)
            #expect(try await simulator.deliver(ExampleDelivery(), token: token).status == 201)
            #expect(try await simulator.control("POST", "/tokens/revoke").status == 204)
            #expect(try await simulator.deliver(ExampleDelivery(), token: token).status == 401)
            #expect(member("created", of: try await simulator.control("GET", "/counters")) == "1")
            #expect(try await simulator.control("POST", "/expectations", "{}").status == 422)
        }
    }

    @Test("does nothing for a page of another site")
    func crossSite() async throws {
        try await withSimulator { simulator in
            let response = try await simulator.control("DELETE", "/received", headers: [("Sec-Fetch-Site", "cross-site")])
            #expect(response.status == 403)
        }
    }

    @Test("indents XML without changing its texts")
    func indent() {
        let xml = #"<?xml version="1.0"?><a><b>x  y</b><c/><d><e></e></d></a>"#
        #expect(
            XMLIndent.indented(Array(xml.utf8))
                == #"<?xml version="1.0"?>"# + "\n<a>\n  <b>x  y</b>\n  <c/>\n  <d>\n    <e></e>\n  </d>\n</a>")
        for broken in ["", "x", "<a", "</a></a>", "<a>x", "<a>x</b>"] { _ = XMLIndent.indented(Array(broken.utf8)) }
        #expect(XMLIndent.indented(Array("plain".utf8)) == "plain")
    }
}

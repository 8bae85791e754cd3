import Foundation
import Testing

@testable import WebForms

@Suite("What the portal refuses", .serialized)
struct SecurityTests {
    /// A browser on the first page of the form with every type of field.
    private func browser(_ portal: TestPortal, name: String = "browser") async throws -> (TestBrowser, String) {
        let browser = TestBrowser(portal.address, name: name)
        try await browser.get("/leistungen/muster")
        let page = try await browser.submit([])
        #expect(page.status == 200)
        return (browser, page.path)
    }

    @Test("every answer carries the security headers, pages are never stored")
    func headers() async throws {
        try await TestPortal.run { portal in
            let browser = TestBrowser(portal.address)
            for path in ["/", "/leistungen/muster", "/status", "/gibt-es-nicht", "/impressum"] {
                let page = try await browser.get(path)
                #expect(page.headers["content-security-policy"] == [SecurityHeaders.contentSecurityPolicy])
                #expect(page.headers["x-content-type-options"] == ["nosniff"])
                #expect(page.headers["referrer-policy"] == ["same-origin"])
                #expect(page.headers["x-frame-options"] == ["DENY"])
                #expect(page.headers["cache-control"] == ["no-store"])
                #expect(page.headers["permissions-policy"]?.first?.contains("camera=()") == true)
                #expect(page.headers["strict-transport-security"] == nil)
            }
        }
    }

    @Test("the policy allows no inline code, and pages hold none")
    func noInlineCode() async throws {
        #expect(!SecurityHeaders.contentSecurityPolicy.contains("unsafe"))
        try await TestPortal.run { portal in
            let (browser, path) = try await browser(portal)
            for address in ["/", "/suche?q=umzug", "/leistungen/muster", path, "/status", "/entwuerfe"] {
                let text = try await browser.get(address).text
                #expect(!text.contains("style=\""))
                #expect(!text.contains("<style"))
                #expect(!text.contains(" on") || text.range(of: " on[a-z]+=", options: .regularExpression) == nil)
                for script in text.components(separatedBy: "<script").dropFirst() {
                    #expect(script.hasPrefix(" src=\"/assets/") && script.contains("></script>"))
                }
                #expect(
                    text.range(of: "(src|href|action)=\"(https?:)?//", options: .regularExpression) == nil
                        || address == "/leistungen/muster")
            }
        }
    }

    @Test("with TLS, cookies are secure and HSTS is sent")
    func tls() async throws {
        try await TestPortal.run(usesTLS: true) { portal in
            let page = try await TestBrowser(portal.address).get("/status")
            #expect(page.headers["set-cookie"]?.first?.hasSuffix("; Secure") == true)
            #expect(page.headers["strict-transport-security"]?.first?.hasPrefix("max-age=31536000") == true)
        }
    }

    @Test("a form without or with a wrong token is refused, and nothing typed is lost")
    func wrongToken() async throws {
        try await TestPortal.run { portal in
            let (browser, path) = try await browser(portal)
            for token in ["", "x", String(repeating: "A", count: 43)] {
                let page = try await browser.post(path, [("_csrf", token), ("text", "Mein Text"), ("action", "next")])
                #expect(page.status == 403)
                #expect(page.text.contains("value=\"Mein Text\""))
                #expect(page.text.contains("Bitte senden Sie die Seite noch einmal"))
            }
            // The page that came back works.
            let again = try await browser.submit(SampleForms.angaben, to: path)
            #expect(again.path.hasSuffix("/zusammenfassung"))
        }
    }

    @Test("a token of another browser is refused", arguments: ["/leistungen/muster/antrag", "/status", "/status/beenden"])
    func foreignToken(path: String) async throws {
        try await TestPortal.run { portal in
            let stranger = TestBrowser(portal.address)
            try await stranger.get("/status")
            let token = stranger.page.hiddenControls.first { $0.0 == "_csrf" }?.1 ?? ""
            let browser = TestBrowser(portal.address)
            try await browser.get("/status")
            let page = try await browser.post(path, [("_csrf", token)], follows: false)
            #expect(page.status == 403)
            #expect(page.text.contains("Bitte öffnen Sie die Seite noch einmal"))
            #expect(portal.store.draftCount == 0)
        }
    }

    @Test("another citizen's draft does not exist")
    func foreignDraft() async throws {
        try await TestPortal.run { portal in
            let (owner, path) = try await browser(portal)
            let (stranger, _) = try await browser(portal, name: "other")
            let draft = String(path.split(separator: "/")[1])
            for address in [
                path, "/antrag/\(draft)", "/antrag/\(draft)/zusammenfassung", "/antrag/\(draft)/bestaetigung", "/antrag/\(draft)/loeschen",
            ] {
                #expect(try await stranger.get(address).status == 404)
                #expect(try await TestBrowser(portal.address).get(address).status == 404)
            }
            try await stranger.get("/leistungen/muster")
            let token = stranger.page.hiddenControls
            for address in [path, path + "/felder", "/antrag/\(draft)/zusammenfassung", "/antrag/\(draft)/loeschen"] {
                #expect(try await stranger.post(address, token).status == 404)
            }
            #expect(try await owner.get(path).status == 200)
        }
    }

    @Test(
        "unknown drafts and pages do not exist",
        arguments: [
            "/antrag/x", "/antrag/00000000-0000-7000-8000-000000000000", "/antrag/x/seite/angaben", "/leistungen/gibtesnicht",
            "/lebenslagen/nie",
            "/assets/portal.css", "/../etc/passwd", "/%00",
        ])
    func unknown(path: String) async throws {
        try await TestPortal.run { portal in
            let (browser, _) = try await browser(portal)
            let page = try await browser.get(path)
            #expect(page.status == 404)
            #expect(page.text.contains("Diese Seite gibt es nicht"))
        }
    }

    @Test(
        "unknown field names are refused without repeating them",
        arguments: ["unbekannt", "kinder.0.vorname", "text.tag", "datum.stunde", "TEXT"])
    func unknownNames(name: String) async throws {
        try await TestPortal.run { portal in
            let (browser, path) = try await browser(portal)
            let page = try await browser.submit(SampleForms.angaben + [(name, "geheim")], to: path)
            #expect(page.status == 400)
            #expect(!page.text.contains(name) || name == "text.tag")
            #expect(!page.text.contains("geheim"))
        }
    }

    @Test("a body of 10 MB is refused before it is kept")
    func largeBody() async throws {
        try await TestPortal.run { portal in
            let (browser, path) = try await browser(portal)
            let body = Array("text=".utf8) + [UInt8](repeating: 0x61, count: 10_000_000)
            let page = try await browser.send("POST", path, body: body, contentType: "application/x-www-form-urlencoded")
            #expect(page.status == 413)
            #expect(page.text.contains("Das war zu viel auf einmal"))
        }
    }

    @Test("a body just over the limit is refused, just under it is read")
    func limit() async throws {
        try await TestPortal.run { portal in
            let (browser, path) = try await browser(portal)
            let over = Array("text=".utf8) + [UInt8](repeating: 0x61, count: FormBody.maxBytes - 4)
            #expect(try await browser.send("POST", path, body: over, contentType: "application/x-www-form-urlencoded").status == 413)
            let under = Array("text=".utf8) + [UInt8](repeating: 0x61, count: FormBody.maxBytes - 5)
            #expect(try await browser.send("POST", path, body: under, contentType: "application/x-www-form-urlencoded").status == 403)
        }
    }

    @Test("invalid UTF-8, too many fields and other content types are refused")
    func malformed() async throws {
        try await TestPortal.run { portal in
            let (browser, path) = try await browser(portal)
            let type = "application/x-www-form-urlencoded"
            let many = (0...2_000).map { "a\($0)=1" }.joined(separator: "&")
            let repeated = Array(repeating: "text=1", count: 1_000).joined(separator: "&")
            for body in ["text=%FF", many, repeated] {
                let page = try await browser.send("POST", path, body: Array(body.utf8), contentType: type)
                #expect(page.status == 400)
                #expect(page.text.contains("Das konnten wir nicht lesen"))
            }
            for type in ["application/json", "multipart/form-data; boundary=x", "text/plain"] {
                #expect(try await browser.send("POST", path, body: Array("{}".utf8), contentType: type).status == 400)
            }
        }
    }

    @Test("wrong access codes are counted, and then there is a pause")
    func rateLimit() async throws {
        try await TestPortal.run { portal in
            let browser = TestBrowser(portal.address, name: "guesser")
            try await browser.get("/status")
            for _ in 1...10 {
                let page = try await browser.submit([("vorgangsnummer", "MB-2026-4F7K-9QXM"), ("zugangscode", "K7QX-2M9P-RT4W")])
                #expect(page.status == 422)
            }
            let page = try await browser.submit([("vorgangsnummer", "MB-2026-4F7K-9QXM"), ("zugangscode", "K7QX-2M9P-RT4W")])
            #expect(page.status == 429)
            #expect(page.headers["retry-after"] == ["600"])
            #expect(page.text.contains("10\u{A0}Minuten"))
        }
    }

    @Test(
        "addresses that only take forms lead nowhere by link, and the other way round",
        arguments: [
            ("GET", "/leistungen/muster/antrag"), ("GET", "/status/beenden"), ("POST", "/"), ("POST", "/impressum"),
        ])
    func methods(method: String, path: String) async throws {
        try await TestPortal.run { portal in
            let page = try await TestBrowser(portal.address).send(method, path, body: [], contentType: nil)
            #expect(page.status == 405)
            #expect(page.text.contains("<h1"))
        }
    }

    @Test("without the database a page says that nothing was stored")
    func unavailable() async throws {
        try await TestPortal.run { portal in
            let (browser, path) = try await browser(portal)
            portal.store.isDown = true
            let page = try await browser.get(path)
            #expect(page.status == 503)
            #expect(page.headers["retry-after"] == ["60"])
            #expect(page.text.contains("Kennung für Rückfragen"))
            portal.store.isDown = false
            #expect(try await browser.get(path).status == 200)
        }
    }

    @Test("programs keep their plain not-found", arguments: ["/api/v1/gibtesnicht", "/health/x", "/metrics"])
    func programs(path: String) async throws {
        try await TestPortal.run { portal in
            let page = try await TestBrowser(portal.address).get(path)
            #expect(page.status == 404)
            #expect(!page.text.contains("<html"))
        }
    }

    @Test("files are kept for good under names with their hash")
    func assets() async throws {
        try await TestPortal.run { portal in
            let browser = TestBrowser(portal.address)
            let start = try await browser.get("/")
            let stylesheet = start.text.between("<link rel=\"stylesheet\" href=\"", "\"") ?? ""
            let page = try await browser.get(stylesheet)
            #expect(page.status == 200)
            #expect(page.headers["content-type"] == ["text/css; charset=utf-8"])
            #expect(page.headers["cache-control"] == ["public, max-age=31536000, immutable"])
            #expect(stylesheet.range(of: "^/assets/portal-[0-9a-z]{8,}\\.css$", options: .regularExpression) != nil)
        }
    }
}

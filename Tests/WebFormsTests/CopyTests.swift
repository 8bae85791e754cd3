import Casework
import Foundation
import Testing

@testable import WebForms

@Suite("The PDF of what was sent", .serialized)
struct CopyTests {
    private static let link = "Ihre Angaben als PDF speichern"

    /// A browser on the confirmation page.
    private func sent(_ portal: TestPortal) async throws -> TestBrowser {
        let browser = TestBrowser(portal.address)
        try await browser.get("/leistungen/muster")
        try await browser.submit([])
        let summary = try await browser.submit(SampleForms.angaben)
        let page = try await browser.post(
            summary.path, summary.hiddenControls + [("erklaerung", "richtig"), ("erklaerung", "datenschutz")])
        #expect(page.path.hasSuffix("/bestaetigung"))
        return browser
    }

    private func codes(_ page: TestPage) -> (reference: String, code: String) {
        (
            page.text.between("<dt>Vorgangsnummer</dt><dd>", "</dd>") ?? "",
            page.text.between("<dt>Zugangscode</dt><dd>", "</dd>") ?? ""
        )
    }

    private func href(_ page: TestPage) -> String? {
        page.text.components(separatedBy: Self.link).first?.components(separatedBy: "href=\"").last?.components(separatedBy: "\"").first
    }

    @Test("the confirmation page and the status page link to it; it is a file, named by the reference, and stored nowhere")
    func links() async throws {
        try await TestPortal.run(copyPrinter: InkPrinter()) { portal in
            let browser = try await sent(portal)
            let (reference, code) = codes(browser.page)
            let own = try #require(href(browser.page))
            #expect(own == browser.page.path.replacingOccurrences(of: "/bestaetigung", with: "/kopie.pdf"))

            let other = TestBrowser(portal.address, name: "other")
            try await other.get("/status")
            let status = try await other.submit([("vorgangsnummer", reference), ("zugangscode", code)])
            #expect(href(status) == "/status/vorgang/kopie.pdf")

            for file in [try await browser.get(own), try await other.get("/status/vorgang/kopie.pdf")] {
                #expect(file.status == 200)
                #expect(file.text == "%PDF-" + reference)
                #expect(file.headers["content-type"] == ["application/pdf"])
                #expect(file.headers["content-disposition"] == ["attachment; filename=\"\(reference).pdf\""])
                #expect(file.headers["cache-control"] == ["no-store"])
                #expect(file.headers["x-content-type-options"] == ["nosniff"])
            }
        }
    }

    @Test("every address of it admits its owner and nobody else")
    func access() async throws {
        try await TestPortal.run(copyPrinter: InkPrinter()) { portal in
            let browser = try await sent(portal)
            let own = try #require(href(browser.page))
            let stranger = try await sent(portal)
            for visitor in [TestBrowser(portal.address, name: "without a cookie"), stranger] {
                #expect(try await visitor.get(own).status == 404)
                // Without a status session: to the page that asks for reference and code.
                #expect(try await visitor.get("/status/vorgang/kopie.pdf").path == "/status")
            }
            for path in ["/antrag/unsinn/kopie.pdf", "/antrag/01a200fb-ae24-71f2-bbc1-43f4ada3df32/kopie.pdf"] {
                #expect(try await browser.get(path).status == 404)
            }
            #expect(try await browser.post(own, []).status == 405)
            #expect(try await browser.post("/status/vorgang/kopie.pdf", []).status == 405)
        }
    }

    @Test("a draft that was not sent has none")
    func draft() async throws {
        try await TestPortal.run(copyPrinter: InkPrinter()) { portal in
            let browser = TestBrowser(portal.address)
            try await browser.get("/leistungen/muster")
            let draft = try await browser.submit([]).path.components(separatedBy: "/seite").first ?? ""
            #expect(try await browser.get(draft + "/kopie.pdf").status == 404)
        }
    }

    @Test("a status session that has ended gives none")
    func ended() async throws {
        try await TestPortal.run(copyPrinter: InkPrinter()) { portal in
            let browser = try await sent(portal)
            let (reference, code) = codes(browser.page)
            try await browser.get("/status")
            try await browser.submit([("vorgangsnummer", reference), ("zugangscode", code)])
            portal.clock.advance(by: 1_801)
            #expect(try await browser.get("/status/vorgang/kopie.pdf").path == "/status")
        }
    }

    @Test("where no PDF can be made, no page offers one, and the address says what to do instead")
    func without() async throws {
        for printer in [nil, InkPrinter(problem: .notInstalled)] {
            try await TestPortal.run(copyPrinter: printer) { portal in
                let browser = try await sent(portal)
                #expect(!browser.page.text.contains(Self.link))
                let path = browser.page.path.replacingOccurrences(of: "/bestaetigung", with: "/kopie.pdf")
                let (reference, code) = codes(browser.page)
                let answer = try await browser.get(path)
                #expect(answer.status == 404)
                #expect(answer.text.contains("Drucken Sie statt dessen die Seite mit Ihren Angaben."))
                try await browser.get("/status")
                let status = try await browser.submit([("vorgangsnummer", reference), ("zugangscode", code)])
                #expect(status.path == "/status/vorgang")
                #expect(!status.text.contains(Self.link))
            }
        }
    }

    @Test("when it fails, the application is safe and says so", arguments: [(PrintingProblem.busy, "10"), (.failed, "60")])
    func fails(problem: PrintingProblem, wait: String) async throws {
        let printer = InkPrinter()
        try await TestPortal.run(copyPrinter: printer) { portal in
            let browser = try await sent(portal)
            let own = try #require(href(browser.page))
            printer.fail(with: problem)
            let answer = try await browser.get(own)
            #expect(answer.status == 503)
            #expect(answer.headers["retry-after"] == [wait])
            #expect(answer.text.contains("Ihr Antrag ist sicher gespeichert."))
            printer.fail(with: nil)
            #expect(try await browser.get(own).status == 200)
        }
    }
}

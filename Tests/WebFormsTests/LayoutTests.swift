import FoundationEssentials
import HTML
import Testing

@testable import WebForms

@Suite("Addresses")
struct PortalAddressTests {
    @Test("are printed as they are registered")
    func patterns() {
        #expect(PortalAddress.page(draft: ":draft", page: ":page").path == "/antrag/:draft/seite/:page")
        #expect(PortalAddress.service("elterngeld").path == "/leistungen/elterngeld")
    }

    @Test(
        "words of a search are encoded",
        arguments: [("Umzug & Wohnen", "/suche?q=Umzug%20%26%20Wohnen"), ("ä", "/suche?q=%C3%A4"), ("", "/suche?q=")])
    func query(words: String, path: String) {
        #expect(PortalAddress.search(words).path == path)
    }
}

@Suite("Texts of definition files")
struct TextBlocksTests {
    @Test("paragraphs, lists and headings")
    func blocks() {
        let blocks = TextBlocks("# Titel\n\nErste Zeile\nzweite Zeile\n\n- eins\n- zwei\n\n## Klein\nText\n- drei").blocks
        #expect(
            blocks == [
                .heading(level: 2, "Titel"), .paragraph("Erste Zeile zweite Zeile"), .list(["eins", "zwei"]), .heading(level: 3, "Klein"),
                .paragraph("Text"), .list(["drei"]),
            ])
    }

    @Test("nothing makes no block", arguments: ["", "\n\n", "   "])
    func empty(text: String) {
        #expect(TextBlocks(text).blocks.isEmpty)
    }

    @Test("markup in a text stays text")
    func escapes() {
        var writer = HTMLWriter()
        TextBlocks("<b>fett</b>").write(into: &writer)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "<p>&lt;b&gt;fett&lt;/b&gt;</p>")
    }
}

@Suite("Dates in sentences")
struct GermanTextTests {
    @Test(
        "are in the time of the municipality",
        arguments: [
            (1_795_354_320.0, "22.\u{A0}November\u{A0}2026, 14:32\u{A0}Uhr"), (1_782_856_800.0, "1.\u{A0}Juli\u{A0}2026, 00:00\u{A0}Uhr"),
        ])
    func local(seconds: Double, expected: String) {
        #expect(GermanText.dateAndTime(Date(timeIntervalSince1970: seconds)) == expected)
    }

    @Test("no instant traps", arguments: [-1e18, 0, 1e18, Double.infinity, -Double.infinity])
    func extremes(seconds: Double) {
        #expect(!GermanText.date(Date(timeIntervalSince1970: seconds)).isEmpty)
    }

    @Test("numbers get the right word", arguments: [(1, "1\u{A0}Minute"), (2, "2\u{A0}Minuten"), (0, "0\u{A0}Minuten")])
    func counts(number: Int, text: String) {
        #expect(GermanText.count(number, "Minute", "Minuten") == text)
    }
}

@Suite("Cookies")
struct CookieTests {
    @Test("are out of reach for scripts and other sites, and secure where TLS is")
    func line() {
        #expect(PortalCookie.owner.line("x", maxAge: 60, usesTLS: false) == "aw_entwurf=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60")
        #expect(PortalCookie.statusSession.line("y", maxAge: nil, usesTLS: true) == "aw_vorgang=y; Path=/; HttpOnly; SameSite=Lax; Secure")
    }
}

@Suite("Error pages")
struct FaultPageTests {
    static let faults: [PortalFault] = [
        .malformed, .forged, .notFound, .methodNotAllowed, .tooLarge, .tooManyAttempts(retryAfterSeconds: 61), .internalError, .unavailable,
    ]

    @Test("say what happened and what to do, and name no code", arguments: faults)
    func texts(fault: PortalFault) {
        let model = FaultPageModel(fault, reference: "ref-1")
        #expect(!model.title.isEmpty)
        #expect(model.paragraphs.count >= 1)
        #expect(model.action != nil)
        for text in [model.title] + model.paragraphs {
            #expect(!text.contains("ungültig") && !text.contains("Error") && !text.contains("40") && !text.contains("50"))
        }
    }

    @Test("show a reference only where the log can help")
    func reference() {
        #expect(FaultPageModel(.internalError, reference: "r").reference == "r")
        #expect(FaultPageModel(.unavailable, reference: "r").reference == "r")
        #expect(FaultPageModel(.notFound, reference: "r").reference == nil)
    }

    @Test(
        "name the time to wait in whole minutes",
        arguments: [(1, "1\u{A0}Minute "), (60, "1\u{A0}Minute "), (61, "2\u{A0}Minuten "), (600, "10\u{A0}Minuten ")])
    func waiting(seconds: Int, text: String) {
        #expect(FaultPageModel(.tooManyAttempts(retryAfterSeconds: seconds), reference: "").paragraphs.joined().contains(text))
    }
}

import Casework
import FormEngine
import Foundation
import Testing

@testable import Documents

/// With Typst itself. What is inside a PDF is checked by `Tests/EndToEnd/test_copy.py`.
@Suite("Copies set by Typst", .enabled(if: Fixture.typstPython != nil), .serialized)
struct CopyPrinterTests {
    private static let typesetter = PDFTypesetter(TypesetterConfiguration(python: Fixture.typstPython), logger: Fixture.logger)

    private func document(_ entries: [ApplicationDocument.Entry]) async throws -> [UInt8] {
        let copy = try Fixture.copy([.init("seite", title: "Seite", entries: entries)])
        return try await ApplicationCopyPrinter(typesetter: Self.typesetter).print(copy)
    }

    @Test("the helper names its version and a font")
    func version() async throws {
        let version = try await Self.typesetter.version()
        #expect(version.typst.hasPrefix("0.15"))
        #expect(!version.fonts.isEmpty)
    }

    @Test("the same application gives the same bytes")
    func sameBytes() async throws {
        let first = try await document([Fixture.text("Frage", "Antwort")])
        #expect(first.starts(with: "%PDF-1.7".utf8))
        #expect(try await document([Fixture.text("Frage", "Antwort")]) == first)
        #expect(try await document([Fixture.text("Frage", "Antwort!")]) != first)
    }

    @Test(
        "whatever people write, there is a copy",
        arguments: [
            "#eval(\"1+1\") #import \"x\" *a* _b_ `c` $d$ @e <f> // g /* h", "\u{202E}rückwärts", "漢字 और 😀 🏳️‍🌈", "\u{0}\u{1}\u{7F}\u{9F}",
            "\u{E000}\u{F8FF}" + String(decoding: [0xEF, 0xBF, 0xBF, 0xF4, 0x8F, 0xBF, 0xBF], as: UTF8.self), "ﷺ العربية שָׁלוֹם",
            "a\u{301}\u{302}\u{303}\u{20E3}",
            "\u{AD}\u{200B}\u{200D}\u{2060}",
            "\u{E0041}\u{E007F}", String(repeating: "W", count: 20_000), String(repeating: "ab\n", count: 3_000), "", " ", "\n\n",
            "\"}],\"sections\":[], \\u0000 \\", "--input data=x", "\u{1D54F}\u{1F600}\u{2028}\u{2029}",
            String(repeating: "\u{301}", count: 500),
        ])
    func hostile(text: String) async throws {
        let document = try await document([Fixture.text("Frage", text), Fixture.text(text, "Antwort"), Fixture.empty("Leer")])
        #expect(document.starts(with: "%PDF-".utf8))
        #expect(document.count > 10_000)
    }

    @Test("an application with 5,000 answers fits")
    func large() async throws {
        #expect(try await document((0..<5_000).map { Fixture.text("Frage \($0)", "Antwort \($0)") }).count > 500_000)
    }

    @Test("a thousand rows of a group fit")
    func rows() async throws {
        let rows = (0..<1_000).map { [Fixture.text("Name", "Kind \($0)"), Fixture.empty("Leer")] }
        #expect(try await document([Fixture.group("Kind", rows: rows)]).count > 500_000)
    }

    @Test("any bytes can be attached")
    func binary() async throws {
        let copy = try Fixture.copy([])
        let attachment = PDFAttachment(
            name: "bytes.bin", mimeType: "application/octet-stream", relationship: .supplement, description: "Bytes",
            content: Array(0...255))
        let printer = ApplicationCopyPrinter(typesetter: Self.typesetter) { _ in [attachment] }
        #expect(try await printer.print(copy).starts(with: "%PDF-".utf8))
    }

    @Test("a template that would not be accessible is refused; Typst's words are given where they are asked for")
    func inaccessible() async {
        for (source, word) in [
            ("= Ohne Titel", "title"), ("#set document(title: \"x\")\n= A\n=== B", "heading"), ("#nothing", "unknown variable"),
        ] {
            let order = TypesettingOrder(
                template: PDFTemplate(source: source), data: ["a": "b"], date: Fixture.submittedAt, explains: true)
            do throws(TypesettingError) {
                _ = try await Self.typesetter.document(order)
                Issue.record("\(source) was set")
            } catch {
                guard case .refused(let explanation?) = error else {
                    Issue.record("\(error)")
                    continue
                }
                #expect(explanation.contains(word), "\(explanation)")
            }
        }
        let silent = TypesettingOrder(template: PDFTemplate(source: "#panic(\"Müller\")"), data: ["a": "b"], date: Fixture.submittedAt)
        await #expect(throws: TypesettingError.refused(explanation: nil)) { _ = try await Self.typesetter.document(silent) }
    }

    @Test("a template reads no file")
    func noFiles() async {
        for source in ["#read(\"/etc/passwd\")", "#read(\"../../../etc/passwd\")", "#import \"@preview/a:1.0.0\": *"] {
            let order = TypesettingOrder(template: PDFTemplate(source: source), data: ["a": "b"], date: Fixture.submittedAt)
            await #expect(throws: TypesettingError.refused(explanation: nil)) { _ = try await Self.typesetter.document(order) }
        }
    }
}

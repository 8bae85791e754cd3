import Casework
import FormEngine
import FormModel
import Foundation
import Logging

@testable import Documents

/// Applications to copy, and helpers to copy them with.
enum Fixture {
    typealias Entry = ApplicationDocument.Entry

    static let logger = Logger(label: "documents-tests") { _ in SwiftLogNoOpLogHandler() }

    /// 2026-11-21, 14:32:07 in Germany.
    static let submittedAt = Date(timeIntervalSince1970: 1_795_267_927)

    static func copy(_ sections: [ApplicationDocument.Section], feeCents: Int? = nil) throws -> ApplicationCopy {
        let forms = try ServiceLoader(folder: forms).loadAll()
        guard let service = forms.services.first(where: { $0.id == "meldebescheinigung" }) else { throw CaseworkError.notFound }
        let document = ApplicationDocument(
            service: service.id, serviceTitle: service.title, version: "0", leika: service.leika, sections: sections, feeCents: feeCents)
        let reference = try CaseReference(prefix: "MB", year: 2026, random: Array(repeating: 9, count: 16))
        let id = CaseID(rawValue: UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)))
        return ApplicationCopy(
            id: id, reference: reference, submittedAt: submittedAt, document: document, service: service,
            municipality: forms.portal.municipality)
    }

    static func text(_ label: String, _ display: String, isHidden: Bool? = nil) -> Entry {
        var entry = Entry("feld", label: label, kind: "text", value: display, display: display)
        entry.isHidden = isHidden
        return entry
    }

    static func empty(_ label: String, kind: String = "text") -> Entry {
        Entry("leer", label: label, kind: kind, value: nil, display: "Keine Angabe")
    }

    static func group(_ label: String, rows: [[Entry]]) -> Entry {
        var entry = Entry("gruppe", label: label, kind: "group", value: nil, display: "\(rows.count) Einträge")
        entry.rows = rows
        return entry
    }

    private static let forms = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Forms").path

    // MARK: Helpers

    /// Any Python; for helpers that tests write themselves.
    static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first { FileManager.default.isExecutableFile(atPath: $0) }

    /// A Python with Typst, as `scripts/setup` installs it and `scripts/test` names it; nil where there is none.
    static let typstPython = ProcessInfo.processInfo.environment["ANTRAGSWERK_TYPST_PYTHON"]

    /// A typesetter whose helper is this program. It says hello first; `answer(bytes)` sends a frame, `request()` waits for one.
    static func typesetter(
        _ script: String, helpers: Int = 1, maxWaiting: Int = 16, timeLimit: Duration = .seconds(20), maxDocumentBytes: Int = 1000
    ) -> PDFTypesetter {
        var configuration = TypesetterConfiguration(
            python: python, helpers: helpers, maxWaiting: maxWaiting, timeLimit: timeLimit, maxRequestBytes: 1 << 20,
            maxDocumentBytes: maxDocumentBytes)
        configuration.script = Array((prelude + script).utf8)
        return PDFTypesetter(configuration, logger: logger)
    }

    private static let prelude = """
        import os, signal, sys, time
        def read(count):
            data = b""
            while len(data) < count:
                part = os.read(0, count - len(data))
                if not part: os._exit(0)
                data += part
            return data
        def request(): return read(int.from_bytes(read(4), "big"))
        def answer(body): os.write(1, len(body).to_bytes(4, "big") + body)
        def document(text): answer(b"P%PDF-" + str(text).encode())
        def hello(): answer(b'H{"typst":"0","fonts":[]}')

        """

    static let order = TypesettingOrder(template: PDFTemplate(source: "#x"), data: ["a": "b"], date: submittedAt)

    /// The text of a document of a helper of our own.
    static func text(_ document: [UInt8]) -> String {
        String(decoding: document.dropFirst(5), as: UTF8.self)
    }
}

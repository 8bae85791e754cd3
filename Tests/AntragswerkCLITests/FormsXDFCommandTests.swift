import Foundation
import Testing

@testable import AntragswerkCLI

@Suite("antragswerk forms import-xdf and xdf-diff")
struct FormsXDFCommandTests {
    private static let namespace = "urn:xoev-de:fim:standard:xdatenfelder_2"

    private static func head(_ id: String, _ name: String, _ version: String) -> String {
        """
        <identifikation><id>\(id)</id><version>\(version)</version></identifikation><name>\(name)</name>
        <bezeichnungEingabe>\(name)</bezeichnungEingabe><beschreibung/><definition/><bezug/>
        <status><code xmlns="">aktiv</code></status>
        """
    }

    private static func field(_ id: String, _ name: String, _ kind: String, _ type: String, _ extra: String = "") -> String {
        """
        <struktur><anzahl>1:1</anzahl><bezug/><enthaelt><datenfeld>\(head(id, name, "1.0"))
        <schemaelementart><code xmlns="">RNG</code></schemaelementart><hilfetextEingabe/><hilfetextAusgabe/>
        <feldart><code xmlns="">\(kind)</code></feldart><datentyp><code xmlns="">\(type)</code></datentyp>
        <praezisierung/><inhalt/>\(extra)</datenfeld></enthaelt></struktur>
        """
    }

    private static func schema(_ version: String, _ fields: String) -> String {
        """
        <xdatenfelder.stammdatenschema.0102 xmlns="\(namespace)"><header/><stammdatenschema>\(head("S60000001", "Hund anmelden", version))
        <ableitungsmodifikationenStruktur><code xmlns="">3</code></ableitungsmodifikationenStruktur>
        <ableitungsmodifikationenRepraesentation><code xmlns="">1</code></ableitungsmodifikationenRepraesentation>
        \(fields)</stammdatenschema></xdatenfelder.stammdatenschema.0102>
        """
    }

    private static let list = """
        <CodeList xmlns="http://docs.oasis-open.org/codelist/ns/genericode/1.0/"><Identification><Version>1</Version>
        <CanonicalUri>urn:rassen</CanonicalUri><CanonicalVersionUri>urn:rassen_1</CanonicalVersionUri></Identification>
        <ColumnSet><Column Id="code"/><Column Id="name"/></ColumnSet><SimpleCodeList>
        <Row><Value><SimpleValue>1</SimpleValue></Value><Value><SimpleValue>Dackel</SimpleValue></Value></Row>
        <Row><Value><SimpleValue>2</SimpleValue></Value><Value><SimpleValue>Pudel</SimpleValue></Value></Row></SimpleCodeList></CodeList>
        """
    private static let reference = """
        <codelisteReferenz><identifikation><id>C60000001</id></identifikation><genericodeIdentification>
        <canonicalIdentification>urn:rassen</canonicalIdentification><version>1</version>
        <canonicalVersionUri>urn:rassen_1</canonicalVersionUri></genericodeIdentification></codelisteReferenz>
        """

    /// A folder with two versions of a schema, its code list, and definitions with a portal and a workflow.
    private func folder(_ body: (TemporaryFolder) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            let fields = Self.field("F60000001", "Rasse", "select", "text", Self.reference)
            try folder.write(Self.schema("1.0", fields), to: "alt.xml")
            try folder.write(Self.schema("1.1", fields + Self.field("F60000002", "Wurf", "input", "date")), to: "neu.xml")
            try folder.write(Self.list, to: "C60000001_genericode.xml")
            try FileManager.default.copyItem(atPath: TestForms.folder, toPath: folder.file("Forms"))
            try await body(folder)
        }
    }

    @Test("import writes a service that the check accepts")
    func imports() async throws {
        try await folder { folder in
            let run = await CommandRun.run("forms", "import-xdf", folder.file("neu.xml"), "--forms", folder.file("Forms"))
            #expect(
                run.output == """
                    S60000001 1.1 'Hund anmelden' (XDatenfelder 2.0)
                    1 pages, 2 fields, 0 rules (0 with a proposal), 0 warnings
                    Wrote \(folder.file("Forms"))/hund_anmelden. 'antragswerk forms check' reads it.

                    """)
            #expect(run.code == 0 && run.errors == "")
            let check = await CommandRun.run("forms", "check", "--forms", folder.file("Forms"))
            #expect(check.code == 0, "\(check.output)")
            #expect(check.output.hasPrefix("Forms/hund_anmelden/service.yaml") && check.output.contains("2 services, 0 errors"))
            let form = try folder.text("Forms/hund_anmelden/form.yaml")
            #expect(form.contains(#"- {value: "1", label: "Dackel"}"#))
        }
    }

    @Test("import leaves a folder with files alone, unless it is told otherwise")
    func force() async throws {
        try await folder { folder in
            let command = ["forms", "import-xdf", folder.file("neu.xml"), "--to", folder.file("Forms/bewohnerparken")]
            let before = try folder.text("Forms/bewohnerparken/form.yaml")
            let refused = await CommandRun.run(command)
            #expect(refused.code == 1)
            #expect(refused.errors.hasSuffix("is not empty. Choose another one with --to, or replace its files with --force.\n"))
            #expect(try folder.text("Forms/bewohnerparken/form.yaml") == before)
            let forced = await CommandRun.run(command + ["--force"])
            #expect(forced.code == 0)
            #expect(try folder.text("Forms/bewohnerparken/form.yaml") != before)
        }
    }

    @Test("a dry run prints the files and writes none")
    func dryRun() async throws {
        try await folder { folder in
            let run = await CommandRun.run(
                "forms", "import-xdf", folder.file("neu.xml"), "--dry-run", "--id", "hund", "--forms", folder.file("Forms"))
            #expect(run.output.contains("Forms/hund/form.yaml\n# Imported from FIM S60000001 1.1"))
            #expect(run.output.hasSuffix("Would write \(folder.file("Forms"))/hund.\n"))
            #expect(!FileManager.default.fileExists(atPath: folder.file("Forms/hund")))
        }
    }

    @Test("the report as JSON counts and lists warnings with their place")
    func json() async throws {
        try await folder { folder in
            try folder.write(Self.list.replacingOccurrences(of: "urn:rassen_1", with: "urn:andere_1"), to: "C60000001_genericode.xml")
            try FileManager.default.moveItem(atPath: folder.file("C60000001_genericode.xml"), toPath: folder.file("liste.xml"))
            try folder.write(
                Self.schema(
                    "1.0", Self.field("F1", "Rasse", "select", "text", Self.reference.replacingOccurrences(of: "urn:rassen", with: "urn:x"))
                ),
                to: "alt.xml")
            let run = await CommandRun.run("forms", "import-xdf", folder.file("alt.xml"), "--json", "--forms", folder.file("Forms"))
            let report = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            #expect(report["service"] as? String == "hund_anmelden")
            #expect((report["counts"] as? [String: Int]) == ["pages": 1, "fields": 1, "rules": 0, "proposals": 0])
            let warnings = try #require(report["warnings"] as? [[String: Any]])
            #expect(warnings.map { $0["code"] as? String } == ["missing_code_list"])
            #expect((warnings.first?["line"] as? Int ?? 0) > 1)
        }
    }

    @Test("the tree is JSON on the output, warnings go to the errors")
    func tree() async throws {
        try await folder { folder in
            try folder.write(Self.schema("1", Self.field("F60000001", "Wurf", "input", "date")), to: "alt.xml")
            let run = await CommandRun.run("forms", "import-xdf", folder.file("alt.xml"), "--tree")
            let tree = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            #expect((tree["meta"] as? [String: Any])?["fields"] as? Int == 1)
            #expect((tree["elements"] as? [[String: Any]])?.first?["path"] as? [String] == ["F60000001"])
            #expect(run.errors.contains("warning: '1' is not a version of format 2.0; it was kept."))
            #expect(run.code == 0)
        }
    }

    @Test("what is no schema is told with its place")
    func refuses() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write("<html/>", to: "a.xml")
            let run = await CommandRun.run("forms", "import-xdf", folder.file("a.xml"))
            #expect(
                run.errors == "Error: \(folder.file("a.xml")):1:6: The document is no XDatenfelder message: its root is 'html' of ''. "
                    + "Export the schema as XDatenfelder 2.0 or 3.0.\n")
            #expect(run.code == 1)
            let missing = await CommandRun.run("forms", "import-xdf", folder.file("b.xml"))
            #expect(missing.errors == "Error: The file '\(folder.file("b.xml"))' cannot be read.\n")
            let mixed = await CommandRun.run("forms", "import-xdf", folder.file("a.xml"), "--to", "x/eins", "--id", "zwei")
            #expect(mixed.code == 64)
        }
    }

    @Test("xdf-diff says in words what changed")
    func differs() async throws {
        try await folder { folder in
            let run = await CommandRun.run("forms", "xdf-diff", folder.file("alt.xml"), folder.file("neu.xml"))
            #expect(
                run.output == """
                    Schema S60000001 'Hund anmelden': version '1.0' → '1.1'.
                    Field F60000002 'Wurf' was added to the schema (1:1).
                    S60000001 1.0 → S60000001 1.1: 2 changes

                    """)
            #expect(run.code == 0)
            let same = await CommandRun.run("forms", "xdf-diff", folder.file("alt.xml"), folder.file("alt.xml"))
            #expect(same.output == "S60000001 1.0 → S60000001 1.0: 0 changes\n" && same.code == 0)
            let json = await CommandRun.run("forms", "xdf-diff", folder.file("alt.xml"), folder.file("neu.xml"), "--json")
            let report = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
            #expect((report["changes"] as? [[String: Any]])?.map { $0["code"] as? String } == ["version", "added"])
        }
    }
}

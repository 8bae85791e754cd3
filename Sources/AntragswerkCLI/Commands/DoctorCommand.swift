import ArgumentParser
import Casework
import CaseStore
import Cryptography
import Delivery
import Documents
import FormModel
import Foundation
import Logging
import PostgreSQL

/// `antragswerk doctor`
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check settings, keys, database, definitions and channels, and say how to mend what is wrong.",
        discussion: """
            Ends with 1 when something is wrong. With --new-keys it prints a fresh key file instead:
              antragswerk doctor --new-keys > /run/secrets/antragswerk-keys
            """
    )

    @Flag(name: .long, help: "Print a new key file; keep it outside the database and its backups.")
    var newKeys = false

    @OptionGroup var output: OutputOptions

    private struct Finding: Encodable {
        let check: String
        let ok: Bool
        let detail: String
    }

    func run() async throws {
        let console = Console.current
        if newKeys { return console.text(try Keyring.generate()) }
        let findings = await examine(SettingsSource.current())
        if output.json {
            try console.json(findings)
        } else {
            for finding in findings { console.line("\(finding.ok ? "ok   " : "WRONG") \(finding.check): \(finding.detail)") }
        }
        if findings.contains(where: { !$0.ok }) { throw ExitCode.failure }
    }

    private func examine(_ source: SettingsSource) async -> [Finding] {
        var findings = [
            Finding(check: "settings", ok: true, detail: source.developmentFolder.map { "from \($0)" } ?? "from the environment")
        ]
        findings.append(definitions(source.string(.formsFolder) ?? "Forms"))
        do {
            let settings = try ServerSettings(source)
            findings.append(Finding(check: "keys", ok: true, detail: "usable"))
            findings += await database(settings)
        } catch {
            findings.append(Finding(check: "settings", ok: false, detail: "\(error)"))
        }
        findings.append(channel(source))
        findings.append(await copies(source))
        return findings
    }

    private func definitions(_ folder: String) -> Finding {
        let report = LoadedDefinitions.check(folder: folder)
        let errors = report.problems.filter { $0.severity == .error }
        let detail =
            errors.first.map { "\($0) 'antragswerk forms check' lists all \(errors.count)." } ?? "\(report.services) services in \(folder)"
        return Finding(check: "definitions", ok: errors.isEmpty && report.services > 0, detail: detail)
    }

    private func database(_ settings: ServerSettings) async -> [Finding] {
        let logger = Logger(label: "doctor") { _ in SwiftLogNoOpLogHandler() }
        var configuration = DatabaseConfiguration(url: settings.databaseURL, poolSize: 1, connectTimeout: .seconds(5))
        configuration.settings.merge(CaseStore.settings(tenant: settings.tenant)) { $1 }
        let database = Database(configuration, logger: logger)
        var findings: [Finding] = []
        do {
            let row = try await database.one(
                "SELECT current_user AS role, current_setting('server_version') AS version, rolsuper AS super FROM pg_roles WHERE rolname = current_user"
            )
            let role = try row?.text("role") ?? "?"
            findings.append(Finding(check: "database", ok: true, detail: "PostgreSQL \(try row?.text("version") ?? "?") as \(role)"))
            let isSuper = try row?.bool("super") ?? true
            findings.append(
                Finding(
                    check: "role", ok: !isSuper,
                    detail: isSuper
                        ? "\(role) is a superuser and passes every guard. Use \(CaseStore.applicationRole)."
                        : "\(role) has no more rights than it needs"))
            try await Migrator(folder: settings.migrationsFolder, database: database).verifyCurrent()
            findings.append(Finding(check: "schema", ok: true, detail: "current"))
        } catch {
            findings.append(Finding(check: findings.isEmpty ? "database" : "schema", ok: false, detail: "\(error)"))
        }
        await database.close()
        return findings
    }

    /// Sets up a helper: whether PDF copies can be made. An installation without them is a choice, one that does not work is not.
    private func copies(_ source: SettingsSource) async -> Finding {
        guard let python = TypstProgram.find(source) else {
            return Finding(
                check: "pdf", ok: true,
                detail:
                    "off, the portal offers no PDF copies. 'scripts/setup run' installs Typst; or set \(SettingName.typstPython.rawValue)")
        }
        let logger = Logger(label: "doctor") { _ in SwiftLogNoOpLogHandler() }
        let typesetter = PDFTypesetter(TypesetterConfiguration(python: python), logger: logger)
        let finding: Finding
        do throws(TypesettingError) {
            let version = try await typesetter.version()
            finding = Finding(check: "pdf", ok: true, detail: "Typst \(version.typst) with \(version.fonts.joined(separator: ", "))")
        } catch {
            finding = Finding(check: "pdf", ok: false, detail: "\(error) (\(python)). 'scripts/setup run' installs Typst.")
        }
        await typesetter.shutDown()
        return finding
    }

    private func channel(_ source: SettingsSource) -> Finding {
        do {
            let configuration = try ServiceBWConfiguration(environment: source.merged)
            return Finding(
                check: "service_bw", ok: configuration != nil,
                detail: configuration.map { "\($0.baseURL) as \($0.user)" }
                    ?? "not configured: set \(SettingName.serviceBWURL.rawValue) and its neighbours")
        } catch {
            return Finding(check: "service_bw", ok: false, detail: "\(error)")
        }
    }
}

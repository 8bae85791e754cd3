public import Casework
public import FormModel
import Foundation

/// Services that a test town offers.
public struct TestServices: Sendable {
    public let services: [PublishedService]
    public let portal: PortalDefinition

    /// Compiles every service of a folder.
    public init(folder: String) throws(DefinitionProblems) {
        let loaded = try ServiceLoader(folder: folder).loadAll()
        services = try loaded.services.map { definition throws(DefinitionProblems) in try PublishedService.compile(definition) }
        portal = loaded.portal
    }

    /// The services of the working copy, with another text in one file, such as `_workflows/standard.yaml`.
    public static func changing(_ file: String, _ old: String, to new: String) throws -> TestServices {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("antragswerk-forms-" + UUID().uuidString)
        // A link would be copied as a link, and the change would reach the working copy.
        let original = URL(fileURLWithPath: Workspace.root + "/Forms").resolvingSymlinksInPath()
        try FileManager.default.copyItem(at: original, to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent(file)
        let text = try String(contentsOf: path, encoding: .utf8)
        guard text.contains(old) else { throw CaseworkError.integrity(file) }
        try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: path)
        return try TestServices(folder: folder.path)
    }

    /// The standard workflow with a condition on `pruefen` that cannot be worked out where there is no fee.
    public static func withFailingCondition() throws -> TestServices {
        try changing(
            "_workflows/standard.yaml", "roles: [caseworker, supervisor]\n",
            to: "roles: [caseworker, supervisor]\n    when: 100 / fee > 1\n    otherwise: Das prüft die Teamleitung.\n")
    }
}

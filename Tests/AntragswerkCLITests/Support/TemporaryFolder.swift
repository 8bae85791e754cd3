import Foundation

/// A folder that exists for one test.
struct TemporaryFolder {
    let path: String

    /// Runs `body` in a fresh folder and removes it afterwards.
    static func with<Result>(_ body: (TemporaryFolder) async throws -> Result) async throws -> Result {
        let path = NSTemporaryDirectory() + "antragswerk-cli-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await body(TemporaryFolder(path: path))
    }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: file(name))), as: UTF8.self)
    }

    func permissions(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file(name))[.posixPermissions] as? Int
    }
}

/// The definitions of the tests: one service, Bewohnerparkausweis.
enum TestForms {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/Forms").path

    /// Runs `body` on a copy in which each text of `mistakes` was replaced in a file.
    static func broken<Result>(
        _ mistakes: [(file: String, old: String, new: String)], _ body: (String) async throws -> Result
    ) async throws -> Result {
        try await TemporaryFolder.with { folder in
            try FileManager.default.copyItem(atPath: Self.folder, toPath: folder.file("Forms"))
            for mistake in mistakes {
                let name = "Forms/" + mistake.file
                let text = try folder.text(name)
                try folder.write(text.replacingOccurrences(of: mistake.old, with: mistake.new), to: name)
            }
            return try await body(folder.file("Forms"))
        }
    }

    /// As ``broken(_:_:)``, with `ein_wagen` as the only example.
    static func withOneExample<Result>(
        _ mistakes: [(file: String, old: String, new: String)] = [], _ body: (String) async throws -> Result
    ) async throws -> Result {
        try await broken(mistakes) { folder in
            try FileManager.default.removeItem(atPath: folder + "/bewohnerparken/examples/zu_jung.yaml")
            return try await body(folder)
        }
    }
}

import Foundation

/// The folder in which `antragswerk dev` keeps all it makes: database cluster, keys, certificates, settings.
///
/// ```
/// .antragswerk/
///   cluster/      data and socket of the embedded PostgreSQL
///   keys          encryption keys (mode 0600)
///   logins        demo logins, made at the first start (mode 0600)
///   simulator/    test CA, certificates, what the simulator received
///   settings      what other commands need to reach the running system
/// ```
struct DevelopmentFolder: Sendable {
    static let defaultName = ".antragswerk"

    /// Absolute path.
    let path: String

    private init(path: String) {
        self.path = path
    }

    /// The folder at `path`, made where it does not exist (mode 0711, so that the database's user can pass through).
    ///
    /// - Throws: ``Failure`` when it cannot be made.
    static func make(at path: String) throws -> DevelopmentFolder {
        let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
        do {
            try FileManager.default.createDirectory(
                atPath: absolute, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
        } catch {
            throw Failure("The folder '\(absolute)' cannot be made. Choose another with --folder.")
        }
        return DevelopmentFolder(path: absolute)
    }

    /// The folder at `path`, nil where no system was ever started in it.
    static func existing(at path: String) -> DevelopmentFolder? {
        let folder = DevelopmentFolder(path: URL(fileURLWithPath: path).standardizedFileURL.path)
        return FileManager.default.fileExists(atPath: folder.file("settings")) ? folder : nil
    }

    func file(_ name: String) -> String {
        path + "/" + name
    }

    /// The lines `NAME=value` of the settings file.
    func settings() -> [String: String] {
        guard let data = FileManager.default.contents(atPath: file("settings")) else { return [:] }
        var settings: [String: String] = [:]
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { settings[String(parts[0])] = String(parts[1]) }
        }
        return settings
    }

    /// Writes the settings that other commands read; in one step, so that a reader never sees half of them.
    func writeSettings(_ settings: [SettingName: String]) throws {
        let lines = settings.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: "\n")
        try write(lines + "\n", to: "settings", permissions: 0o600)
    }

    /// The content of a file of the folder, or what `make` returns, written with mode 0600 at the first call.
    func secret(_ name: String, make: () throws -> String) throws -> String {
        if let data = FileManager.default.contents(atPath: file(name)), !data.isEmpty {
            return String(decoding: data, as: UTF8.self)
        }
        let text = try make()
        try write(text, to: name, permissions: 0o600)
        return text
    }

    private func write(_ text: String, to name: String, permissions: Int) throws {
        let temporary = file(name + ".new")
        guard
            FileManager.default.createFile(
                atPath: temporary, contents: Data(text.utf8), attributes: [.posixPermissions: permissions]),
            rename(temporary, file(name)) == 0
        else {
            throw Failure("The file '\(file(name))' cannot be written.")
        }
    }
}

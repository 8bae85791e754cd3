import FoundationEssentials
import Glibc

/// PostgreSQL's programs of one version.
struct ClusterPrograms: Sendable, Equatable {
    let folder: String
    /// `15`, from `postgres (PostgreSQL) 15.20 (…)`.
    let majorVersion: String

    var initdb: String { folder + "/initdb" }
    var postgres: String { folder + "/postgres" }

    /// Folders to look in: the environment's wish, the newest of Debian's, PATH.
    static func candidates(environment: [String: String] = ProcessInfo.processInfo.environment) -> [String] {
        var folders: [String] = []
        if let wish = environment["ANTRAGSWERK_POSTGRES_BIN"], !wish.isEmpty { folders.append(wish) }
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        folders += versions.compactMap { Int($0) }.sorted(by: >).map { "/usr/lib/postgresql/\($0)/bin" }
        folders += (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return folders.filter {
            FileManager.default.isExecutableFile(atPath: $0 + "/postgres") && FileManager.default.isExecutableFile(atPath: $0 + "/initdb")
        }
    }

    /// The programs for a data folder of `version`, or the newest ones when there is none yet.
    static func find(version: String?, dataFolder: String) throws(ClusterError) -> ClusterPrograms {
        var installed: [String] = []
        for folder in candidates() {
            guard let output = try? ChildProcess.output(of: [folder + "/postgres", "--version"]),
                let major = majorVersion(in: output)
            else { continue }
            guard let version, version != major else { return ClusterPrograms(folder: folder, majorVersion: major) }
            if !installed.contains(major) { installed.append(major) }
        }
        guard let version, !installed.isEmpty else { throw .programsMissing }
        throw .wrongVersion(folder: dataFolder, found: version, installed: installed.joined(separator: ", "))
    }

    static func majorVersion(in output: String) -> String? {
        guard let number = output.split(separator: " ").first(where: { $0.first?.isNumber == true }) else { return nil }
        let major = number.prefix { $0.isNumber }
        return major.isEmpty ? nil : String(major)
    }
}

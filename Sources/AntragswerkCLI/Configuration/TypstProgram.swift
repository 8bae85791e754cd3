import Foundation

/// Where the Python is that sets documents with Typst.
enum TypstProgram {
    /// The setting's word for "make no copies".
    static let none = "none"

    /// The setting; without one, what `scripts/setup` has installed on this machine; nil where there is nothing.
    static func find(_ source: SettingsSource) -> String? {
        if let setting = source.string(.typstPython) { return setting == none ? nil : setting }
        return installed(source.merged).flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil }
    }

    /// As `scripts/environment` has it.
    private static func installed(_ environment: [String: String]) -> String? {
        func folder(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let cache =
            folder("ANTRAGSWERK_CACHE") ?? (folder("XDG_CACHE_HOME") ?? folder("HOME").map { $0 + "/.cache" }).map { $0 + "/antragswerk" }
        return cache.map { $0 + "/typst/bin/python" }
    }
}

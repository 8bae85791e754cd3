import Foundation

/// Settings in order of precedence: the process's environment, then the settings file of a development folder.
///
/// The development folder is looked for in the current directory only, so that no
/// command reaches another project's database by accident.
struct SettingsSource: Sendable {
    private let environment: [String: String]
    private let development: [String: String]
    /// The development folder whose settings are in use, nil where there is none.
    let developmentFolder: String?

    init(environment: [String: String], development: [String: String] = [:], developmentFolder: String? = nil) {
        self.environment = environment
        self.development = development
        self.developmentFolder = developmentFolder
    }

    /// Reads the process's environment and, unless `DATABASE_URL` is set there, `.antragswerk/settings`.
    static func current(folder: String? = nil) -> SettingsSource {
        read(environment: ProcessInfo.processInfo.environment, folder: folder)
    }

    /// The settings of `environment` and, unless it names a database, of the development folder: `folder`, else the one
    /// that `ANTRAGSWERK_FOLDER` names, else `.antragswerk`.
    static func read(environment: [String: String], folder: String? = nil) -> SettingsSource {
        let named = folder ?? environment["ANTRAGSWERK_FOLDER"] ?? DevelopmentFolder.defaultName
        guard environment[SettingName.databaseURL.rawValue] == nil, let folder = DevelopmentFolder.existing(at: named) else {
            return SettingsSource(environment: environment)
        }
        return SettingsSource(
            environment: environment,
            development: folder.settings(),
            developmentFolder: folder.path
        )
    }

    /// The settings as one dictionary, for modules that read their own.
    var merged: [String: String] {
        development.merging(environment) { $1 }
    }

    func string(_ name: SettingName) -> String? {
        let value = environment[name.rawValue] ?? development[name.rawValue]
        guard let value, !value.isEmpty else { return nil }
        return value
    }

    /// - Throws: ``SettingsError/missing(_:)``
    func required(_ name: SettingName) throws(SettingsError) -> String {
        guard let value = string(name) else { throw .missing(name) }
        return value
    }

    /// - Throws: ``SettingsError/malformed(_:expected:)`` unless the setting is absent or a number in `range`.
    func integer(_ name: SettingName, default fallback: Int, in range: ClosedRange<Int>) throws(SettingsError) -> Int {
        guard let text = string(name) else { return fallback }
        guard let number = Int(text), range.contains(number) else {
            throw .malformed(name, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// - Throws: ``SettingsError/malformed(_:expected:)`` unless the setting is absent, `true` or `false`.
    func flag(_ name: SettingName) throws(SettingsError) -> Bool {
        switch string(name) {
        case nil, "false": return false
        case "true": return true
        default: throw .malformed(name, expected: "'true' or 'false'")
        }
    }

    /// The content of the file that a `_FILE` setting names, without trailing line breaks; nil where it is not set.
    ///
    /// - Throws: ``SettingsError/unreadable(_:path:)``
    func secret(_ name: SettingName) throws(SettingsError) -> String? {
        guard let path = string(name) else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(name, path: path) }
        var text = String(decoding: data, as: UTF8.self)
        while let last = text.last, last.isNewline { text.removeLast() }
        return text
    }
}

/// A setting is missing or wrong; the description names it and says what it has to be.
enum SettingsError: Error, Equatable, CustomStringConvertible {
    case missing(SettingName)
    case malformed(SettingName, expected: String)
    case unreadable(SettingName, path: String)

    var description: String {
        switch self {
        case .missing(let name):
            "The setting \(name.rawValue) is missing: \(name.meaning). "
                + "Set it in the environment, or start 'antragswerk dev' in this folder."
        case .malformed(let name, let expected):
            "The setting \(name.rawValue) has to be \(expected)."
        case .unreadable(let name, let path):
            "The file '\(path)' named by \(name.rawValue) cannot be read. Check that it exists and that this user may read it."
        }
    }
}

import Logging

/// The program's log: lines on standard error, free of personal data.
enum ProgramLog {
    /// - Throws: ``SettingsError/malformed(_:expected:)`` for an unknown level.
    static func make(_ label: String, _ source: SettingsSource, fallback: Logger.Level = .info) throws(SettingsError) -> Logger {
        var logger = Logger(label: label) { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = fallback
        if let name = source.string(.logLevel) {
            guard let level = Logger.Level(rawValue: name) else {
                throw .malformed(.logLevel, expected: "one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            logger.logLevel = level
        }
        return logger
    }
}

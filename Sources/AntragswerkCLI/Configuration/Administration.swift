import Casework
import Logging

/// Runs an administration command on the database of the settings and explains refusals in words.
enum Administration {
    /// Use cases to work with instead of those that the settings lead to; a caller who has a system at hand binds them.
    @TaskLocal static var useCases: UseCases?

    /// - Parameter reference: the case the command is about, for the explanation.
    /// - Throws: ``Failure`` with what went wrong and what to do.
    static func run<Result: Sendable>(
        about reference: CaseReference? = nil, _ body: (UseCases) async throws -> Result
    ) async throws -> Result {
        do {
            if let useCases { return try await body(useCases) }
            return try await connected(body)
        } catch let error as CaseworkError {
            throw Failure(explanation(of: error, about: reference))
        }
    }

    private static func connected<Result: Sendable>(_ body: (UseCases) async throws -> Result) async throws -> Result {
        let source = SettingsSource.current()
        let logger = try ProgramLog.make("antragswerk", source, fallback: .error)
        let composition = try await Composition.make(try ServerSettings(source), logger: logger, poolSize: 2)
        do {
            let result = try await body(composition.useCases)
            await composition.close()
            return result
        } catch {
            await composition.close()
            throw error
        }
    }

    static func explanation(of error: CaseworkError, about reference: CaseReference?) -> String {
        let subject = reference.map { "The case \($0.text)" } ?? "It"
        switch error {
        case .notFound: return "\(subject) does not exist in this municipality."
        case .forbidden(let permission):
            return "This role lacks the permission \(permission.map { "'\($0.rawValue)'" } ?? "for it"). Choose another with --role."
        case .staleVersion(let expected, let actual):
            return "\(subject) has version \(actual), not \(expected). Look at it again with 'antragswerk case show'."
        case .alreadyClaimed(let by): return "\(subject) is held by '\(by)'."
        case .illegalMove(let event, let state, let possible):
            let list = possible.isEmpty ? "nothing" : possible.joined(separator: ", ")
            return "'\(event)' is not possible in the state '\(state)'. Possible for this role: \(list)."
        case .moveRefused(let reason): return reason
        case .ruleFailed(let event, let state, let reason):
            return "The condition of '\(event)' in the state '\(state)' could not be worked out: \(reason) "
                + "Nothing was changed. Correct 'when' in the workflow's file."
        case .missingInput(let names):
            return "Inputs are missing: \(names.map { "--input \($0)=…" }.joined(separator: " "))."
        case .invalidInput(let field, let reason): return "'\(field)' is not acceptable (\(reason))."
        case .notPrinted(.notInstalled):
            return "This installation makes no PDF copies. 'antragswerk doctor' says what is missing."
        case .notPrinted(.busy): return "Too many copies are being made. Try again in a moment."
        case .notPrinted(.failed): return "The copy could not be made. The log says why; the application itself is not touched."
        case .unavailable: return "The database cannot be reached. Nothing was changed. 'antragswerk doctor' says more."
        case .integrity(let what): return "Something stored does not fit together: \(what). Restore a backup or ask for support."
        case .unauthenticated: return "The request was refused: nobody is logged in."
        case .invalidCredentials: return "The request was refused: user name and password do not belong together."
        case .tooManyAttempts(let seconds): return "Too many attempts. Try again in \(seconds) seconds."
        case .draftChanged(let revision): return "The draft was changed meanwhile; it has revision \(revision)."
        case .draftIncomplete(let page): return "The application is incomplete: something is missing on the page '\(page)'."
        }
    }
}

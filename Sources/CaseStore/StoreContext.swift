import Casework
import FoundationEssentials
import Logging
import PostgreSQL

/// What all repositories share: the database, whose rows they see, and the translation of its errors.
struct StoreContext: Sendable {
    let database: Database
    let tenant: TenantID
    let vault: ContentVault
    let clock: any WallClock
    let logger: Logger

    /// Runs a statement.
    func query(_ sql: SQL) async throws(CaseworkError) -> [Row] {
        do throws(DatabaseError) {
            return try await database.query(sql)
        } catch {
            throw translate(error)
        }
    }

    /// Runs a statement with at most one row.
    func one(_ sql: SQL) async throws(CaseworkError) -> Row? {
        do throws(DatabaseError) {
            return try await database.one(sql)
        } catch {
            throw translate(error)
        }
    }

    /// Runs a statement and counts the rows it touched.
    @discardableResult
    func execute(_ sql: SQL) async throws(CaseworkError) -> Int {
        do throws(DatabaseError) {
            return try await database.execute(sql)
        } catch {
            throw translate(error)
        }
    }

    /// Runs statements in one round trip and one transaction.
    func pipeline(_ statements: [SQL]) async throws(CaseworkError) -> [[Row]] {
        do throws(DatabaseError) {
            return try await database.pipeline(statements)
        } catch {
            throw translate(error)
        }
    }

    /// Reads values out of rows.
    func read<Value>(_ body: () throws(DatabaseError) -> Value) throws(CaseworkError) -> Value {
        do throws(DatabaseError) {
            return try body()
        } catch {
            throw translate(error)
        }
    }

    /// What an error of the database means for whoever asked, with a line in the log that is free of values.
    func translate(_ error: DatabaseError) -> CaseworkError {
        switch error.code {
        case .cannotConnect, .accessRefused, .poolExhausted, .closed, .connectionLost, .cancelled, .statementTimeout,
            .lockNotAvailable, .serializationFailure, .deadlock, .readOnly:
            logger.warning("the database is not available", metadata: ["error": "\(error)"])
            return .unavailable
        case .uniqueViolation where error.constraint == "case_file_reference_is_unique":
            return .invalidInput(field: "reference", reason: "taken")
        case .invalidBinding:
            return .invalidInput(field: "text", reason: "control_character")
        default:
            logger.error("the database refused a statement", metadata: ["error": "\(error)"])
            return .integrity(error.constraint ?? error.sqlState ?? error.code.rawValue)
        }
    }

    /// A reference as stored; one that the database holds is always well-formed.
    func reference(_ text: String) throws(CaseworkError) -> CaseReference {
        do throws(CaseworkError) {
            return try CaseReference(text)
        } catch {
            throw .integrity("reference")
        }
    }
}

import Casework
import Cryptography
import FoundationEssentials

/// Encrypts content at rest: AES-256-GCM under one data key for each draft and case, wrapped by the municipality's keyring.
///
/// Associated data bind every box to tenant, id and purpose, so that a box moved to another row does not open.
struct ContentVault: Sendable {
    let keyring: Keyring
    let tenant: TenantID

    /// An opened data key and its wrapped form.
    struct DataKey: Sendable {
        let key: SymmetricKey
        let stored: StoredKey
    }

    /// What a content is; part of the associated data.
    enum Purpose: String {
        case draftKey = "draft-key"
        case draftAnswers = "draft-answers"
        case caseKey = "case-key"
        case answers = "case-answers"
        case document = "case-document"
        case note = "case-note"
    }

    /// A new data key for a draft or a case.
    func newKey(_ purpose: Purpose, _ id: UUID) throws(CaseworkError) -> DataKey {
        do throws(CryptographyError) {
            let key = try SymmetricKey.generate()
            let wrapped = try keyring.wrap(key, aad: associatedData(purpose, id))
            return DataKey(key: key, stored: StoredKey(keyID: wrapped.keyID, wrapped: wrapped.bytes))
        } catch {
            throw CaseworkError(error)
        }
    }

    /// Opens a stored data key.
    func key(_ stored: StoredKey, _ purpose: Purpose, _ id: UUID) throws(CaseworkError) -> DataKey {
        do throws(CryptographyError) {
            let wrapped = WrappedKey(keyID: stored.keyID, bytes: stored.wrapped)
            return DataKey(key: try keyring.unwrap(wrapped, aad: associatedData(purpose, id)), stored: stored)
        } catch {
            throw CaseworkError(error)
        }
    }

    func seal(_ content: [UInt8], _ key: DataKey, _ purpose: Purpose, _ id: UUID) throws(CaseworkError) -> [UInt8] {
        do throws(CryptographyError) {
            return try AESGCM.seal(content, key: key.key, aad: associatedData(purpose, id))
        } catch {
            throw CaseworkError(error)
        }
    }

    func open(_ box: [UInt8], _ key: DataKey, _ purpose: Purpose, _ id: UUID) throws(CaseworkError) -> [UInt8] {
        do throws(CryptographyError) {
            return try AESGCM.open(box, key: key.key, aad: associatedData(purpose, id))
        } catch {
            throw CaseworkError(error)
        }
    }

    private func associatedData(_ purpose: Purpose, _ id: UUID) -> [UInt8] {
        Array("antragswerk 1|\(tenant.rawValue)|\(id.uuidString.lowercased())|\(purpose.rawValue)".utf8)
    }
}

extension CaseworkError {
    /// A key that is missing, or a content that does not open, is never the caller's fault.
    init(_ error: CryptographyError) {
        switch error {
        case .unknownKey: self = .integrity("key")
        case .notAuthentic: self = .integrity("content")
        default: self = .integrity("cryptography")
        }
    }
}

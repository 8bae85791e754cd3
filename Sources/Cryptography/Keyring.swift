/// The municipality's own keys, kept in a file outside the database.
///
/// Shape of the file: one key per line, `<key id> <base64 of 32 bytes>`; blank lines and lines beginning with `#` are skipped.
/// The **first** key wraps new data keys; the others stay to unwrap older ones. To rotate, put a new line on top.
/// Values derived by ``derive(_:)`` (access codes, search hashes, cookie signatures) come from the **last** line, so that a rotation
/// leaves them valid; that line therefore stays in the file as long as such values are in use.
public struct Keyring: Sendable {
    private struct Entry: Sendable {
        let id: String
        let master: SymmetricKey
        let wrapping: SymmetricKey
    }

    private let entries: [Entry]
    private let current: Entry
    private let oldest: Entry

    /// Id of the key that wraps new data keys.
    public var currentKeyID: String { current.id }
    /// Ids of all keys, the current one first.
    public var keyIDs: [String] { entries.map(\.id) }

    /// - Throws: ``CryptographyError/malformed(expected:)`` naming the line (never its content).
    public init(fileContents: String) throws(CryptographyError) {
        var entries: [Entry] = []
        for (index, line) in fileContents.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let id = words.first, !id.hasPrefix("#") else { continue }
            guard words.count == 2, Self.isKeyID(id), var bytes = words.last.flatMap({ Base64.decode($0) }) else {
                throw .malformed(expected: "line \(index + 1) of the key file to be '<key id> <base64 of 32 bytes>'")
            }
            defer { wipe(&bytes) }
            guard !entries.contains(where: { $0.id == id }) else {
                throw .malformed(expected: "line \(index + 1) of the key file to name a key id that no other line has")
            }
            guard bytes.count == SymmetricKey.byteCount else {
                throw .malformed(expected: "line \(index + 1) of the key file to hold a key of 32 bytes")
            }
            let master = try SymmetricKey(bytes: bytes)
            entries.append(Entry(id: String(id), master: master, wrapping: try Self.derive("wrap", from: master)))
        }
        guard let first = entries.first, let last = entries.last else {
            throw .malformed(expected: "a key file with at least one line '<key id> <base64 of 32 bytes>'")
        }
        self.entries = entries
        current = first
        oldest = last
    }

    /// The contents of a new key file with one key; the file must be readable by the service's user alone.
    public static func generate() throws(CryptographyError) -> String {
        let id = "k" + Hex.encode(try Random.bytes(4))
        var bytes = try SymmetricKey.generate().copyBytes()
        defer { wipe(&bytes) }
        return "\(id) \(Base64.encode(bytes))\n"
    }

    /// Encrypts a data key under the current key; `aad` says what it belongs to (tenant, id, purpose).
    public func wrap(_ key: SymmetricKey, aad: [UInt8]) throws(CryptographyError) -> WrappedKey {
        var bytes = key.copyBytes()
        defer { wipe(&bytes) }
        return WrappedKey(keyID: current.id, bytes: try AESGCM.seal(bytes, key: current.wrapping, aad: aad))
    }

    /// Opens a data key.
    ///
    /// - Throws: ``CryptographyError/unknownKey(id:)`` when the key that wrapped it is not in the file;
    ///   ``CryptographyError/notAuthentic`` when it was changed or belongs to other `aad`.
    public func unwrap(_ wrapped: WrappedKey, aad: [UInt8]) throws(CryptographyError) -> SymmetricKey {
        guard let entry = entries.first(where: { $0.id == wrapped.keyID }) else { throw .unknownKey(id: wrapped.keyID) }
        var bytes = try AESGCM.open(wrapped.bytes, key: entry.wrapping, aad: aad)
        defer { wipe(&bytes) }
        return try SymmetricKey(bytes: bytes)
    }

    /// A key for one purpose (HKDF of the oldest key); the same purpose always gives the same key.
    public func derive(_ purpose: String) throws(CryptographyError) -> SymmetricKey {
        try Self.derive("purpose:" + purpose, from: oldest.master)
    }

    private static func derive(_ info: String, from master: SymmetricKey) throws(CryptographyError) -> SymmetricKey {
        var secret = master.copyBytes()
        defer { wipe(&secret) }
        var derived = try HKDF.sha256(
            secret: secret, salt: Array("antragswerk keyring v1".utf8), info: Array(info.utf8), count: SymmetricKey.byteCount)
        defer { wipe(&derived) }
        return try SymmetricKey(bytes: derived)
    }

    private static func isKeyID(_ text: Substring) -> Bool {
        text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}

extension Keyring: CustomStringConvertible, CustomReflectable {
    public var description: String { "Keyring(\(keyIDs.joined(separator: ", ")), redacted)" }
    public var customMirror: Mirror { Mirror(self, children: ["keyIDs": keyIDs]) }
}

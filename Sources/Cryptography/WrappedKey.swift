/// A data key encrypted under one of the municipality's keys.
///
/// It is safe to store beside the data: deleting it deletes what it opens, in backups too.
public struct WrappedKey: Hashable, Sendable, Codable {
    /// Id of the key in the ``Keyring`` that opens it.
    public let keyID: String
    /// The sealed key (``AESGCM`` box, 60 bytes).
    public let bytes: [UInt8]

    public init(keyID: String, bytes: [UInt8]) {
        self.keyID = keyID
        self.bytes = bytes
    }
}

public import FoundationEssentials

/// A municipality in the database: what separates its rows from those of others.
///
/// Lower-case letters, digits, `_` and `-`, at most 64; usually the AGS ("08335043").
public struct TenantID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: String

    /// Takes the text as it stands in the configuration; `nil` when it has another shape.
    public init?(rawValue: String) {
        let isPlain = rawValue.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2D
        }
        guard isPlain, (1...64).contains(rawValue.utf8.count) else { return nil }
        self.rawValue = rawValue
    }

    public var description: String { rawValue }
}

/// A draft: what a citizen has filled in so far.
public struct DraftID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: UUID

    public init(rawValue: UUID) {
        self.rawValue = rawValue
    }

    /// Reads the form used in addresses; `nil` when it is no UUID.
    public init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.rawValue = uuid
    }

    /// Lower-case UUID, as in addresses.
    public var description: String { rawValue.uuidString.lowercased() }
}

/// A case; also the idempotency id of each of its deliveries.
public struct CaseID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: UUID

    public init(rawValue: UUID) {
        self.rawValue = rawValue
    }

    /// Reads the form used in claims and addresses; `nil` when it is no UUID.
    public init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.rawValue = uuid
    }

    /// Lower-case UUID, as handed to other systems.
    public var description: String { rawValue.uuidString.lowercased() }
}

/// One hand-over of a case to one channel.
public struct DeliveryID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: UUID

    public init(rawValue: UUID) {
        self.rawValue = rawValue
    }

    /// Reads the form used on the command line; `nil` when it is no UUID.
    public init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.rawValue = uuid
    }

    /// Lower-case UUID, as printed.
    public var description: String { rawValue.uuidString.lowercased() }
}

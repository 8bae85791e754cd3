import FoundationEssentials

/// The part `metadata` of a delivery, read strictly: unknown members are refused, because a misspelt one would be lost silently.
struct ApplicationMetadata: Equatable, Sendable {
    let antragID: String
    let reference: String
    let mandant: String
    let formID: String
    let serviceName: String
    /// As written, with its offset from UTC.
    let receivedAt: Date
    let schemaMimeType: String
    let attachments: [Attachment]

    struct Attachment: Equatable, Sendable {
        let id: String
        let filename: String
        let mimeType: String
        let bytes: Int
        let sha512: String
    }

    /// - Throws: a ``Problem`` of status 400 (no JSON) or 422 (member missing, wrong or unknown), naming the member.
    init(_ bytes: [UInt8]) throws(Problem) {
        guard let document = JSONValue(bytes), let members = document.members else {
            throw Problem(400, "metadata", "The part 'metadata' is no JSON object", "the part 'metadata' must be a JSON object in UTF-8")
        }
        try Self.refuseUnknown(
            members,
            known: [
                "antragId", "vorgangsnummer", "mandant", "formId", "leistung", "ars", "ags", "eingangszeitpunkt", "antragsteller",
                "zahlung", "schema", "anlagen",
            ], place: "metadata")
        antragID = try Self.text(members, "antragId")
        reference = try Self.text(members, "vorgangsnummer")
        mandant = try Self.text(members, "mandant")
        formID = try Self.text(members, "formId")
        guard let service = members["leistung"]?.members else { throw Self.wrong("leistung", "an object") }
        try Self.refuseUnknown(service, known: ["id", "name"], place: "metadata.leistung")
        serviceName = try Self.text(service, "name")
        if service["id"] != nil {
            let id = try Self.text(service, "id")
            guard id.hasPrefix("urn:de:fim:leika:leistung:"), id.utf8.count == 26 + 14, id.utf8.suffix(14).allSatisfy(Self.isDigit) else {
                throw Self.wrong("leistung.id", "urn:de:fim:leika:leistung: and 14 digits")
            }
        }
        try Self.digits(members, "ars", count: 12)
        try Self.digits(members, "ags", count: 8)
        guard let time = ISO8601.parse(try Self.text(members, "eingangszeitpunkt")) else {
            throw Self.wrong("eingangszeitpunkt", "an instant such as 2026-11-21T10:15:00Z")
        }
        receivedAt = time
        guard let schema = members["schema"]?.members else { throw Self.wrong("schema", "an object") }
        try Self.refuseUnknown(schema, known: ["uri", "mimeType"], place: "metadata.schema")
        schemaMimeType = try Self.text(schema, "mimeType")
        guard let listed = members["anlagen"]?.elements else { throw Self.wrong("anlagen", "a list, empty without attachments") }
        var attachments: [Attachment] = []
        for element in listed { attachments.append(try Self.attachment(element)) }
        self.attachments = attachments
    }

    private static func attachment(_ value: JSONValue) throws(Problem) -> Attachment {
        guard let members = value.members else { throw wrong("anlagen", "a list of objects") }
        try refuseUnknown(members, known: ["id", "filename", "mimeType", "bytes", "sha512"], place: "metadata.anlagen")
        guard let count = members["bytes"]?.integer, count >= 0 else { throw wrong("anlagen.bytes", "a number of bytes") }
        return Attachment(
            id: try text(members, "id"), filename: try text(members, "filename"), mimeType: try text(members, "mimeType"),
            bytes: count, sha512: try text(members, "sha512"))
    }

    private static func refuseUnknown(_ members: [String: JSONValue], known: Set<String>, place: String) throws(Problem) {
        guard let unknown = members.keys.sorted().first(where: { !known.contains($0) }) else { return }
        throw Problem(422, "metadata", "The part 'metadata' has an unknown member", "'\(place)' must not hold '\(unknown)'")
    }

    private static func text(_ members: [String: JSONValue], _ name: String) throws(Problem) -> String {
        guard let text = members[name]?.text, !text.isEmpty, text.utf8.count <= 500 else { throw wrong(name, "a text of 1 to 500 bytes") }
        return text
    }

    private static func digits(_ members: [String: JSONValue], _ name: String, count: Int) throws(Problem) {
        guard members[name] != nil else { return }
        let digits = try text(members, name)
        guard digits.utf8.count == count, digits.utf8.allSatisfy(isDigit) else { throw wrong(name, "\(count) digits") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func wrong(_ name: String, _ expected: String) -> Problem {
        Problem(422, "metadata", "The part 'metadata' lacks a member or has it wrong", "'\(name)' must be \(expected)")
    }
}

import Cryptography
import FoundationEssentials

/// One delivery call, checked completely before anything is stored.
struct DeliveryCall: Sendable {
    let id: UUID
    let metadata: ApplicationMetadata
    let document: ServiceportalDocument
    let metadataBytes: [UInt8]
    let xmlBytes: [UInt8]
    /// SHA-256 over names, types and contents of all parts: what must be the same on every attempt.
    let digest: String

    /// - Parameters:
    ///   - id: value of `X-SP-Antrag-Id`.
    ///   - mandant: value of `X-SP-Mandant`.
    /// - Throws: the ``Problem`` of the first rule that is broken.
    init(id: String, mandant: String, body: MultipartBody) throws(Problem) {
        guard let uuid = UUID(uuidString: id) else {
            throw Problem(400, "antrag-id", "The header X-SP-Antrag-Id is wrong", "X-SP-Antrag-Id must be a UUID")
        }
        let allowed: Set = ["metadata", "fachdaten", "antrag", "anlage"]
        if let unknown = body.parts.first(where: { !allowed.contains($0.name) }) {
            throw Problem(400, "part", "There is a part the interface does not know", "the part '\(unknown.name)' is unknown")
        }
        let metadataPart = try Self.single("metadata", type: "application/json", in: body)
        let xmlPart = try Self.single("fachdaten", type: "application/xml", in: body)
        metadata = try ApplicationMetadata(metadataPart.bytes)
        document = try ServiceportalDocument(xmlPart.bytes)
        try Self.compare(metadata, with: document, id: uuid, mandant: mandant)
        try Self.checkAttachments(body, metadata: metadata)
        self.id = uuid
        metadataBytes = metadataPart.bytes
        xmlBytes = xmlPart.bytes
        var digested: [UInt8] = []
        for part in body.parts {
            let head = "\(part.name)\u{0}\(part.contentType ?? "")\u{0}\(part.filename ?? "")\u{0}\(part.bytes.count)\u{0}"
            digested += Array(head.utf8) + part.bytes
        }
        guard let hash = try? Hash.sha256(digested) else {
            throw Problem(500, "hash", "The simulator failed", "the digest could not be computed")
        }
        digest = Hex.encode(hash)
    }

    private static func single(_ name: String, type: String, in body: MultipartBody) throws(Problem) -> MultipartBody.Part {
        let parts = body.parts.filter { $0.name == name }
        guard parts.count == 1, let part = parts.first else {
            throw Problem(
                400, "part", "A part is missing or occurs twice", "there must be exactly one part '\(name)', found \(parts.count)")
        }
        guard let given = part.contentType, HeaderParameters.parse(given).type == type else {
            throw Problem(415, "part-type", "A part has another type", "the part '\(name)' must have the type \(type)")
        }
        return part
    }

    private static func compare(
        _ metadata: ApplicationMetadata, with document: ServiceportalDocument, id: UUID, mandant: String
    ) throws(Problem) {
        func differ(_ what: String) -> Problem {
            Problem(422, "disagreement", "Header, metadata and fachdaten do not agree", what)
        }
        guard UUID(uuidString: metadata.antragID) == id else { throw differ("metadata.antragId is not X-SP-Antrag-Id") }
        guard metadata.mandant == mandant else { throw differ("metadata.mandant is not X-SP-Mandant") }
        guard metadata.formID.hasPrefix(mandant + ":") else { throw differ("metadata.formId must begin with the mandant") }
        guard document.formID == metadata.formID else { throw differ("formId of fachdaten is not metadata.formId") }
        guard let created = document.creationDate.flatMap(ISO8601.parse) else {
            throw differ("creationDate of fachdaten must be an instant such as 2026-11-21T11:15:00+01:00")
        }
        guard created == metadata.receivedAt else { throw differ("creationDate of fachdaten is not metadata.eingangszeitpunkt") }
        guard metadata.schemaMimeType == "application/xml" else { throw differ("metadata.schema.mimeType is not the type of fachdaten") }
    }

    private static func checkAttachments(_ body: MultipartBody, metadata: ApplicationMetadata) throws(Problem) {
        if let pdf = body.parts.first(where: { $0.name == "antrag" }) {
            guard pdf.contentType == "application/pdf", pdf.bytes.starts(with: Array("%PDF-".utf8)) else {
                throw Problem(415, "part-type", "A part has another type", "the part 'antrag' must be a PDF")
            }
        }
        let files = body.parts.filter { $0.name == "anlage" }
        guard files.count == metadata.attachments.count else {
            throw Problem(422, "attachments", "Attachments do not agree", "metadata.anlagen lists another number than there are parts")
        }
        for file in files {
            guard let listed = metadata.attachments.first(where: { $0.id == file.contentID }),
                listed.bytes == file.bytes.count, listed.mimeType == file.contentType, listed.filename == file.filename,
                let hash = try? Hash.sha512(file.bytes), Hex.encode(hash) == listed.sha512.lowercased()
            else {
                throw Problem(422, "attachments", "Attachments do not agree", "an attachment is not as metadata.anlagen describes it")
            }
        }
    }
}

public import FoundationEssentials

/// One document to be set.
public struct TypesettingOrder: Sendable {
    public let template: PDFTemplate
    /// What the template reads as `sys.inputs.data`; a JSON object.
    public let data: any Encodable & Sendable
    public let attachments: [PDFAttachment]
    /// The moment the PDF names as its creation: the same order gives the same bytes.
    public let date: Date
    /// Whether a refusal comes with Typst's own words. They may quote the data: for documents without anything personal only.
    public let explains: Bool

    public init(
        template: PDFTemplate, data: any Encodable & Sendable, attachments: [PDFAttachment] = [], date: Date, explains: Bool = false
    ) {
        self.template = template
        self.data = data
        self.attachments = attachments
        self.date = date
        self.explains = explains
    }

    /// The request to the helper, as JSON.
    ///
    /// - Throws: ``TypesettingError/tooLarge(limitBytes:)``; ``TypesettingError/refused(explanation:)`` for data that is no JSON.
    func request(maxBytes: Int) throws(TypesettingError) -> [UInt8] {
        let attached = attachments.reduce(0) { $0 + min($1.content.count, maxBytes) }
        guard attached < maxBytes else { throw .tooLarge(limitBytes: maxBytes) }
        let bytes: Data
        do { bytes = try JSONEncoder().encode(Request(self)) } catch { throw .refused(explanation: nil) }
        guard bytes.count <= maxBytes else { throw .tooLarge(limitBytes: maxBytes) }
        return Array(bytes)
    }

    /// Whole seconds of the calendar that PDF dates can hold.
    fileprivate var timestamp: Int64 {
        Int64(max(0, min(date.timeIntervalSince1970, 250_000_000_000)))
    }
}

/// The shape of a request; the helper script reads exactly this.
private struct Request: Encodable {
    struct Attachment: Encodable {
        let name: String
        let mimeType: String
        let relationship: String
        let description: String
        /// Base64 in JSON.
        let content: Data
    }

    struct Content: Encodable {
        let value: any Encodable

        func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
    }

    let template: String
    let data: Content
    let attachments: [Attachment]
    let timestamp: Int64
    let explain: Bool

    init(_ order: TypesettingOrder) {
        template = order.template.source
        data = Content(value: order.data)
        attachments = order.attachments.map {
            Attachment(
                name: $0.name, mimeType: $0.mimeType, relationship: $0.relationship.rawValue, description: $0.description,
                content: Data($0.content))
        }
        timestamp = order.timestamp
        explain = order.explains
    }
}

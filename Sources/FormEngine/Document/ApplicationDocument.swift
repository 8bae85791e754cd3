/// An application as it was submitted, readable without its definition: labels, values, German texts.
///
/// Stored beside the answers at submission; what receipts, notices, the inbox and deliveries show.
public struct ApplicationDocument: Codable, Sendable, Equatable {
    /// The service's id.
    public var service: String
    /// The service's title at submission.
    public var serviceTitle: String
    /// Content hash of the definition the application was made with.
    public var version: String
    /// LeiKa key of the service, 14 digits, where one is confirmed.
    public var leika: String?
    /// Language of labels and texts, `de`.
    public var language: String
    /// The relevant pages, in order.
    public var sections: [Section]
    /// What the application costs, in cents; `nil` when it is free.
    public var feeCents: Int?

    /// A page of the form.
    public struct Section: Codable, Sendable, Equatable {
        /// The page's id.
        public var id: String
        /// The page's heading.
        public var title: String
        /// Its relevant fields, in order.
        public var entries: [Entry]
    }

    /// A field with its answer.
    public struct Entry: Codable, Sendable, Equatable {
        /// The field's id; for a part of an address the part's name.
        public var id: String
        /// The question, as it was asked.
        public var label: String
        /// The field's type, the word of the definition language; `text` for parts.
        public var kind: String
        /// The canonical value: decimal text, ISO date, `true`/`false`, option, plain text; `nil` when nothing was answered.
        public var value: String?
        /// The chosen options of a choice of several.
        public var values: [String]?
        /// The answer for people, in German notation.
        public var display: String
        /// The rows of a group.
        public var rows: [[Entry]]?
        /// The parts of an address.
        public var parts: [Entry]?
        /// Whether pages leave the entry out: a computed value that is only for notices and deliveries.
        public var isHidden: Bool?
        /// Whether caseworkers can search for the value (keyed hash).
        public var isIndexed: Bool?
    }

    /// Puts a document together; for tests and for reading other versions.
    public init(
        service: String, serviceTitle: String, version: String, leika: String?, language: String = "de", sections: [Section],
        feeCents: Int?
    ) {
        self.service = service
        self.serviceTitle = serviceTitle
        self.version = version
        self.leika = leika
        self.language = language
        self.sections = sections
        self.feeCents = feeCents
    }
}

extension ApplicationDocument.Section {
    /// A section of a document put together by hand.
    public init(_ id: String, title: String, entries: [ApplicationDocument.Entry]) {
        self.init(id: id, title: title, entries: entries)
    }
}

extension ApplicationDocument.Entry {
    /// An entry with one value.
    public init(_ id: String, label: String, kind: String, value: String?, display: String) {
        self.init(
            id: id, label: label, kind: kind, value: value, values: nil, display: display, rows: nil, parts: nil,
            isHidden: nil, isIndexed: nil)
    }
}

extension ApplicationDocument {
    /// The entry of a field that stands on a page itself.
    public func entry(_ id: String) -> Entry? {
        for section in sections {
            if let entry = section.entries.first(where: { $0.id == id }) { return entry }
        }
        return nil
    }
}

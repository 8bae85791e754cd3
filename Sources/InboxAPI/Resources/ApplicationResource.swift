import FormEngine

/// The application as it was sent: sections and answers in the order and words the citizen saw.
struct ApplicationResource: Encodable {
    let service: String
    let serviceTitle: String
    let formVersion: String
    let feeCents: Int?
    let sections: [Section]

    struct Section: Encodable {
        let id: String
        let title: String
        let answers: [Answer]
    }

    struct Answer: Encodable {
        let id: String
        let label: String
        /// Field type of the form definition.
        let type: String
        let value: String?
        let values: [String]?
        /// The answer in words and German formats.
        let display: String
        let rows: [[Answer]]?
        let parts: [Answer]?

        init(_ entry: ApplicationDocument.Entry) {
            id = entry.id
            label = entry.label
            type = entry.kind
            value = entry.value
            values = entry.values
            display = entry.display
            rows = entry.rows.map { $0.map { $0.map(Answer.init) } }
            parts = entry.parts.map { $0.map(Answer.init) }
        }
    }

    init(_ document: ApplicationDocument) {
        service = document.service
        serviceTitle = document.serviceTitle
        formVersion = document.version
        feeCents = document.feeCents
        sections = document.sections.map { section in
            Section(id: section.id, title: section.title, answers: section.entries.map(Answer.init))
        }
    }
}

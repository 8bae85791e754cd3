/// A form that is to be written: pages of fields, with the comments above them.
struct FormPlan {
    struct Page {
        let id: String
        let title: String
        let intro: String?
        let comments: [String]
        let fields: [Field]
    }

    struct Field {
        let id: String
        let type: String
        var label: String?
        var hint: String?
        var help: String?
        var isOptional = false
        var when: String?
        var settings: [(key: String, value: String)] = []
        var options: [FieldMapping.Option] = []
        /// The fields of a row.
        var rows: [Field] = []
        var comments: [String] = []
    }

    let comments: [String]
    let pages: [Page]

    /// All fields, those of rows included.
    var fieldCount: Int {
        func count(_ fields: [Field]) -> Int { fields.reduce(0) { $0 + 1 + count($1.rows) } }
        return pages.reduce(0) { $0 + count($1.fields) }
    }
}

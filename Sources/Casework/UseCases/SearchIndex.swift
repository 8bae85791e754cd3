import FEEL
import FormEngine
import FormModel

/// Finds encrypted values again: a keyed hash of each field that is declared with `index: true`.
///
/// Case, blanks and hyphens do not matter; nothing else is tolerated, since a hash knows no neighbours.
struct SearchIndex: Sendable {
    let secrets: any Secrets

    /// The hashes of an application.
    func entries(of evaluation: Evaluation) -> [NewSubmission.IndexEntry] {
        var entries: [NewSubmission.IndexEntry] = []
        for page in evaluation.pages {
            for field in page.fields {
                append(field, to: &entries)
                for row in field.rows {
                    for inner in row.fields { append(inner, to: &entries) }
                }
            }
        }
        return entries
    }

    /// The hash of a searched text for a field; `nil` for a text that cannot be a value.
    func hash(_ text: String, field: String) -> [UInt8]? {
        let folded = Self.fold(text)
        guard !folded.isEmpty else { return nil }
        return secrets.keyedHash("search-index", Array("\(field.utf8.count):\(field):\(folded)".utf8))
    }

    private func append(_ evaluation: FieldEvaluation, to entries: inout [NewSubmission.IndexEntry]) {
        guard evaluation.field.definition.isIndexed, evaluation.isRelevant else { return }
        let text: String
        switch evaluation.value {
        case .string(let value): text = value
        case .date(let value): text = value.description
        case .number(let value): text = value.description
        default: return
        }
        guard let hash = hash(text, field: evaluation.field.id) else { return }
        entries.append(NewSubmission.IndexEntry(field: evaluation.field.id, hash: hash))
    }

    static func fold(_ text: String) -> String {
        guard text.utf8.count <= 400 else { return "" }
        return String(text.lowercased().filter { !$0.isWhitespace && $0 != "-" })
    }
}

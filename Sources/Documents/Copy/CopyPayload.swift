import Casework
import FormEngine
import FoundationEssentials

/// The application for programs: the file `antrag.json` inside its copy.
///
/// Everything that was sent, also what pages leave out, with canonical values (decimal texts, ISO dates) beside the German ones.
struct CopyPayload: Codable, Sendable, Equatable {
    let reference: String
    /// ISO 8601 in UTC, whole seconds.
    let submittedAt: Date
    let application: ApplicationDocument

    init(_ copy: ApplicationCopy) {
        reference = copy.reference.text
        submittedAt = Date(timeIntervalSince1970: copy.submittedAt.timeIntervalSince1970.rounded(.down))
        application = copy.document
    }

    /// The same application gives the same bytes.
    var attachment: PDFAttachment? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        guard let content = try? encoder.encode(self) else { return nil }
        return PDFAttachment(
            name: "antrag.json", mimeType: "application/json", relationship: .source,
            description: "Die Angaben des Antrags als JSON", content: Array(content))
    }
}

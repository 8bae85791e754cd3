/// Why a document was not set; nothing of what stands in it.
public enum TypesettingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What the installation lacks.
    public enum Missing: String, Sendable {
        case setting, program, typst, fonts
    }

    /// There is no Typst here, or it does not start.
    case notInstalled(Missing)
    /// As many documents as may wait are waiting.
    case busy
    case timedOut
    /// Template, data and attachments together, or the document, are larger than allowed.
    case tooLarge(limitBytes: Int)
    /// Typst refused: a mistake in the template, or what no font can show. With Typst's words only where they were asked for.
    case refused(explanation: String?)
    /// The helper ended while it set the document, twice.
    case helperEnded
    /// The program is shutting down.
    case shutDown

    public var description: String {
        switch self {
        case .notInstalled(.setting): "no Python with Typst is configured"
        case .notInstalled(.program): "the Python program that is configured for Typst cannot be started"
        case .notInstalled(.typst): "the configured Python lacks one of the packages typst and fonttools"
        case .notInstalled(.fonts): "there is no font to set documents with: neither Fira Sans nor DejaVu Sans"
        case .busy: "too many documents are waiting to be set"
        case .timedOut: "setting the document took too long"
        case .tooLarge(let limit): "the document is larger than \(limit) bytes"
        case .refused(let explanation): "Typst refused the document" + (explanation.map { ": " + $0 } ?? "")
        case .helperEnded: "the program that sets documents ended by itself"
        case .shutDown: "the program is shutting down"
        }
    }
}

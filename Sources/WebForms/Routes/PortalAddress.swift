import HTML

/// Every address of the portal: printed into links and, with `:name` in place of values, registered as route.
///
/// Answers never stand in an address: only ids of services, pages and drafts, and the words of a search.
enum PortalAddress: Hashable, Sendable {
    case start
    case search(String?)
    case lifeSituation(String)
    case service(String)
    /// Target of the start button.
    case startDraft(String)
    case drafts
    case draft(String)
    case page(draft: String, page: String)
    /// The same page, to come back to the summary afterwards; printed only.
    case change(draft: String, page: String)
    /// The fields of a page as they would be after the answers in the body; asked by the script.
    case fields(draft: String, page: String)
    case summary(String)
    case confirmation(String)
    /// The copy of what was sent, as PDF.
    case copy(String)
    case discard(String)
    case status
    case statusCase
    /// The copy for whoever has opened the status.
    case statusCopy
    case statusEvent(String)
    case statusEnd
    case imprint
    case privacy
    case accessibility
    case asset(String)

    /// The path, beginning with a slash.
    var path: String {
        switch self {
        case .start: "/"
        case .search(let query): query.map { "/suche?q=" + Self.encoded($0) } ?? "/suche"
        case .lifeSituation(let id): "/lebenslagen/" + id
        case .service(let id): "/leistungen/" + id
        case .startDraft(let id): "/leistungen/" + id + "/antrag"
        case .drafts: "/entwuerfe"
        case .draft(let id): "/antrag/" + id
        case .page(let draft, let page): "/antrag/" + draft + "/seite/" + page
        case .change(let draft, let page): "/antrag/" + draft + "/seite/" + page + "?von=" + FormControl.fromSummary
        case .fields(let draft, let page): "/antrag/" + draft + "/seite/" + page + "/felder"
        case .summary(let id): "/antrag/" + id + "/zusammenfassung"
        case .confirmation(let id): "/antrag/" + id + "/bestaetigung"
        case .copy(let id): "/antrag/" + id + "/kopie.pdf"
        case .discard(let id): "/antrag/" + id + "/loeschen"
        case .status: "/status"
        case .statusCase: "/status/vorgang"
        case .statusCopy: "/status/vorgang/kopie.pdf"
        case .statusEvent(let event): "/status/vorgang/" + event
        case .statusEnd: "/status/beenden"
        case .imprint: "/impressum"
        case .privacy: "/datenschutz"
        case .accessibility: "/barrierefreiheit"
        case .asset(let name): "/assets/" + name
        }
    }

    var target: LinkTarget { .path(path) }

    /// Percent-encodes everything but unreserved characters.
    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

import Casework
import FoundationEssentials
import HTTPTransfer

/// What an answer of the platform means, before schedule and clock turn it into an outcome.
enum ServiceBWAnswer: Equatable, Sendable {
    case delivered(receipt: String)
    /// In the platform's hands, not decided yet.
    case pending(receipt: String)
    case passing(DeliveryFailure, retryAfter: Duration?)
    case permanent(DeliveryFailure)
    /// The token is not accepted.
    case unauthorized

    /// Reads the answer to a delivery or to a question for its status (service-bw.md, section 6).
    init(_ response: HTTPResponse, now: Date) {
        switch response.status {
        case 200, 201, 202:
            self = Self.accepted(response)
        case 401:
            self = .unauthorized
        case 403:
            self = .permanent(Self.failure(403, "The platform does not let this sender in.", isConfiguration: true))
        case 409:
            self = .permanent(Self.failure(409, "The platform knows this application with other content."))
        case 408, 421, 425, 429, 500, 502, 503, 504:
            self = .passing(
                Self.failure(response.status, "The platform cannot take the application at the moment."),
                retryAfter: response.headers["Retry-After"].flatMap { RetryAfter.wait($0, now: now) })
        case 300..<400:
            self = .permanent(
                Self.failure(response.status, "The platform answers from another address.", isConfiguration: true))
        case 407:
            self = .permanent(Self.failure(407, "The proxy wants a log-in.", isConfiguration: true))
        case 400..<500:
            self = .permanent(Self.failure(response.status, "The platform refuses the application." + Self.problemType(response)))
        case 501, 505...:
            self = .permanent(Self.failure(response.status, "The platform cannot do this at all.", isConfiguration: true))
        default:
            self = .passing(Self.failure(response.status, "The platform gave an answer that is not expected."), retryAfter: nil)
        }
    }

    /// What a call that got no answer means.
    init(_ error: TransferError) {
        switch error.kind {
        case .tlsVerification:
            self = .permanent(
                DeliveryFailure(
                    code: "tls_verification", summary: "The platform's certificate is not one that is trusted.", isConfiguration: true))
        case .configuration:
            self = .permanent(
                DeliveryFailure(code: "tls_configuration", summary: "A certificate, key or CA file cannot be used.", isConfiguration: true))
        case .invalidRequest:
            self = .permanent(
                DeliveryFailure(code: "invalid_request", summary: "The platform's address is not usable.", isConfiguration: true))
        case .resolve, .connect, .tlsHandshake, .timeout, .connectionLost, .tooLarge, .protocolViolation, .cancelled, .closed:
            self = .passing(
                DeliveryFailure(code: Self.code(error.kind), summary: "The platform did not answer (\(Self.code(error.kind)))."),
                retryAfter: nil)
        }
    }

    static func code(_ kind: TransferError.Kind) -> String {
        switch kind {
        case .resolve: "resolve"
        case .connect: "connect"
        case .tlsVerification: "tls_verification"
        case .tlsHandshake: "tls_handshake"
        case .timeout: "timeout"
        case .connectionLost: "connection_lost"
        case .tooLarge: "answer_too_large"
        case .cancelled: "cancelled"
        case .protocolViolation: "protocol"
        case .invalidRequest: "invalid_request"
        case .configuration: "tls_configuration"
        case .closed: "closed"
        }
    }

    private struct Receipt: Decodable {
        let zustellungId: String
        let status: String?
    }

    private static func accepted(_ response: HTTPResponse) -> ServiceBWAnswer {
        guard let receipt = try? JSONDecoder().decode(Receipt.self, from: Data(response.body)), isReceipt(receipt.zustellungId) else {
            // The platform may well have taken it; the next attempt, with the same id, brings the receipt.
            return .passing(failure(response.status, "The platform's receipt is not readable."), retryAfter: nil)
        }
        switch receipt.status {
        case "ABGELEHNT": return .permanent(failure(response.status, "The platform has rejected the application.", code: "rejected"))
        case "IN_PRUEFUNG": return .pending(receipt: receipt.zustellungId)
        case "ANGENOMMEN", "IN_BEARBEITUNG", "ABGESCHLOSSEN": return .delivered(receipt: receipt.zustellungId)
        default:
            return response.status == 202 ? .pending(receipt: receipt.zustellungId) : .delivered(receipt: receipt.zustellungId)
        }
    }

    /// Receipts become part of an address and of the case's history.
    private static func isReceipt(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private static func failure(
        _ status: Int, _ summary: String, code: String? = nil, isConfiguration: Bool = false
    ) -> DeliveryFailure {
        DeliveryFailure(code: code ?? "http_\(status)", httpStatus: status, summary: summary, isConfiguration: isConfiguration)
    }

    private struct ProblemDocument: Decodable {
        let type: String?
    }

    /// The type of a problem document, an address without personal data; title and detail might repeat values and are left out.
    private static func problemType(_ response: HTTPResponse) -> String {
        guard response.headers["Content-Type"]?.hasPrefix("application/problem+json") == true, response.body.count <= 65_536,
            let type = (try? JSONDecoder().decode(ProblemDocument.self, from: Data(response.body)))?.type,
            type.utf8.count <= 120, type.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return "" }
        return " (\(type))"
    }
}

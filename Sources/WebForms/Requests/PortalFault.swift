import Casework
import HTTPTypes

/// A request that ends on one of the portal's error pages.
enum PortalFault: Error, Equatable {
    /// 400: not a form of ours, invalid UTF-8, unknown names, too many fields.
    case malformed
    /// 403: the form was not sent from a page of this browser.
    case forged
    /// 404; also for what belongs to somebody else.
    case notFound
    /// 405: the address exists, but not for this method.
    case methodNotAllowed
    /// 413
    case tooLarge
    /// 429, with the seconds to wait.
    case tooManyAttempts(retryAfterSeconds: Int)
    /// 500
    case internalError
    /// 404 or 503: there is no PDF of an application that is there all the same.
    case notPrinted(PrintingProblem)
    /// 503: the database is not there; nothing of this request was stored.
    case unavailable

    var status: HTTPResponse.Status {
        switch self {
        case .malformed: .badRequest
        case .forged: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .tooLarge: .contentTooLarge
        case .tooManyAttempts: .tooManyRequests
        case .internalError: .internalServerError
        case .notPrinted(.notInstalled): .notFound
        case .notPrinted: .serviceUnavailable
        case .unavailable: .serviceUnavailable
        }
    }
}

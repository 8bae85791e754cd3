import Casework

extension Problem {
    /// The answer for an error of a use case. The only place where the API translates them.
    init(_ error: CaseworkError) {
        switch error {
        case .notFound: self = .notFound
        case .forbidden(let permission): self = .forbidden(permission)
        case .unauthenticated: self = .unauthenticated
        case .invalidCredentials:
            self.init(
                "invalid-credentials", status: 401, title: "Wrong user name or password",
                detail: "Check both and try again. After several failures the account pauses for some minutes.")
        case .tooManyAttempts(let seconds):
            self.init(
                "too-many-attempts", status: 429, title: "Too many attempts", detail: "Wait \(seconds) seconds before the next attempt.")
            retryAfter = seconds
        case .staleVersion(let expected, let actual):
            self.init(
                "stale-version", status: 409, title: "The case has changed",
                detail: "You sent version \(expected), the case has version \(actual). Read it again and decide anew.")
            currentVersion = actual
        case .alreadyClaimed(let by):
            self.init(
                "already-claimed", status: 409, title: "Somebody else holds the case",
                detail: "'\(by)' has claimed it. They or a supervisor can release it.")
            claimedBy = by
        case .illegalMove(let event, let state, let possible):
            self.init(
                "illegal-move", status: 409, title: "Not possible in this state",
                detail: "'\(event)' is not possible while the case is '\(state)'. 'possibleEvents' lists what is.")
            possibleEvents = possible
        case .moveRefused(let reason):
            self.init("move-refused", status: 409, title: "A condition is not met", detail: reason)
        case .ruleFailed(let event, let state, let reason):
            self.init(
                "rule-failed", status: 500, title: "A rule could not be worked out",
                detail: "The condition of '\(event)' in '\(state)' could not be worked out: \(reason) "
                    + "The case stays as it is. Tell whoever maintains the workflow.")
        case .missingInput(let names):
            self = .invalid("/inputs", "")
            errors = names.map { FieldProblem(pointer: "/inputs/\($0)", detail: "This event needs '\($0)'.") }
        case .invalidInput(let field, let reason): self = .invalid("/" + field, reason)
        case .draftChanged, .draftIncomplete:
            self.init("conflict", status: 409, title: "Conflict", detail: "The draft has changed. Read it again.")
        case .notPrinted(let problem):
            self.init(
                "not-printed", status: 503, title: "No copy could be made",
                detail: problem == .notInstalled ? "This installation makes no PDF copies." : "Send the same request again in a moment.")
            if problem != .notInstalled { retryAfter = 5 }
        case .unavailable:
            self.init(
                "unavailable", status: 503, title: "Temporarily unavailable",
                detail: "Nothing was changed. Send the same request again in a moment.")
            retryAfter = 5
        case .integrity:
            self.init(
                "internal", status: 500, title: "Internal error",
                detail: "Nothing was changed. Tell the administration the request id from the header 'X-Request-Id'.")
        }
    }
}

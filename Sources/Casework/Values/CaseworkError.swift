/// Why a use case did not do what it was asked.
///
/// Edges turn each into a page or a problem document. Nothing in it is personal: ids, names of fields, counts.
public enum CaseworkError: Error, Equatable, Sendable {
    /// There is none, or it belongs to somebody else; the two are not told apart.
    case notFound
    /// The role may not do this; the permission is named where there is one.
    case forbidden(Permission?)
    /// Not logged in, or no longer.
    case unauthenticated
    /// User name and password, or reference and access code, do not belong together.
    case invalidCredentials
    /// Too many attempts; the next one is possible after so many seconds.
    case tooManyAttempts(retryAfterSeconds: Int)
    /// Somebody changed the case meanwhile.
    case staleVersion(expected: Int, actual: Int)
    /// Somebody else works on the case.
    case alreadyClaimed(by: String)
    /// The event is not possible in this state, or not for this role; the possible ones are listed.
    case illegalMove(event: String, state: String, possible: [String])
    /// The workflow's own condition refuses; the reason is the workflow's sentence and may be shown.
    case moveRefused(reason: String)
    /// The workflow's own condition cannot be worked out over this case, so it is neither true nor false; the case stays as it is.
    /// The reason is English and names operations and types, never values.
    case ruleFailed(event: String, state: String, reason: String)
    /// The event needs inputs that are missing.
    case missingInput([String])
    /// An input has a wrong shape; the reason is a stable short code.
    case invalidInput(field: String, reason: String)
    /// The draft was changed in another window.
    case draftChanged(currentRevision: Int)
    /// Something is still missing; the page is where.
    case draftIncomplete(page: String)
    /// The copy of an application could not be made; the application itself is not touched.
    case notPrinted(PrintingProblem)
    /// The database cannot be reached: nothing was stored, trying again is right.
    case unavailable
    /// Something that cannot be: a content that does not open, a version that is missing.
    case integrity(String)
}

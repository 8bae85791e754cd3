/// Why an application cannot be written in the platform's form.
///
/// Both are mistakes of a form's definition; the linter refuses such ids, so they mean a damaged document.
public enum PayloadError: Error, Equatable, Sendable {
    /// An id that the platform does not allow as a name (`^[A-Za-z_][\w.-]*$`, not beginning with "xml").
    case illegalName(String)
    /// Two fields would get one name.
    case duplicateName(String)
    /// The target is empty.
    case missingTarget
}

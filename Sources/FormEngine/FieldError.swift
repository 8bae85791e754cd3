/// Something a citizen has to correct, at the field where it is.
///
/// The message is German, complete and safe to show; the code is stable and free of what was typed,
/// so that it may be logged and counted.
public struct FieldError: Error, Sendable, Equatable {
    /// The field; for a group's own rules the path of the group.
    public let path: FieldPath
    /// The first wrong part of a control with several parts: `tag`, `monat`, `jahr`, `strasse`, `plz` …
    public let part: String?
    /// Stable short code, for example `required`, `date_impossible` or a code of the definition.
    public let code: String
    /// One or two German sentences that say what to do.
    public let message: String

    /// Names the field, the part, the code and the sentence for the citizen.
    public init(path: FieldPath, part: String? = nil, code: String, message: String) {
        self.path = path
        self.part = part
        self.code = code
        self.message = message
    }
}

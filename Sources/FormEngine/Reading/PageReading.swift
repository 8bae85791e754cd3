/// What came out of reading a posted page over the answers that were there before.
public struct PageReading: Sendable {
    /// All answers, merged: what could be read replaces what was there; what could not be read is gone from here.
    public let answers: Answers
    /// Everything to be corrected on this page, in the order of the page.
    public let errors: [FieldError]
    /// What was typed, by control name, to be shown again as it was.
    public let raw: [String: [String]]
    /// Whether the page is complete and without errors.
    public let isAccepted: Bool
    /// Names in the form that are no control of this page; `action` is never among them.
    public let unknownNames: [String]
    /// Required fields that became relevant through these very answers and were not in the form yet.
    ///
    /// Their errors are in ``errors`` as well; an edge may greet them more kindly than a forgotten field.
    public let revealed: [FieldPath]
    /// The evaluation of ``answers``.
    public let evaluation: Evaluation

    /// The name of the buttons.
    static let actionName = "action"

    /// What was typed, after a row was taken away: the rows behind it move up by one.
    public func raw(removingRow row: Int, of group: String) -> [String: [String]] {
        var result: [String: [String]] = [:]
        for (name, values) in raw {
            guard let path = FieldPath(controlName: name, of: group), path.row >= row else {
                result[name] = values
                continue
            }
            if path.row == row { continue }
            let rest = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst(2).joined(separator: ".")
            result["\(group).\(path.row - 1).\(rest)"] = values
        }
        return result
    }
}

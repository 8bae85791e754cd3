public import FormEngine

/// Which button of a page was pressed.
public enum PageAction: Sendable, Equatable {
    /// On to the next page, if this one is right.
    case next
    /// Keep what is right and stay.
    case save
    /// One more row of a repeated group.
    case addRow(group: String)
    /// One row less.
    case removeRow(group: String, index: Int)

    /// Reads the value of the button `action`: `next`, `save`, `add:<group>` or `remove:<group>:<row>`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        switch (parts.first, parts.count) {
        case ("next", 1):
            self = .next
        case ("save", 1):
            self = .save
        case ("add", 2):
            self = .addRow(group: String(parts[1]))
        case ("remove", 3):
            guard let index = Int(parts[2]), index >= 0 else { return nil }
            self = .removeRow(group: String(parts[1]), index: index)
        default:
            return nil
        }
    }
}

/// Where a saved page leads.
public enum SavePageOutcome: Sendable {
    /// Saved; the next page that needs an answer.
    case goTo(page: String)
    /// Saved; nothing is missing.
    case summary
    /// Saved; the same page again, with a row more or less or as it was.
    case stay(page: String)
    /// Not saved: the page with what was typed and what is wrong about it.
    case invalid(OpenDraft, PageReading)
    /// The draft had been sent already.
    case submitted(SubmittedApplication)
}

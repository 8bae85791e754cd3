extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        var view = Substring(self)
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }

    /// With one blank in place of each run of blanks and line breaks, none at the ends.
    var collapsed: String {
        split { $0.isWhitespace }.joined(separator: " ")
    }

    /// The paragraphs of a text, each in one line: they are divided by empty lines, or by a line break behind a full stop.
    var paragraphs: [String] {
        var paragraphs: [String] = []
        var current = ""
        for line in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let words = String(line).collapsed
            if words.isEmpty || (current.last.map { ".!?:".contains($0) } ?? false) {
                if !current.isEmpty { paragraphs.append(current) }
                current = words
            } else {
                current += current.isEmpty ? words : " " + words
            }
        }
        if !current.isEmpty { paragraphs.append(current) }
        return paragraphs
    }
}

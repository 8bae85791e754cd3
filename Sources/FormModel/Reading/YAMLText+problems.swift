import Yams

/// What the YAML parser found wrong, in words a service author can act on.
extension YAMLText {
    func problem(for error: YamlError) -> DefinitionProblem {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return syntaxProblem(context: context, problem: problem, mark: mark)
        case .duplicatedKeysInMapping(let keys, let context):
            return duplicateKey(keys.first ?? "", firstAt: context.mark)
        case .reader(_, let offset, _, _):
            return DefinitionProblem(
                "yaml_character", at: location(offset: offset ?? 0), "The file holds a character that YAML does not allow.",
                remedy: "Remove the control character; save the file as UTF-8.")
        default:
            return DefinitionProblem(
                "yaml", at: at(1, 1), "The file cannot be read as YAML.", remedy: "Check its indentation and quotes.")
        }
    }

    private func syntaxProblem(context: YamlError.Context?, problem: String, mark: Mark) -> DefinitionProblem {
        let place = at(min(mark.line, max(1, lines.count)), mark.column)
        if let quote = openQuote(before: place) {
            return DefinitionProblem(
                "yaml_quote", at: quote, "The quote that opens here is not closed in its line.",
                remedy: "Close it with the same quote; inside \"…\" write \\\" for a quote.")
        }
        if line(mark.line).prefix(max(0, mark.column)).contains("\t") {
            return DefinitionProblem(
                "yaml_tab", at: place, "A tab stands where YAML expects blanks.", remedy: "Indent with blanks, two for each level.")
        }
        let (message, remedy) = Self.explain(problem)
        let code = message.contains("document") ? "yaml_documents" : problem.contains("alias") ? "anchor" : "yaml"
        if problem.contains("did not find expected ',' or"), let context {
            return DefinitionProblem(
                "yaml_bracket", at: at(context.mark), "The '{' or '[' that opens here is not closed properly.",
                remedy: "Separate the parts by commas, close the bracket, and put texts with commas or colons in quotes.")
        }
        let isKey = problem.contains("could not find expected ':'")
        return DefinitionProblem(code, at: isKey ? at(context?.mark ?? mark) : place, message, remedy: remedy)
    }

    /// The last text before a fault whose opening quote has no closing one in its line: the parser reads on to the next
    /// quote in the file and stumbles far from the mistake.
    private func openQuote(before place: SourceLocation) -> SourceLocation? {
        for number in stride(from: place.line, to: 0, by: -1) {
            let line = line(number)
            for (index, quote) in line.enumerated() where quote == "\"" || quote == "'" {
                let before = line[..<index].last { $0 != " " }
                guard before == nil || ":-[{,".unicodeScalars.contains(before ?? " ") else { continue }
                let rest = line[(index + 1)...]
                guard !rest.contains(quote) else { break }
                return at(number, index + 1)
            }
        }
        return nil
    }

    /// The parser's sentence → ours, with a remedy.
    private static func explain(_ problem: String) -> (message: String, remedy: String) {
        for (part, message, remedy) in explanations where problem.contains(part) { return (message, remedy) }
        return ("This is not valid YAML: \(problem).", "Check indentation, colons and quotes here and in the line above.")
    }

    private static let explanations: [(String, String, String)] = [
        (
            "mapping values are not allowed", "A second colon makes this line ambiguous, or its indentation is wrong.",
            "Put the text in quotes, or indent the line like its neighbours."
        ),
        (
            "did not find expected key", "This line does not fit the block it stands in.",
            "Indent it like its neighbours, and close quotes before further text."
        ),
        (
            "did not find expected '-' indicator", "This line does not fit the list it stands in.",
            "Begin it with '- ', or indent it below the entry it belongs to."
        ),
        (
            "could not find expected ':'", "A key without a colon stands here.", "Write 'key: value', with a blank behind the colon."
        ),
        (
            "cannot start any token", "A text cannot begin with this character.",
            "Put the text in quotes; indent with blanks instead of tabs."
        ),
        (
            "block sequence entries are not allowed", "A list cannot begin in this place.",
            "Begin the list in a line of its own, below its key."
        ),
        (
            "found unknown escape character", "Behind '\\' stands a character that has no meaning in \"…\".",
            "Use '…' quotes, where a backslash is only a backslash, or double it."
        ),
        ("undefined alias", "YAML aliases ('*name') are not supported.", "Write the value out; put a text that begins with '*' in quotes."),
        ("found another document", "The file holds a second document ('---').", "Remove the '---' line; one file is one definition."),
        ("Maximum nesting level", "The definition is nested too deeply.", "At most \(maxDepth) levels are read; split it."),
    ]

    // MARK: Duplicate keys

    /// The parser only names the first occurrence; the mistake is the later one, found by its column and text.
    private func duplicateKey(_ key: String, firstAt mark: Mark) -> DefinitionProblem {
        let place = laterOccurrence(of: key, after: mark) ?? at(mark)
        return DefinitionProblem(
            "duplicate_key", at: place, "The key '\(key)' stands twice in the same block, first in line \(mark.line).",
            remedy: "Keep one of the two.")
    }

    private func laterOccurrence(of key: String, after mark: Mark) -> SourceLocation? {
        let scalars = Array(key.unicodeScalars)
        let sameLine = line(mark.line)
        var column = max(1, mark.column - 1 + scalars.count)
        while column + scalars.count < sameLine.count {
            if isKey(scalars, in: sameLine, at: column), " {,".unicodeScalars.contains(sameLine[column - 1]) {
                return at(mark.line, column + 1)
            }
            column += 1
        }
        for number in stride(from: mark.line + 1, through: lines.count, by: 1) {
            let line = line(number)
            if isKey(scalars, in: line, at: mark.column - 1) { return at(number, mark.column) }
        }
        return nil
    }

    private func isKey(_ key: [Unicode.Scalar], in line: [Unicode.Scalar], at column: Int) -> Bool {
        guard column >= 0, column + key.count < line.count else { return false }
        return Array(line[column..<column + key.count]) == key && line[column + key.count] == ":"
    }

    // MARK: Places

    /// A line by its number; empty beyond the end.
    func line(_ number: Int) -> [Unicode.Scalar] {
        number >= 1 && number <= lines.count ? lines[number - 1] : []
    }

    private func location(offset: Int) -> SourceLocation {
        var left = offset
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if left <= line.count { return at(index + 1, left + 1) }
            left -= line.count + 1
        }
        return at(max(1, lines.count), 1)
    }
}

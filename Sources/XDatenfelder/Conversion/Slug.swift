import Foundation

/// Makes the ids of a form from words: lower-case letters, digits and underscores.
enum Slug {
    /// Words that cannot be ids: those of the expression language, and names of the form's own controls.
    static let reserved: Set<String> = [
        "action", "and", "between", "date", "else", "every", "external", "false", "for", "function", "if", "in", "instance", "item",
        "not", "now", "null", "or", "return", "satisfies", "some", "then", "time", "today", "true", "value",
    ]

    /// `Tag (ohne Monat und Jahr)` → `tag`; empty when nothing is left.
    static func make(_ text: String, limit: Int) -> String {
        var result = ""
        for character in plain(withoutBrackets(text)) {
            if character.isASCII, character.isLetter || character.isNumber {
                result.append(character)
            } else if !result.isEmpty, !result.hasSuffix("_") {
                result.append("_")
            }
        }
        return shortened(result, limit)
    }

    /// As ``make(_:limit:)``, as something that can be an id.
    static func identifier(_ text: String, else other: String, limit: Int = 40) -> String {
        let slug = [text, other].lazy.map { make($0, limit: limit) }.first { !$0.isEmpty } ?? "feld"
        let isAllowed = slug.first?.isLetter == true && !slug.hasPrefix("xml") && !reserved.contains(slug)
        return isAllowed ? slug : "feld_\(slug)"
    }

    private static func plain(_ text: String) -> String {
        let german = text.lowercased().replacing("ä", with: "ae").replacing("ö", with: "oe").replacing("ü", with: "ue")
            .replacing("ß", with: "ss")
        return german.folding(options: .diacriticInsensitive, locale: nil)
    }

    /// What stands in brackets explains the name and is no part of it, unless it is all there is.
    private static func withoutBrackets(_ text: String) -> String {
        var depth = 0
        var result = ""
        for character in text {
            if character == "(" { depth += 1 }
            if depth == 0 { result.append(character) }
            if character == ")" { depth = max(0, depth - 1) }
        }
        return result.trimmed.isEmpty ? text : result
    }

    /// Cut between two words where there is one.
    private static func shortened(_ slug: String, _ limit: Int) -> String {
        var short = slug.count <= limit ? slug : String(slug.prefix(limit))
        if slug.count > limit, let end = short.lastIndex(of: "_"), short.distance(from: short.startIndex, to: end) > limit / 3 {
            short = String(short[..<end])
        }
        while short.hasSuffix("_") { short.removeLast() }
        return short
    }
}

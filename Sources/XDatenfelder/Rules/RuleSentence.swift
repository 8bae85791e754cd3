/// What a rule says, as far as its words are understood: conditions, and what follows from them.
struct RuleSentence: Equatable {
    /// Something about one element.
    enum Test: Equatable {
        case isEmpty, isFilled
        /// The values are alternatives.
        case isOneOf([String])
        case compares(String, String)
    }

    struct Condition: Equatable {
        let element: String
        var test: Test
        var isNegated: Bool
    }

    enum Claim: Equatable {
        /// Has to be filled in, must not be filled in, may be filled in only then.
        case required, forbidden, onlyThen
    }

    struct Consequence: Equatable {
        let elements: [String]
        let claim: Claim
    }

    enum Kind: Equatable {
        /// Under these conditions, all or one of them; what follows otherwise.
        case when([Condition], all: Bool, [Consequence], otherwise: [Consequence])
        /// At least, at most or exactly this many of the elements are filled in; none named means those of the rule's own group.
        case count(String, Int, [String])
        /// The date of the element and today: `<=`, `<`, `>=`, `>`.
        case today(String, String)
        /// The element has to be so many years ago at least.
        case age(String, Int)
        /// The first element and the second: `<`, `<=`, `>`, `>=`, `=`.
        case order(String, String, String)
        /// No value of the element may stand twice.
        case unique(String)
    }

    let kind: Kind

    /// The sentences of a rule that are understood, and whether those are all.
    ///
    /// - Parameter owner: the field that the rule belongs to, for sentences that name none.
    static func read(_ text: String, owner: String? = nil) -> (sentences: [RuleSentence], isWhole: Bool) {
        var sentences: [RuleSentence] = []
        var isWhole = true
        var parts = RuleToken.read(text).divided(at: [.end])[...]
        while let part = parts.popFirst() {
            var otherwise: [RuleToken] = []
            if part.has(opening), let next = parts.first, next.has(alternative), !next.has(opening) {
                otherwise = next
                parts.removeFirst()
            }
            if let kind = kind(part, otherwise, owner) {
                sentences.append(RuleSentence(kind: kind))
            } else {
                isWhole = false
            }
        }
        return (sentences, isWhole)
    }

    private static func kind(_ part: [RuleToken], _ otherwise: [RuleToken], _ owner: String?) -> Kind? {
        if part.has(opening) { return conditional(part, otherwise) }
        let elements = part.elements.isEmpty ? [owner].compactMap { $0 } : part.elements
        return counting(part) ?? dates(part, elements) ?? unique(part, elements)
    }

    // MARK: Words

    static let requiring: Set<String> = [
        "pflichtfeld", "pflichtfelder", "pflichtangabe", "pflichtangaben", "pflicht", "verpflichtend", "erforderlich", "muss", "müssen",
        "zwingend", "anzugeben", "auszufüllen", "notwendig", "pflichtfeldern",
    ]
    static let permitting: Set<String> = ["darf", "dürfen", "kann", "können", "sollen", "soll"]
    static let filling: Set<String> = [
        "befüllt", "ausgefüllt", "angegeben", "eingetragen", "gefüllt", "belegt", "erfasst", "vorhanden", "befüllen", "ausfüllen",
        "angeben",
        "vorliegt", "gesetzt", "angekreuzt", "ausgewählt", "gewählt",
    ]
    static let emptiness: Set<String> = ["leer", "unbefüllt", "fehlt"]
    static let negating: Set<String> = ["nicht", "kein", "keine", "keinen", "ungleich", "weder", "noch"]
    static let opening: Set<String> = ["wenn", "falls", "sofern"]
    static let alternative: Set<String> = ["sonst", "andernfalls", "ansonsten"]
    /// Words with which a claim is about several elements together.
    static let choosing: Set<String> = ["oder", "mindestens", "entweder", "höchstens", "genau", "wenigstens", "maximal"]
}

extension [RuleToken] {
    var words: Set<String> {
        Set(compactMap { if case .word(let word) = $0 { word } else { nil } })
    }

    var elements: [String] {
        var seen: Set<String> = []
        return compactMap { token in
            if case .element(let id) = token, seen.insert(id).inserted { id } else { nil }
        }
    }

    func has(_ words: Set<String>) -> Bool { !self.words.isDisjoint(with: words) }

    /// Divided at each token that is one of them.
    func divided(at tokens: [RuleToken]) -> [[RuleToken]] {
        split(omittingEmptySubsequences: true) { tokens.contains($0) }.map(Array.init)
    }
}

/// Sentences without a condition: counts, dates, order, values that may not repeat.
extension RuleSentence {
    private static let one: Set<String> = ["eine", "einer", "eines", "ein", "einen", "1"]

    static func counting(_ tokens: [RuleToken]) -> Kind? {
        let words = tokens.words
        if words.contains("entweder"), tokens.elements.count > 1 { return .count("=", 1, tokens.elements) }
        guard !words.isDisjoint(with: one) || !words.isDisjoint(with: numbers.keys) else { return nil }
        let number = words.isDisjoint(with: one) ? numbers.first { words.contains($0.key) }?.value ?? 1 : 1
        guard tokens.has(filling.union(requiring).union(permitting).union(["angabe", "angaben", "eingabe"])) else { return nil }
        if tokens.has(["genau"]) { return .count("=", number, tokens.elements) }
        if tokens.has(["mindestens", "wenigstens", "zumindest"]) { return .count(">=", number, tokens.elements) }
        if tokens.has(["höchstens", "maximal", "nur"]) { return .count("<=", number, tokens.elements) }
        return nil
    }

    private static let numbers = ["zwei": 2, "drei": 3, "vier": 4, "fünf": 5]

    static func dates(_ tokens: [RuleToken], _ elements: [String]) -> Kind? {
        let isNegated = tokens.has(negating)
        if elements.count == 1, let element = elements.first {
            if let age = age(tokens, element) { return age }
            if tokens.has(["zukunft"]) { return .today(element, isNegated ? "<=" : ">") }
            if tokens.has(["vergangenheit"]) { return .today(element, isNegated ? ">=" : "<") }
            guard
                tokens.has([
                    "tagesdatum", "heute", "heutige", "heutigen", "heutiges", "aktuelle", "aktuellen", "tagesaktuelle", "tagesaktuellen",
                ])
            else { return nil }
            return sign(tokens).map { .today(element, $0) }
        }
        guard elements.count == 2, tokens.has(["muss", "darf", "dürfen", "müssen", "soll", "sollen"]), let sign = sign(tokens) else {
            return nil
        }
        return .order(elements[0], sign, elements[1])
    }

    private static func age(_ tokens: [RuleToken], _ element: String) -> Kind? {
        if tokens.has(["volljährig"]), !tokens.has(negating) { return .age(element, 18) }
        guard tokens.has(["mindestens"]), tokens.has(["jahre", "jahren", "lebensjahr"]) else { return nil }
        let years = tokens.compactMap { token -> Int? in
            if case .word(let word) = token { Int(word.prefix { $0.isNumber }) } else { nil }
        }
        return years.first.flatMap { (1...150).contains($0) ? .age(element, $0) : nil }
    }

    /// How the first of two compares with the second, by the words between them.
    private static func sign(_ tokens: [RuleToken]) -> String? {
        let isNegated = tokens.has(negating)
        let isInclusive = tokens.has(["gleich", "gleichen"])
        let isAbove = tokens.has(["nach", "später", "größer", "hinter", ">", ">="])
        let isBelow = tokens.has(["vor", "früher", "kleiner", "<", "<="])
        if isAbove == isBelow { return nil }
        switch (isAbove, isNegated, isInclusive) {
        case (true, false, false): return ">"
        case (true, false, true): return ">="
        case (true, true, false): return "<="
        case (true, true, true): return "<"
        case (false, false, false): return "<"
        case (false, false, true): return "<="
        case (false, true, false): return ">="
        case (false, true, true): return ">"
        }
    }

    static func unique(_ tokens: [RuleToken], _ elements: [String]) -> Kind? {
        guard let element = elements.first, elements.count == 1 else { return nil }
        let isNegated = tokens.has(negating)
        if tokens.has(["doppelt", "doppelten", "mehrfach", "mehrmals", "zweimal"]), isNegated { return .unique(element) }
        if tokens.has(["einmal"]), tokens.has(["nur", "höchstens"]) { return .unique(element) }
        if tokens.has(["eindeutig", "unterschiedlich", "verschieden"]), tokens.has(["muss", "müssen"]), !isNegated {
            return .unique(element)
        }
        return nil
    }
}

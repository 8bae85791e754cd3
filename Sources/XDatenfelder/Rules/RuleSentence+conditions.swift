/// Sentences of the form "wenn … dann …".
extension RuleSentence {
    static func conditional(_ sentence: [RuleToken], _ next: [RuleToken]) -> Kind? {
        guard let start = sentence.firstIndex(where: { if case .word(let word) = $0 { opening.contains(word) } else { false } })
        else { return nil }
        var behind = Array(sentence[(start + 1)...])
        var before = Array(sentence[..<start])
        let otherwise = otherwise(&behind) + next
        if before.elements.isEmpty {
            // "Wenn A, dann B": at 'dann', else at the comma behind which a new element and a verb of duty stand.
            guard let cut = behind.firstIndex(of: .word("dann")) ?? behind.firstIndex(of: .word("so")) ?? duty(behind) else { return nil }
            before = Array(behind[(cut + 1)...])
            behind = Array(behind[..<cut])
        }
        guard let (conditions, all) = conditions(behind), !before.has(choosing) else { return nil }
        let isOnly = before.has(["nur", "ausschließlich"])
        let consequences = consequences(before, isOnly: isOnly)
        guard !consequences.isEmpty else { return nil }
        return .when(conditions, all: all, consequences, otherwise: Self.consequences(otherwise, isOnly: false))
    }

    /// Takes away what stands behind "sonst".
    private static func otherwise(_ tokens: inout [RuleToken]) -> [RuleToken] {
        guard let cut = tokens.firstIndex(where: { if case .word(let word) = $0 { alternative.contains(word) } else { false } })
        else { return [] }
        let rest = Array(tokens[(cut + 1)...])
        tokens = Array(tokens[..<cut])
        return rest
    }

    private static func duty(_ tokens: [RuleToken]) -> Int? {
        tokens.indices.first { index in
            guard tokens[index] == .comma else { return false }
            let before = Array(tokens[..<index])
            let behind = Array(tokens[(index + 1)...])
            return !before.elements.isEmpty && !behind.elements.isEmpty && behind.has(requiring.union(permitting))
        }
    }

    // MARK: Conditions

    /// Nil when something in it is not understood, for half a condition is a wrong one.
    private static func conditions(_ tokens: [RuleToken]) -> ([Condition], all: Bool)? {
        let connectors: [RuleToken] = [.word("und"), .word("oder"), .word("sowie")]
        var conditions: [Condition] = []
        var kinds: Set<Bool> = []
        var connector: RuleToken?
        var part: [RuleToken] = []
        func close() -> Bool {
            defer { part = [] }
            if part.elements.isEmpty { return joined(part, &conditions, connector) }
            guard let condition = condition(part) else { return false }
            if !conditions.isEmpty { kinds.insert(connector != .word("oder")) }
            conditions.append(condition)
            return true
        }
        for token in tokens {
            guard connectors.contains(token) else {
                part.append(token)
                continue
            }
            guard close() else { return nil }
            connector = token
        }
        guard close(), !conditions.isEmpty, kinds.count < 2 else { return nil }
        conditions = inherited(conditions)
        return conditions.contains { $0.test == .isOneOf([]) } ? nil : (conditions, kinds.first ?? true)
    }

    /// A part without an element names another value of the one before: "F1 = 003 oder 004".
    private static func joined(_ part: [RuleToken], _ conditions: inout [Condition], _ connector: RuleToken?) -> Bool {
        guard var last = conditions.popLast() else { return part.isEmpty }
        if let value = value(part), case .isOneOf(let values) = last.test, connector == .word("oder") {
            last.test = .isOneOf(values + [value])
        } else if !part.isEmpty, value(part) != nil {
            return false
        }
        conditions.append(last)
        return true
    }

    private static func condition(_ part: [RuleToken]) -> Condition? {
        guard let element = part.elements.first, part.elements.count == 1 else { return nil }
        let isNegated = part.has(negating)
        if let comparison = comparison(part) { return Condition(element: element, test: comparison, isNegated: isNegated) }
        if let value = value(part), value.isEmpty || !part.has(emptiness) {
            return Condition(element: element, test: value.isEmpty ? .isEmpty : .isOneOf([value]), isNegated: isNegated)
        }
        if part.has(emptiness) { return Condition(element: element, test: .isEmpty, isNegated: isNegated) }
        if part.has(filling) { return Condition(element: element, test: .isFilled, isNegated: isNegated) }
        // "F1 oder F2 befüllt ist": what is said of the last is meant of all.
        return Condition(element: element, test: .isOneOf([]), isNegated: isNegated)
    }

    private static func inherited(_ conditions: [Condition]) -> [Condition] {
        guard let last = conditions.last, last.test != .isOneOf([]) else { return conditions }
        return conditions.map { condition in
            condition.test == .isOneOf([]) ? Condition(element: condition.element, test: last.test, isNegated: last.isNegated) : condition
        }
    }

    private static func comparison(_ part: [RuleToken]) -> Test? {
        let signs: [(Set<String>, String)] = [
            (["mindestens", ">="], ">="), (["höchstens", "maximal", "<="], "<="), (["größer", "mehr", "über", ">"], ">"),
            (["kleiner", "weniger", "unter", "<"], "<"),
        ]
        guard let sign = signs.first(where: { part.has($0.0) })?.1, let value = value(part),
            FieldMapping.isNumber(value.replacing(",", with: "."))
        else { return nil }
        let isInclusive = part.has(["gleich"]) && sign.count == 1
        return .compares(isInclusive ? sign + "=" : sign, value.replacing(",", with: "."))
    }

    /// The value that a part names: behind its element, or in front of it where it is called a value.
    private static func value(_ part: [RuleToken]) -> String? {
        let place = part.firstIndex { if case .element = $0 { true } else { false } }
        guard let place else { return firstValue(part) }
        let isCalledValue = part.has(["wert", "werte", "code", "option", "auswahl", "antwort", "angabe"])
        return firstValue(Array(part[place...])) ?? (isCalledValue ? firstValue(Array(part[..<place])) : nil)
    }

    /// Something in quotes, a code of digits, or a truth.
    private static func firstValue(_ part: [RuleToken]) -> String? {
        for token in part {
            if case .quoted(let text) = token { return text }
        }
        for token in part {
            guard case .word(let word) = token else { continue }
            if word == "bejaht" { return "ja" }
            if word == "verneint" { return "nein" }
            if word.first?.isNumber == true || ["true", "false", "ja", "nein", "wahr", "falsch"].contains(word) { return word }
        }
        return nil
    }

    // MARK: Consequences

    private static func consequences(_ tokens: [RuleToken], isOnly: Bool) -> [Consequence] {
        var found: [Consequence] = []
        var waiting: [String] = []
        let words = tokens.words
        for part in tokens.divided(at: [.comma, .word("und"), .word("sowie"), .word("dann")]) {
            let elements = part.elements
            guard let claim = claim(part, whole: words, isOnly: isOnly) else {
                // "F1, F2 und F3 müssen": the verb stands with one of them.
                if let last = found.last, !elements.isEmpty, waiting.isEmpty {
                    found[found.count - 1] = Consequence(elements: last.elements + elements, claim: last.claim)
                } else {
                    waiting += elements
                }
                continue
            }
            let all = waiting + elements
            waiting = []
            if !all.isEmpty { found.append(Consequence(elements: all, claim: claim)) }
        }
        return found
    }

    private static func claim(_ part: [RuleToken], whole: Set<String>, isOnly: Bool) -> Claim? {
        let isNegated = part.has(negating)
        if isOnly { return part.has(permitting.union(requiring).union(filling)) ? .onlyThen : nil }
        if part.has(emptiness), part.has(requiring) || part.has(permitting) { return isNegated ? .required : .forbidden }
        if part.has(permitting), part.has(filling), isNegated { return .forbidden }
        if part.has(requiring) { return isNegated ? nil : .required }
        if isNegated, part.has(filling) { return .forbidden }
        // "ist anzugeben", "soll angegeben werden".
        if part.has(["soll", "sollen", "ist", "sind", "wird", "werden"]), part.has(filling), !isNegated { return .required }
        return nil
    }
}

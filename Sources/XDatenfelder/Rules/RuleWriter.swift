import FEEL

/// Writes what a sentence says as expressions over the fields of the form.
struct RuleWriter {
    /// Where a proposal belongs, and what to write there.
    struct Proposal {
        let target: Occurrence
        /// A key of the field with its value, such as `when: …`; sometimes with what to do besides.
        let text: String
    }

    /// A value that the list of a field does not have.
    struct Stranger {
        let element: Occurrence
        let value: String
    }

    let owner: Occurrence?
    let roots: [Occurrence]
    private(set) var strangers: [Stranger] = []

    init(owner: Occurrence?, roots: [Occurrence]) {
        self.owner = owner
        self.roots = roots
    }

    /// Nil when an element is not in the form, or cannot be spoken of from where the rule is checked.
    mutating func proposals(for sentence: RuleSentence) -> [Proposal]? {
        let found: [Proposal]? =
            switch sentence.kind {
            case .when(let conditions, let all, let consequences, let otherwise):
                when(conditions, all, consequences, otherwise)
            case .count(let sign, let number, let elements): count(sign, number, elements)
            case .today(let element, let sign): single(element, ["date"]) { "\($0) \(sign) today()" }
            case .age(let element, let years):
                single(element, ["date"]) { "years and months duration(\($0), today()).years >= \(years)" }
            case .order(let first, let sign, let second): order(first, sign, second)
            case .unique(let element): unique(element)
            }
        guard let found, !found.isEmpty, found.allSatisfy({ Self.isExpression($0.text) }) else { return nil }
        return found
    }

    /// Whether what stands behind the key is FEEL, as far as its form goes.
    private static func isExpression(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":") else { return false }
        return (try? SyntaxTree.parse(String(text[text.index(after: colon)...]))) != nil
    }

    // MARK: Elements

    /// The nearest element with that identification: below the rule's own, else the first of the form.
    func element(_ id: String) -> Occurrence? {
        var place = owner
        while let current = place {
            if let found = current.all.first(where: { $0.head.id.canonicalID == id }) { return found }
            place = current.parent
        }
        return roots.lazy.flatMap(\.all).first { $0.head.id.canonicalID == id }
    }

    /// How an element is written seen from `place`; nil where it has no value, or lies in rows that `place` is not in.
    private func name(_ element: Occurrence, from place: Occurrence) -> String? {
        if let rows = element.rows, rows !== place.rows { return nil }
        switch element.role {
        case .field(let mapping): return mapping.type == "content" ? nil : element.key
        case .addressPart(let part): return element.parent.map { "\($0.key).\(part)" }
        case .address, .rows: return element.key
        case .page, .section, .nothing: return nil
        }
    }

    /// The condition that something is filled in, or nothing.
    private func filled(_ element: Occurrence, _ isFilled: Bool, from place: Occurrence) -> String? {
        switch element.role {
        case .page, .section:
            if let gate = element.gate, element.rows === place.rows || element.rows == nil { return "\(gate) = \(isFilled)" }
            let parts = element.leaves.compactMap { filled($0, isFilled, from: place) }
            guard !parts.isEmpty, parts.count == element.leaves.count else { return nil }
            return parts.count == 1 ? parts.first : "(" + parts.joined(separator: isFilled ? " or " : " and ") + ")"
        case .rows: return name(element, from: place).map { "count(\($0)) \(isFilled ? "> 0" : "= 0")" }
        case .field where element.count.isRepeated && element.rows == nil:
            return name(element, from: place).map { "count(\($0)) \(isFilled ? "> 0" : "= 0")" }
        default: return name(element, from: place).map { "\($0) \(isFilled ? "!=" : "=") null" }
        }
    }

    // MARK: When

    private mutating func when(
        _ conditions: [RuleSentence.Condition], _ all: Bool, _ consequences: [RuleSentence.Consequence],
        _ otherwise: [RuleSentence.Consequence]
    ) -> [Proposal]? {
        var found: [Proposal] = []
        let hidden = Set(otherwise.filter { $0.claim == .forbidden }.flatMap(\.elements))
        for consequence in consequences {
            for id in consequence.elements {
                guard let target = element(id), let condition = condition(conditions, all, isTrue: true, from: target),
                    let contrary = self.condition(conditions, all, isTrue: false, from: target),
                    let proposal = proposal(
                        hidden.contains(id) && consequence.claim == .required ? .onlyThen : consequence.claim, target, condition, contrary)
                else { return nil }
                found.append(proposal)
            }
        }
        return found
    }

    private func proposal(_ claim: RuleSentence.Claim, _ target: Occurrence, _ condition: String, _ contrary: String) -> Proposal? {
        switch (claim, target.gate) {
        case (.forbidden, let gate): return Proposal(target: target, text: "\(question(gate))when: \(contrary)")
        case (.onlyThen, let gate): return Proposal(target: target, text: "\(question(gate))when: \(condition)")
        case (.required, let gate?): return Proposal(target: target, text: "\(question(gate))when: \(condition)")
        case (.required, nil) where target.isTakenApart: return Proposal(target: target, text: "for its fields, when: \(condition)")
        case (.required, nil):
            guard let filled = filled(target, true, from: target) else { return nil }
            let own: String
            if case .field = target.role, !target.count.isRepeated { own = "value != null" } else { own = filled }
            return Proposal(target: target, text: "that: \(contrary) or \(own)")
        }
    }

    private func question(_ gate: String?) -> String { gate.map { "in place of the question \($0), " } ?? "" }

    /// The conditions together, or their contrary.
    private mutating func condition(
        _ conditions: [RuleSentence.Condition], _ all: Bool, isTrue: Bool, from place: Occurrence
    ) -> String? {
        var parts: [String] = []
        for condition in conditions {
            guard let element = element(condition.element),
                let part = test(condition.test, of: element, holds: isTrue != condition.isNegated, from: place)
            else { return nil }
            parts.append(part)
        }
        let word = all == isTrue ? " and " : " or "
        return parts.count == 1 ? parts.first : parts.map { $0.contains(" or ") ? "(\($0))" : $0 }.joined(separator: word)
    }

    private mutating func test(_ test: RuleSentence.Test, of element: Occurrence, holds: Bool, from place: Occurrence) -> String? {
        switch test {
        case .isEmpty: return filled(element, !holds, from: place)
        case .isFilled: return filled(element, holds, from: place)
        case .compares(let sign, let number):
            guard let name = name(element, from: place), case .field(let mapping) = element.role,
                ["integer", "money"].contains(mapping.type)
            else { return nil }
            return holds ? "\(name) \(sign) \(number)" : "not(\(name) \(sign) \(number))"
        case .isOneOf(let values):
            guard let name = name(element, from: place), case .field(let mapping) = element.role else { return nil }
            let parts = values.compactMap { equality($0, name, mapping, element) }
            guard parts.count == values.count, let first = parts.first else { return nil }
            let either = parts.count == 1 ? first : parts.joined(separator: " or ")
            return holds ? either : "not(\(either))"
        }
    }

    private mutating func equality(_ value: String, _ name: String, _ mapping: FieldMapping, _ element: Occurrence) -> String? {
        switch mapping.type {
        case "yesno", "consent":
            let isYes = ["ja", "true", "wahr", "1", "001", "01"].contains(value.lowercased()) || mapping.type == "consent"
            let isNo = ["nein", "false", "falsch", "0", "002", "02"].contains(value.lowercased())
            return isYes ? "\(name) = true" : isNo ? "\(name) = false" : nil
        case "integer", "money": return FieldMapping.isNumber(value) ? "\(name) = \(value)" : nil
        case "choice", "choices":
            let option = option(value, mapping.options)
            if option == nil { strangers.append(Stranger(element: element, value: value)) }
            let stored = option?.value ?? Slug.make(value, limit: 60)
            guard !stored.isEmpty else { return nil }
            let text = FEELText.literal(stored)
            return mapping.type == "choice" ? "\(name) = \(text)" : "list contains(\(name), \(text))"
        case "text", "name", "computed": return "\(name) = \(FEELText.literal(value))"
        default: return nil
        }
    }

    /// The option that a rule means: by its code, by code and words, by its words.
    private func option(_ value: String, _ options: [FieldMapping.Option]) -> FieldMapping.Option? {
        let words = value.lowercased()
        return options.first { $0.entry.code.lowercased() == words }
            ?? options.first { words.hasPrefix($0.entry.code.lowercased() + " ") }
            ?? options.first { $0.entry.name.collapsed.lowercased() == words }
    }

    // MARK: Others

    private func count(_ sign: String, _ number: Int, _ ids: [String]) -> [Proposal]? {
        let elements = ids.isEmpty ? owner?.children ?? [] : ids.compactMap(element)
        guard let target = elements.last(where: { !$0.isTakenApart }), elements.count > 1, ids.isEmpty || elements.count == ids.count
        else { return nil }
        if sign == ">=", number == 1 {
            let parts = elements.compactMap { filled($0, true, from: target) }
            return parts.count == elements.count ? [Proposal(target: target, text: "that: " + parts.joined(separator: " or "))] : nil
        }
        let names = elements.compactMap { name($0, from: target) }
        guard names.count == elements.count else { return nil }
        return [Proposal(target: target, text: "that: count([\(names.joined(separator: ", "))][item != null]) \(sign) \(number)")]
    }

    private func single(_ id: String, _ types: Set<String>, _ write: (String) -> String) -> [Proposal]? {
        guard let target = element(id), case .field(let mapping) = target.role, types.contains(mapping.type), !target.count.isRepeated
        else { return nil }
        return [Proposal(target: target, text: "that: \(write("value"))")]
    }

    private func order(_ first: String, _ sign: String, _ second: String) -> [Proposal]? {
        guard let left = element(first), let right = element(second), case .field(let one) = left.role, case .field(let other) = right.role,
            one.type == other.type, ["date", "integer", "money"].contains(one.type), !left.count.isRepeated, !right.count.isRepeated,
            let name = name(left, from: right)
        else { return nil }
        return [Proposal(target: right, text: "that: \(name) \(sign) value")]
    }

    /// Only rows can repeat a value: of a field in rows, or of a field that is itself repeated.
    private func unique(_ id: String) -> [Proposal]? {
        guard let target = element(id), case .field = target.role else { return nil }
        if let rows = target.rows {
            return [
                Proposal(target: rows, text: "that: count(distinct values(\(rows.key).\(target.key))) = count(\(rows.key).\(target.key))")
            ]
        }
        guard target.count.isRepeated else { return nil }
        let values = "\(target.key).\(target.key)_angabe"
        return [Proposal(target: target, text: "that: count(distinct values(\(values))) = count(\(values))")]
    }
}

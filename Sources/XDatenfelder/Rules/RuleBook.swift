/// Puts the rules of a schema as comments beside the elements they are about, each with a proposal where it is understood.
struct RuleBook {
    /// Comments for the top of the file: rules that belong nowhere else.
    private(set) var notes: [String] = []
    private(set) var count = 0
    private(set) var proposals = 0
    /// Rules without a proposal.
    private(set) var open: [String] = []
    private(set) var warnings: [SchemaWarning] = []

    init(_ schema: DataSchema, _ tree: OccurrenceTree) {
        for rule in schema.rules { add(rule, of: nil, tree.roots) }
        for occurrence in tree.roots.flatMap(\.all) {
            for rule in occurrence.part.element.rules { add(rule, of: occurrence, tree.roots) }
        }
    }

    private mutating func add(_ rule: DataRule, of owner: Occurrence?, _ roots: [Occurrence]) {
        count += 1
        let text = rule.text.isEmpty ? "(no text)" : rule.text
        var lines = YAMLScalar.comment("Rule \(rule.id) \(rule.name): \(text)")
        if rule.script != nil { lines += YAMLScalar.comment("The rule has a script, which is not carried over.") }
        if let message = rule.messages.first { lines += YAMLScalar.comment("Message: \(message)") }
        var writer = RuleWriter(owner: owner, roots: roots)
        let field = owner?.field == nil ? nil : owner?.head.id.canonicalID
        let (sentences, isWhole) = RuleSentence.read(rule.text, owner: field)
        let found = sentences.map { writer.proposals(for: $0) }
        warn(writer.strangers, rule)
        let understood = found.compactMap { $0 }.flatMap { $0 }
        guard !understood.isEmpty else {
            open.append("\(rule.id) \(rule.name): \(text)")
            return put(lines + YAMLScalar.comment("Proposed: nothing, the sentence is not understood."), at: owner)
        }
        proposals += 1
        if !isWhole || found.contains(where: { $0 == nil }) { lines += YAMLScalar.comment("Only a part of the rule is understood.") }
        write(lines, understood, rule, owner)
    }

    /// At the only element that a rule asks something of, else at the rule's own with a line for each.
    private mutating func write(_ lines: [String], _ proposals: [RuleWriter.Proposal], _ rule: DataRule, _ owner: Occurrence?) {
        let targets = proposals.map(\.target)
        if let target = targets.first, targets.allSatisfy({ $0 === target }) {
            return put(lines + proposals.flatMap { YAMLScalar.comment("Proposed: \($0.text)", width: 2_000) }, at: target)
        }
        let each = proposals.flatMap { YAMLScalar.comment("Proposed for \($0.target.key): \($0.text)", width: 2_000) }
        put(lines + each, at: owner)
    }

    private mutating func put(_ lines: [String], at occurrence: Occurrence?) {
        guard let occurrence, Self.isWritten(occurrence) else {
            notes += lines
            return
        }
        occurrence.notes += lines
    }

    private static func isWritten(_ occurrence: Occurrence) -> Bool {
        if case .nothing = occurrence.role { false } else { true }
    }

    private mutating func warn(_ strangers: [RuleWriter.Stranger], _ rule: DataRule) {
        var seen: Set<String> = []
        for stranger in strangers where seen.insert(stranger.value).inserted {
            warnings.append(
                SchemaWarning(
                    "unknown_value",
                    "The rule \(rule.id.id) speaks of '\(stranger.value)', which is no value of \(stranger.element.head.id.id) "
                        + "'\(stranger.element.head.name)'.", line: rule.line))
        }
    }
}

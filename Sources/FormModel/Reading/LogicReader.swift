import FEEL

/// Reads how a decision comes to its result: the keys `expression`, `context`, `table`, `variants` or `model`.
///
/// Collects the texts with their places; the origin of a text is its number.
final class LogicReader {
    static let forms = ["expression", "context", "table", "variants", "model"]

    let name: String
    let types: DecisionTypeReader
    let models: ServiceModels
    let log: ProblemLog
    private(set) var texts: [Located<String>] = []
    private var depth = 0

    init(name: String, types: DecisionTypeReader, models: ServiceModels, log: ProblemLog) {
        self.name = name
        self.types = types
        self.models = models
        self.log = log
    }

    func note(_ text: Located<String>) -> DecisionText {
        texts.append(text)
        return DecisionText(text.value, origin: texts.count)
    }

    /// The logic of a mapping that may have other keys as well.
    func read(_ keys: MappingReader) -> DecisionLogic {
        depth += 1
        defer { depth -= 1 }
        let found = LogicReader.forms.filter { keys.has($0) }
        if found.count > 1 {
            log.error(
                "two_logics", at: keys.location(of: found[1]), "\(keys.what.capitalizedFirst) has '\(found[0])' and '\(found[1])'.",
                remedy: "Keep one of them.")
        }
        keys.know("result", "hit", "inputs", "outputs", "by", "decision")
        keys.know("expression", "context", "table", "variants", "model")
        refuseStrayKeys(keys, form: found.first)
        switch found.first {
        case "context": return readContext(keys)
        case "table": return TableReader(reader: self, log: log).read(keys)
        case "variants": return readVariants(keys)
        case "model": return ModelReader(reader: self, log: log).read(keys)
        default:
            let text = keys.requiredLocated(
                "expression",
                remedy: "Add 'expression: |' with the FEEL expression in the lines below, or 'table: |' with a decision table.")
            return .expression(note(text))
        }
    }

    /// Keys that belong to another form than the one that is there.
    private func refuseStrayKeys(_ keys: MappingReader, form: String?) {
        let owners = ["result": "context", "hit": "table", "inputs": "table", "outputs": "table", "by": "variants", "decision": "model"]
        for (key, owner) in owners.sorted(by: { $0.key < $1.key }) where keys.has(key) && form != owner {
            guard key != "inputs" || form != "model" else { continue }
            log.error(
                "foreign_key", at: keys.location(of: key), "'\(key)' belongs to a decision with '\(owner)', which is not here.",
                remedy: "Add '\(owner): …', or remove '\(key)'.")
        }
    }

    // MARK: Boxed contexts

    private func readContext(_ keys: MappingReader) -> DecisionLogic {
        guard let context = keys.mapping("context", of: "the entries of the context") else { return .none }
        let entries = context.entries.map { entry in
            MappingReader.checkIdentifier(entry.key, log)
            texts.append(entry.key)
            let origin = texts.count
            return DecisionLogic.Entry(entry.key.value, readPart(entry.value, of: entry.key.value), origin: origin)
        }
        return .context(entries, result: keys.located("result").map { .expression(note($0)) })
    }

    /// A FEEL text, or a mapping with one of the forms.
    private func readPart(_ node: YAMLNode, of name: String) -> DecisionLogic {
        guard case .map(let entries, let location) = node else {
            return MappingReader.text(node, of: "'\(name.shortened)'", log).map { .expression(note($0)) } ?? .none
        }
        guard depth < DecisionLogic.maximumDepth / 2 else {
            log.error("too_deep", at: location, "The decision is nested too deeply.", remedy: "Make inner parts decisions of their own.")
            return .none
        }
        let keys = MappingReader(entries, of: "the entry '\(name.shortened)'", at: location, log)
        let logic = read(keys)
        keys.finish()
        return logic
    }

    // MARK: Variants

    private func readVariants(_ keys: MappingReader) -> DecisionLogic {
        let date = keys.requiredLocated("by", remedy: "Add 'by: …', a FEEL expression of the date that picks the variant.")
        let nodes = keys.list("variants", of: "variants")
        let days = nodes.map(readDays)
        if nodes.isEmpty {
            log.error("no_variant", at: keys.location(of: "variants"), "There is no variant.", remedy: "Add '- from: …' with a variant.")
        }
        var variants: [DecisionVariants.Variant] = []
        for (index, node) in nodes.enumerated() {
            guard let part = MappingReader(node, of: "a variant", log) else { continue }
            part.know("from", "until")
            let end = days[index].until ?? (days.indices.contains(index + 1) ? days[index + 1].from?.adding(days: -1) : nil)
            texts.append(Located("", at: part.location))
            let origin = texts.count
            variants.append(
                DecisionVariants.Variant(
                    from: days[index].from, until: end, title: part.text("title"), read(part), origin: origin))
            part.know("source")
            part.finish()
        }
        let result = DecisionVariants(name: name, date: note(date), variants: variants)
        result.faults.forEach { report($0, of: result) }
        return .variants(result)
    }

    private func readDays(_ node: YAMLNode) -> (from: CalendarDate?, until: CalendarDate?) {
        guard case .map(let entries, let location) = node else { return (nil, nil) }
        let keys = MappingReader(entries, of: "a variant", at: location, log)
        return (readDay("from", keys), readDay("until", keys))
    }

    private func readDay(_ key: String, _ keys: MappingReader) -> CalendarDate? {
        guard let text = keys.located(key) else { return nil }
        if let date = CalendarDate(iso: text.value) { return date }
        log.error(
            "bad_date", at: text.location, "'\(text.value.shortened)' is no day.", remedy: "Write it as 2025-04-01.")
        return nil
    }

    private func report(_ fault: DecisionVariants.Fault, of variants: DecisionVariants) {
        func place(_ variant: Int) -> SourceLocation { texts[variants.variants[variant].origin - 1].location }
        switch fault {
        case .gap(let from, let until, let variant):
            log.error(
                "gap", at: place(variant), "No variant holds from \(from) to \(until).",
                remedy: "Begin this variant earlier, or let the one before it end later.")
        case .overlap(let from, let variant):
            log.error(
                "overlap", at: place(variant), "Two variants hold on \(from), or the first days of this one are missing.",
                remedy: "Give each variant but the first a 'from', the day after the one before ends.")
        case .backwards(let variant):
            log.error(
                "backwards", at: place(variant), "The variant ends before it begins.", remedy: "Exchange 'from' and 'until'.")
        }
    }
}

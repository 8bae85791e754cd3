import FEEL
import FormModel

/// The grounds of a decision (Begründung) in German, as a notice can print them: which rules hold and which inputs decided.
///
/// A paragraph for each table and each variant that led to the result, the innermost first. They hold values of the application: for
/// people who may see them, never for a log.
struct DecisionGrounds: Sendable {
    let service: CompiledService

    /// The paragraphs, each once.
    func paragraphs(_ steps: [DecisionTrace.Step]) -> [String] {
        var seen: Set<String> = []
        return steps.map { step in
            switch step {
            case .table(let table): paragraph(table)
            case .variant(let variant): paragraph(variant)
            }
        }.filter { seen.insert($0).inserted }
    }

    // MARK: Tables

    private func paragraph(_ table: DecisionTrace.TableStep) -> String {
        let decision = service.definition.decisions.first { $0.id == table.decision }
        var sentences = [rules(table, named: decision?.title ?? table.decision)]
        if table.rules.count > 1 { sentences += Self.policy(table.hitPolicy) }
        sentences += inputs(table, of: decision)
        sentences.append(Self.result(table.result))
        sentences += Self.law(decision)
        return sentences.joined(separator: " ")
    }

    private func rules(_ table: DecisionTrace.TableStep, named name: String) -> String {
        let reasons = table.reasons.isEmpty ? "" : ": " + table.reasons.joined(separator: "; ")
        let numbers = table.rules.map(String.init)
        let head = "Für \(GermanWords.quoted(name)) "
        switch numbers.count {
        case 0: return head + "gilt keine der Regeln." + (table.isDefault ? " Deshalb gilt der Wert für alle anderen Fälle." : "")
        case 1: return GermanWords.sentence(head + "gilt Regel \(numbers[0])" + reasons)
        default: return GermanWords.sentence(head + "gelten die Regeln \(GermanWords.list(numbers))" + reasons)
        }
    }

    /// What becomes of several rules that hold.
    private static func policy(_ policy: HitPolicy) -> [String] {
        switch policy {
        case .any: ["Sie haben dasselbe Ergebnis."]
        case .priority: ["Das Ergebnis mit dem höchsten Rang zählt."]
        case .sum: ["Ihre Ergebnisse werden zusammengezählt."]
        case .minimum: ["Das kleinste Ergebnis zählt."]
        case .maximum: ["Das größte Ergebnis zählt."]
        case .count: ["Es zählt, wie viele Regeln gelten."]
        case .unique, .first, .ruleOrder, .outputOrder, .collect: []
        }
    }

    private static func result(_ value: Value) -> String {
        switch value {
        case .null, .list([]): "Daraus ergibt sich kein Wert."
        default: GermanWords.sentence("Daraus ergibt sich: " + GermanWords.words(value))
        }
    }

    private static func law(_ decision: DecisionDefinition?) -> [String] {
        decision?.source.map { [GermanWords.sentence("Rechtsgrundlage: " + $0)] } ?? []
    }

    // MARK: Inputs

    private func inputs(_ table: DecisionTrace.TableStep, of decision: DecisionDefinition?) -> [String] {
        guard !table.inputs.isEmpty else { return [] }
        let deciding = table.inputs.filter(\.decides).map { statement($0, in: decision) }
        switch (deciding.count, table.rules.isEmpty) {
        case (0, _): return ["Das gilt in jedem Fall."]
        case (1, true): return [GermanWords.sentence("Geprüft wurde diese Angabe: " + deciding[0])]
        case (_, true): return [GermanWords.sentence("Geprüft wurden diese Angaben: " + GermanWords.list(deciding))]
        case (1, false): return [GermanWords.sentence("Entscheidend war diese Angabe: " + deciding[0])]
        case (_, false): return [GermanWords.sentence("Entscheidend waren diese Angaben: " + GermanWords.list(deciding))]
        }
    }

    /// `„Alter des Kindes“ ist 3`
    private func statement(_ input: DecisionTrace.Input, in decision: DecisionDefinition?) -> String {
        let isParameter = decision?.parameters.contains { $0.name == input.heading } ?? false
        let field = isParameter ? nil : service.field(input.heading)
        let label = field.flatMap { $0.label.isEmpty ? nil : $0.label }
        let name = Messages.quoted(label ?? input.heading)
        switch input.value {
        case .null: return name + " fehlt"
        case .boolean(let truth) where name.hasSuffix("?“"): return name + " ist mit \(GermanFormat.yesNo(truth)) beantwortet"
        case .boolean(let truth): return name + (truth ? " trifft zu" : " trifft nicht zu")
        default: return name + " ist " + words(input.value, of: field)
        }
    }

    /// The value as its field shows it: options by their labels, money with its sign.
    private func words(_ value: Value, of field: CompiledField?) -> String {
        guard let field else { return GermanWords.words(value) }
        switch (field.type, value) {
        case (.choice, .string(let chosen)): return GermanWords.quoted(GermanDisplay.label(of: chosen, in: field))
        case (.choices, .list(let chosen)) where !chosen.isEmpty:
            return GermanWords.list(chosen.compactMap(\.text).map { GermanWords.quoted(GermanDisplay.label(of: $0, in: field)) })
        case (.money, .number(let number)): return GermanFormat.money(number)
        default: return GermanWords.words(value)
        }
    }

    // MARK: Variants

    private func paragraph(_ variant: DecisionTrace.VariantStep) -> String {
        let decision = service.definition.decisions.first { $0.id == variant.decision }
        let head = "Für \(GermanWords.quoted(decision?.title ?? variant.decision)) gilt die Fassung \(Self.version(variant))"
        let day = "Entscheidend war der \(GermanFormat.longDate(variant.date))."
        return ([GermanWords.sentence(head), day] + Self.law(decision)).joined(separator: " ")
    }

    private static func version(_ variant: DecisionTrace.VariantStep) -> String {
        if let title = variant.title { return GermanWords.quoted(title) }
        return switch (variant.from.map(GermanFormat.longDate), variant.until.map(GermanFormat.longDate)) {
        case (let from?, let until?): "vom \(from) bis zum \(until)"
        case (let from?, nil): "ab dem \(from)"
        case (nil, let until?): "bis zum \(until)"
        case (nil, nil): "für alle Tage"
        }
    }
}

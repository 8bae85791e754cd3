import FEEL
import FormModel

/// Works out one form under one set of answers: every expression at most once, in the order of their dependencies.
struct Evaluator {
    let service: CompiledService
    let answers: Answers
    let environment: FormEnvironment
    /// Values of fields and named expressions by slot.
    let frame: Frame

    private(set) var pageIsRelevant: [Bool]
    private(set) var fieldIsRelevant: [Bool]
    /// The rows of each group, by the group's slot.
    private(set) var rows: [Int: [RowState]] = [:]
    /// Options that are offered, by slot, for choices whose options have conditions.
    var offeredOptions: [Int: [CompiledOption]] = [:]
    var problems: [RuntimeProblem] = []
    /// Slots whose value could not be worked out.
    var failedSlots: Set<Int> = []
    /// Expressions worked out so far.
    var expressionCount = 0

    /// A row while it is being worked out.
    struct RowState {
        let answers: Answers
        let frame: Frame
        var isRelevant: [Bool]
        var offeredOptions: [Int: [CompiledOption]] = [:]
    }

    /// Where a value is being worked out: the page, the path and, within a group, the row.
    struct Place {
        let page: Int
        let path: FieldPath
        let frame: Frame
    }

    init(_ service: CompiledService, _ answers: Answers, _ environment: FormEnvironment) {
        self.service = service
        self.answers = answers
        self.environment = environment
        frame = Frame(count: service.slotCount)
        pageIsRelevant = Array(repeating: true, count: service.pages.count)
        fieldIsRelevant = Array(repeating: false, count: service.fields.count)
    }

    /// Relevance and values of everything.
    mutating func run() {
        for step in service.steps {
            switch step {
            case .page(let index): workOut(page: index)
            case .field(let slot): workOut(field: slot)
            case .decision(let index): workOut(decision: index)
            }
        }
    }

    private mutating func workOut(page index: Int) {
        guard let when = service.pages[index].relevance else { return }
        pageIsRelevant[index] = condition(when, in: frame, page: index, path: nil) ?? true
    }

    private mutating func workOut(decision index: Int) {
        let slot = service.fields.count + index
        guard let value = result(of: service.decisions[index], in: frame, page: nil, path: nil) else {
            failedSlots.insert(slot)
            return
        }
        frame[slot] = value
    }

    private mutating func workOut(field slot: Int) {
        let field = service.fields[slot]
        let place = Place(page: service.pageOfField[slot], path: field.plainPath, frame: frame)
        guard pageIsRelevant[place.page] else { return }
        let known = problems.count
        var isRelevant = true
        if let when = field.relevance {
            isRelevant = condition(when, in: frame, page: place.page, path: place.path) ?? true
        }
        fieldIsRelevant[slot] = isRelevant
        if isRelevant {
            if field.type == .group {
                frame[slot] = workOut(group: field, at: place)
            } else {
                let offered = offer(field, at: place)
                if field.hasConditionalOptions { offeredOptions[slot] = offered }
                frame[slot] = value(of: field, answer: answers[field.id], offered: offered, at: place)
            }
        }
        if problems.count > known { failedSlots.insert(slot) }
    }

    private mutating func workOut(group: CompiledField, at place: Place) -> Value {
        guard case .group(let settings) = group.definition.settings else { return .null }
        let given = answers.rows(of: group.id)
        let least = group.isOptional && given.isEmpty ? 0 : settings.min
        let count = min(max(given.count, least), FormLimits.maxRows)
        var states: [RowState] = []
        var values: [Value] = []
        states.reserveCapacity(count)
        values.reserveCapacity(count)
        for index in 0..<max(count, 0) {
            var state = RowState(
                answers: index < given.count ? given[index] : Answers(),
                frame: Frame(count: group.fields.count, parent: frame),
                isRelevant: Array(repeating: false, count: group.fields.count))
            for slot in group.rowOrder {
                workOut(rowField: group.fields[slot], row: index, of: group, page: place.page, state: &state)
            }
            values.append(.context(Context(group.fields.filter(\.type.hasValue).map { ($0.id, state.frame[$0.slot]) })))
            states.append(state)
        }
        rows[group.slot] = states
        return .list(values)
    }

    private mutating func workOut(
        rowField field: CompiledField, row: Int, of group: CompiledField, page: Int, state: inout RowState
    ) {
        let place = Place(page: page, path: FieldPath(group: group.id, row: row, id: field.id), frame: state.frame)
        if let when = field.relevance {
            guard condition(when, in: state.frame, page: page, path: place.path) ?? true else { return }
        }
        state.isRelevant[field.slot] = true
        let offered = offer(field, at: place)
        if field.hasConditionalOptions { state.offeredOptions[field.slot] = offered }
        state.frame[field.slot] = value(of: field, answer: state.answers[field.id], offered: offered, at: place)
    }

    /// The options that are offered; without conditions all of them.
    private mutating func offer(_ field: CompiledField, at place: Place) -> [CompiledOption] {
        guard field.hasConditionalOptions else { return field.options }
        return field.options.filter { option in
            guard let when = option.relevance else { return true }
            return condition(when, in: place.frame, page: place.page, path: place.path) ?? true
        }
    }

    private mutating func value(
        of field: CompiledField, answer: Answer?, offered: [CompiledOption], at place: Place
    ) -> Value {
        if let formula = field.computed {
            return result(of: formula, in: place.frame, page: place.page, path: place.path) ?? .null
        }
        if case .value(let value)? = answer {
            return field.kind.fitting(value, field, offered: offered)
        }
        guard let formula = field.defaultValue,
            let value = result(of: formula, in: place.frame, page: place.page, path: place.path)
        else { return .null }
        return field.kind.fitting(value, field, offered: offered)
    }
}

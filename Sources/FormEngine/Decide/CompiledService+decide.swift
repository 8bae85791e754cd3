import FEEL
import FormModel

extension CompiledService {
    /// The ids of all decisions, in the order of the definition.
    public var decisionIDs: [String] { definition.decisions.map(\.id) }

    /// Makes one decision for an input, apart from any application.
    ///
    /// The input of a decision with parameters holds their values; what is missing is null. The input of any other one holds
    /// answers of the form.
    /// - Parameter json: one JSON object; days as `2026-11-25`.
    /// - Throws: ``DecisionFailure`` for what is unknown or of a wrong type, and when the evaluation is stopped.
    public func decide(
        _ id: String, json: [UInt8], in environment: FormEnvironment
    ) throws(DecisionFailure) -> DecisionOutcome {
        let input: JSONValue
        do throws(JSONReader.Failure) {
            input = try JSONReader.read(json)
        } catch {
            throw .malformed(offset: error.offset)
        }
        guard case .object(let members) = input else { throw .malformed(offset: 0) }
        return try decide(id, with: members, in: environment)
    }

    /// The same for the members of an object that was read already.
    public func decide(
        _ id: String, with members: [(name: String, value: JSONValue)], in environment: FormEnvironment
    ) throws(DecisionFailure) -> DecisionOutcome {
        guard let decision = definition.decisions.first(where: { $0.id == id }) else {
            throw .unknownDecision(id: id, known: decisionIDs)
        }
        if let function = functions[id] { return try call(function, of: decision, with: members, in: environment) }
        return try workOut(id, with: members, in: environment)
    }

    // MARK: Decisions with parameters

    private func call(
        _ function: CompiledFunction, of decision: DecisionDefinition, with members: [(name: String, value: JSONValue)],
        in environment: FormEnvironment
    ) throws(DecisionFailure) -> DecisionOutcome {
        let known = decision.parameters.map(\.name)
        for member in members where !known.contains(member.name) { throw .unknownName(name: member.name, known: known) }
        var arguments: [Value] = []
        for parameter in decision.parameters {
            let json = members.last { $0.name == parameter.name }?.value ?? .null
            guard let value = DecisionValues.value(json, as: parameter.type.valueType) else {
                throw .wrongValue(name: parameter.name, expected: parameter.type.description)
            }
            arguments.append(value)
        }
        let trace = DecisionTrace()
        do throws(EvaluationError) {
            let value = try function.call(arguments, surroundings(of: function, environment), environment.expressions, trace: trace)
            return DecisionOutcome(value, trace, of: self)
        } catch {
            throw .stopped(message: error.description)
        }
    }

    /// The values that a function sees besides its arguments: those of a form without answers.
    private func surroundings(of function: CompiledFunction, _ environment: FormEnvironment) -> Frame {
        guard !function.reads.isEmpty else { return Frame(count: slotCount) }
        var evaluator = Evaluator(self, Answers(), environment)
        evaluator.run()
        return evaluator.frame
    }

    // MARK: Decisions over the form

    private func workOut(
        _ id: String, with members: [(name: String, value: JSONValue)], in environment: FormEnvironment
    ) throws(DecisionFailure) -> DecisionOutcome {
        for member in members where field(member.name) == nil {
            throw .unknownName(name: member.name, known: fields.map(\.id).filter { !$0.hasPrefix("\u{0}") })
        }
        let answers: Answers
        do throws(AnswersError) {
            answers = try Answers(.object(members), for: self)
        } catch {
            throw DecisionFailure(error)
        }
        guard let slot = slot(of: id), slot >= fields.count else { throw .unknownDecision(id: id, known: decisionIDs) }
        var evaluator = Evaluator(self, answers, environment)
        evaluator.run()
        guard !evaluator.failedSlots.contains(slot) else {
            throw .stopped(message: evaluator.problems.first?.message ?? "The decision could not be worked out.")
        }
        // Once more for its steps alone: the first run worked out everything it depends on.
        let trace = DecisionTrace()
        let formula = decisions[slot - fields.count]
        do throws(EvaluationError) {
            return DecisionOutcome(
                try formula.expression.evaluate(evaluator.frame, environment.expressions, trace: trace), trace, of: self)
        } catch {
            throw .stopped(message: error.description)
        }
    }
}

extension DecisionFailure {
    fileprivate init(_ error: AnswersError) {
        switch error {
        case .malformed(let offset): self = .malformed(offset: offset)
        case .wrongShape(let path, let expected): self = .wrongValue(name: path, expected: expected)
        case .tooManyRows(let path): self = .wrongValue(name: path, expected: "at most \(FormLimits.maxRows) rows")
        }
    }
}

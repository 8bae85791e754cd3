import FEEL
import FormModel

/// Compares what an example says with what the form says.
struct ExampleComparison {
    let example: ExampleDefinition
    let service: CompiledService
    private(set) var differences: [ExampleResult.Difference] = []

    mutating func run() {
        guard let today = CalendarDate(iso: example.today.value) else {
            add(example.today.location, "'\(example.today.value)' is not a day; write it as 2026-11-21.")
            return
        }
        let environment = FormEnvironment(today: today)
        if example.isApplication { compareApplication(environment) }
        for question in example.decisions { compare(question, environment) }
    }

    private mutating func compareApplication(_ environment: FormEnvironment) {
        let typed = ExampleAnswers(example.answers, service: service)
        for name in typed.unknown { add(name.location, "'\(name.value)' is no field that can be answered.") }
        let evaluation = service.evaluate(typed.answers, in: environment)
        for problem in evaluation.runtimeErrors { add(example.location, "\(problem.location): \(problem.role): \(problem.message)") }
        comparePages(evaluation)
        compareValues(evaluation)
        compareFee(evaluation)
        compareHidden(evaluation)
        compareErrors(ExampleComparison.errors(evaluation, typed.refusals))
        compareDelivery(evaluation)
        comparePruning(evaluation)
    }

    private mutating func add(_ location: SourceLocation, _ message: String) {
        differences.append(ExampleResult.Difference(location: location, message: message))
    }

    private mutating func compare(_ question: DecisionCase, _ environment: FormEnvironment) {
        let id = question.decision.value
        do throws(DecisionFailure) {
            let inputs = question.inputs.map { (name: $0.name.value, value: PlainValues.json($0.value)) }
            let outcome = try service.decide(id, with: inputs, in: environment)
            if let difference = PlainValues.difference(outcome.value, question.expected, at: id) { differences.append(difference) }
        } catch {
            add(question.location, "'\(id)' could not be decided: \(error)")
        }
    }

    private mutating func comparePages(_ evaluation: Evaluation) {
        guard let expected = example.pages else { return }
        let seen = evaluation.pages.map(\.page.id)
        guard expected.map(\.value) != seen else { return }
        add(
            expected.first?.location ?? example.location,
            "Expected the pages \(ExampleComparison.list(expected.map(\.value))), but the journey is \(ExampleComparison.list(seen)).")
    }

    private mutating func compareFee(_ evaluation: Evaluation) {
        guard let expected = example.fee else { return }
        let fee = evaluation.fee?.value ?? 0
        guard let euros = Number(expected.value), Cents(euros: euros)?.value == fee else {
            add(expected.location, "Expected a fee of \(expected.value), but it is \(evaluation.fee?.display ?? "free").")
            return
        }
    }

    private mutating func compareHidden(_ evaluation: Evaluation) {
        for name in example.hidden {
            guard let path = FieldPath(parsing: name.value), service.field(at: path) != nil else {
                add(name.location, "'\(name.value)' is no field.")
                continue
            }
            if evaluation.field(at: path)?.isRelevant == true { add(name.location, "'\(name.value)' should be hidden, but is relevant.") }
        }
    }

    private mutating func compareDelivery(_ evaluation: Evaluation) {
        guard let expected = example.delivery else { return }
        let channels = evaluation.deliveries.map(\.channel.value)
        guard expected.map(\.value) != channels else { return }
        add(
            expected.first?.location ?? example.location,
            "Expected delivery to \(ExampleComparison.list(expected.map(\.value))), but it goes to \(ExampleComparison.list(channels)).")
    }

    /// Every example also shows that pruning changes nothing that counts.
    private mutating func comparePruning(_ evaluation: Evaluation) {
        let pruned = evaluation.prunedAnswers
        let again = service.evaluate(pruned, in: evaluation.environment)
        if again.prunedAnswers != pruned || again.pages.map(\.page.id) != evaluation.pages.map(\.page.id) {
            add(example.location, "Without the answers that are not relevant the form comes out differently.")
        }
    }

    // MARK: Errors

    /// The errors people would see: what could not be read stands in place of "nothing answered".
    private static func errors(_ evaluation: Evaluation, _ refusals: [FieldError]) -> [FieldError] {
        let refused = Dictionary(refusals.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        var errors: [FieldError] = []
        for page in evaluation.pages {
            for field in page.fields {
                for part in [field] + field.rows.flatMap(\.fields) where part.isRelevant {
                    errors += refused[part.path].map { [$0] } ?? part.errors
                }
            }
        }
        return errors
    }

    private mutating func compareErrors(_ errors: [FieldError]) {
        var rest = errors
        for expected in example.errors {
            for code in expected.codes {
                guard let found = rest.firstIndex(where: { $0.code == code && $0.stands(at: expected.path.value) }) else {
                    add(expected.path.location, "Expected the error \(code) at \(expected.path.value), but it did not come.")
                    continue
                }
                rest.remove(at: found)
            }
        }
        for error in rest {
            add(
                example.location,
                "Error \(error.code) at \(error.place) was not expected: \(error.message)")
        }
        for expected in example.messages {
            let texts = errors.filter { $0.stands(at: expected.path.value) }.map(\.message)
            guard !texts.contains(expected.text) else { continue }
            add(
                expected.path.location,
                "Expected the message \"\(expected.text)\" at \(expected.path.value), but read \(ExampleComparison.list(texts)).")
        }
    }

    // MARK: Values

    private mutating func compareValues(_ evaluation: Evaluation) {
        for entry in example.values {
            let name = entry.name.value
            guard let path = FieldPath(parsing: name), let value = value(at: path, in: evaluation) else {
                add(entry.name.location, "'\(name)' is no field and no decision.")
                continue
            }
            guard !ExampleValues.isEqual(value, entry.value) else { continue }
            let expected = ExampleValues.description(entry.value)
            let actual = ExampleValues.description(value)
            add(entry.value.location, "Expected \(name) to be \(expected), but it is \(actual).")
        }
    }

    private func value(at path: FieldPath, in evaluation: Evaluation) -> Value? {
        if service.field(at: path) != nil {
            return path.group == nil ? evaluation.value(path.id) : evaluation.field(at: path)?.value ?? .null
        }
        guard path.group == nil, service.slot(of: path.id) != nil else { return nil }
        return evaluation.value(path.id)
    }

    static func list(_ texts: [String]) -> String {
        texts.isEmpty ? "nothing" : texts.joined(separator: ", ")
    }
}

extension FieldError {
    /// The path with the part: `adresse.plz`.
    var place: String {
        part.map { "\(path).\($0)" } ?? path.description
    }

    /// Whether the error stands at a place an example names, with or without its part.
    func stands(at name: String) -> Bool {
        path.description == name || place == name
    }
}

import FEEL
public import FormModel

extension ExampleRunner {
    /// The evaluation of an example's answers on the example's day, for explanations; nil when its day is none, or when it only asks
    /// decisions.
    public static func evaluation(of example: ExampleDefinition, _ service: CompiledService) -> Evaluation? {
        guard example.isApplication, let today = CalendarDate(iso: example.today.value) else { return nil }
        return service.evaluate(ExampleAnswers(example.answers, service: service).answers, in: FormEnvironment(today: today))
    }
}

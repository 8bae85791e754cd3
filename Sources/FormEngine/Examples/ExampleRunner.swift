import FEEL
public import FormModel

/// Runs a service's examples: answers are typed in and pages, values, fee and errors compared; decisions are asked and their
/// results compared.
public enum ExampleRunner {
    /// Runs one example. Pure: the example says which day it is.
    public static func run(_ example: ExampleDefinition, _ service: CompiledService) -> ExampleResult {
        var comparison = ExampleComparison(example: example, service: service)
        comparison.run()
        return ExampleResult(name: example.name, title: example.title, differences: comparison.differences)
    }

    /// Runs all examples of a service, in their order.
    public static func runAll(_ service: CompiledService) -> [ExampleResult] {
        service.definition.examples.map { run($0, service) }
    }
}

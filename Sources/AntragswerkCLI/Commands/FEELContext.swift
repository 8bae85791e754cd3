import ArgumentParser
import FEEL
import Foundation

/// `--context`, shared by the commands that evaluate and check expressions.
struct FEELContextOptions: ParsableArguments {
    @Option(name: .long, help: "File with the names of the expression and their values: a JSON object or a FEEL context.")
    var context: String?

    @Flag(name: .long, help: "As DMN wants it: what cannot work is null instead of an error.")
    var standard = false

    func load() throws -> FEELContext {
        try FEELContext(path: context, mode: standard ? .standard : .checked)
    }
}

/// The names that an expression may use, with their values.
struct FEELContext {
    private(set) var scope: Scope
    let frame: Frame
    let environment: Environment

    /// - Throws: ``Failure`` when the file cannot be read or holds no context.
    init(path: String?, mode: CompilationMode) throws(Failure) {
        environment = Environment(
            epochSeconds: Int64(Date().timeIntervalSince1970), noResult: mode == .checked ? .raise : .null)
        let context = if let path { try FEELContext.read(path, environment) } else { Context() }
        scope = Scope(mode: mode)
        frame = Frame(count: context.count)
        for (index, entry) in context.entries.enumerated() {
            scope.declare(entry.name, ValueType(like: entry.value))
            frame[index] = entry.value
        }
    }

    private static func read(_ path: String, _ environment: Environment) throws(Failure) -> Context {
        let text = String(decoding: try InputFile.read(path), as: UTF8.self)
        // Every JSON object is a FEEL context but for its escapes, and it may be longer than an expression.
        if case .context(let context)? = Value(json: text) { return context }
        do {
            let value = try CompiledExpression.compile(text, in: .empty).evaluate(Frame(count: 0), environment)
            if case .context(let context) = value { return context }
        } catch {
            throw Failure("'\(path)' is neither a JSON object nor a FEEL context: \(error)")
        }
        throw Failure("'\(path)' must hold an object: names and their values.")
    }
}

import ArgumentParser
import Casework
import Synchronization

@testable import AntragswerkCLI

/// What a command line printed and how it ended.
struct CommandRun {
    let output: String
    let errors: String
    let code: Int32

    /// Runs `antragswerk` with these arguments inside this process.
    ///
    /// - Parameter useCases: the system that administration commands work on.
    static func run(_ arguments: [String], on useCases: UseCases? = nil) async -> CommandRun {
        let written = Written()
        let code = await Console.$current.withValue(written.console) {
            await Administration.$useCases.withValue(useCases) { await execute(arguments, written) }
        }
        return CommandRun(output: written.output, errors: written.errors, code: code)
    }

    static func run(_ arguments: String..., on useCases: UseCases? = nil) async -> CommandRun {
        await run(arguments, on: useCases)
    }

    private static func execute(_ arguments: [String], _ written: Written) async -> Int32 {
        do {
            var command = try RootCommand.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return 0
        } catch {
            let code = RootCommand.exitCode(for: error).rawValue
            let message = RootCommand.fullMessage(for: error)
            if !message.isEmpty {
                if code == 0 { written.console.line(message) } else { written.console.diagnostic(message) }
            }
            return code
        }
    }
}

/// Collects what is written.
private final class Written: Sendable {
    private let texts = Mutex((output: "", errors: ""))

    var output: String { texts.withLock { $0.output } }
    var errors: String { texts.withLock { $0.errors } }

    var console: Console {
        Console(
            write: { text in self.texts.withLock { $0.output += text } },
            writeError: { text in self.texts.withLock { $0.errors += text } },
            writeBytes: { bytes in self.texts.withLock { $0.output += String(decoding: bytes, as: UTF8.self) } })
    }
}

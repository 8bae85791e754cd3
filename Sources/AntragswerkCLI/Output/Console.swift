import Foundation

/// Where a command writes: standard output for results, standard error for everything else.
struct Console: Sendable {
    private let write: @Sendable (String) -> Void
    private let writeError: @Sendable (String) -> Void
    private let writeBytes: @Sendable ([UInt8]) -> Void
    /// Whether results go to a screen, where bytes that are no text do harm.
    let isTerminal: Bool

    /// - Parameters:
    ///   - write: receives whole pieces of output, line breaks included.
    ///   - writeError: receives whole pieces of diagnostics, line breaks included.
    ///   - writeBytes: receives output that is no text.
    ///   - isTerminal: whether results go to a screen.
    init(
        write: @escaping @Sendable (String) -> Void, writeError: @escaping @Sendable (String) -> Void,
        writeBytes: @escaping @Sendable ([UInt8]) -> Void = { FileHandle.standardOutput.write(Data($0)) }, isTerminal: Bool = false
    ) {
        self.write = write
        self.writeError = writeError
        self.writeBytes = writeBytes
        self.isTerminal = isTerminal
    }

    static let standard = Console(
        write: { FileHandle.standardOutput.write(Data($0.utf8)) },
        writeError: { FileHandle.standardError.write(Data($0.utf8)) },
        isTerminal: isatty(FileHandle.standardOutput.fileDescriptor) == 1
    )

    /// Where the commands of this task write; the process's own streams unless a caller binds another console.
    @TaskLocal static var current = Console.standard

    func line(_ text: String = "") { write(text + "\n") }
    func text(_ text: String) { write(text) }
    func bytes(_ bytes: [UInt8]) { writeBytes(bytes) }
    func diagnostic(_ text: String) { writeError(text + "\n") }

    /// Prints one JSON document: sorted keys, dates as ISO 8601, ending with a line break.
    func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        write(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
    }
}

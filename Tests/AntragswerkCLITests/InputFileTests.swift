import Foundation
import Testing

@testable import AntragswerkCLI

@Suite("Files named on the command line")
struct InputFileTests {
    /// What a pipe gives that holds this text.
    private func read(_ text: String) throws -> [UInt8] {
        let pipe = Pipe()
        pipe.fileHandleForWriting.write(Data(text.utf8))
        try pipe.fileHandleForWriting.close()
        return try InputFile.read("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    }

    @Test("a pipe is read to its end", arguments: ["", #"{"age": 5}"#, String(repeating: "ä123456", count: 5_000)])
    func pipe(text: String) throws {
        #expect(try read(text) == Array(text.utf8))
    }

    @Test("a file is read whole, but not beyond the bound")
    func bound() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(count: InputFile.maximumBytes).write(to: file)
        #expect(try InputFile.read(file.path).count == InputFile.maximumBytes)
        try Data(count: InputFile.maximumBytes + 1).write(to: file)
        let failure = try #require(throws: Failure.self) { try InputFile.read(file.path) }
        #expect(failure.description == "The file '\(file.path)' has more than 16 MiB.")
    }

    @Test("what is missing or a folder is named", arguments: ["/nowhere/input.json", "/tmp"])
    func unreadable(path: String) throws {
        let failure = try #require(throws: Failure.self) { try InputFile.read(path) }
        #expect(failure.description == "The file '\(path)' cannot be read. Check its path and permissions.")
    }
}

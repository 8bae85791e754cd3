import ArgumentParser
import Casework
import Documents
import FormEngine
import FormModel
import Foundation
import Logging

/// PDF copies of applications a second.
struct CopiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copies",
        abstract: "Make PDF copies of applications and print how many a second."
    )

    @Option(name: .long, help: "Folder of the definitions.")
    var forms: String

    @Option(name: .long, help: "Service to copy an application of.")
    var service: String

    @Option(name: .long, help: "File with the answers as JSON.")
    var answers: String

    @Option(name: .long, help: "Python with Typst.")
    var python: String

    @Option(name: .long, help: "Helper programs at once.")
    var helpers = 1

    @Option(name: .long, help: "How long to measure.")
    var seconds = 3.0

    func run() async throws {
        let definitions = try ServiceLoader(folder: forms).loadAll()
        guard let definition = definitions.services.first(where: { $0.id == service }) else {
            throw BenchError("There is no service '\(service)'.")
        }
        let compiled = try CompiledService.compile(definition)
        let answers = try Answers(json: Array(try Data(contentsOf: URL(fileURLWithPath: answers))), for: compiled)
        let now = Date()
        let document = compiled.document(compiled.evaluate(answers, in: FormEnvironment(epochSeconds: Int64(now.timeIntervalSince1970))))
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let typesetter = PDFTypesetter(TypesetterConfiguration(python: python, helpers: helpers), logger: logger)
        let printer = ApplicationCopyPrinter(typesetter: typesetter)

        /// Each with another reference, as real ones have.
        @Sendable func copy() async throws -> Int {
            let reference = try CaseReference(prefix: "BE", year: 2026, random: (0..<16).map { _ in UInt8.random(in: 0...255) })
            let copy = ApplicationCopy(
                id: CaseID(rawValue: UUID()), reference: reference, submittedAt: now, document: document, service: definition,
                municipality: definitions.portal.municipality)
            return try await printer.print(copy).count
        }
        // The helpers are started and warm before the clock is.
        for _ in 0..<helpers * 3 { _ = try await copy() }
        let begun = ContinuousClock.now
        let end = begun + .milliseconds(Int64(seconds * 1000))
        let made = try await withThrowingTaskGroup(of: (count: Int, bytes: Int).self) { group in
            for _ in 0..<helpers {
                group.addTask {
                    var made = (count: 0, bytes: 0)
                    while ContinuousClock.now < end {
                        made.bytes += try await copy()
                        made.count += 1
                    }
                    return made
                }
            }
            return try await group.reduce((count: 0, bytes: 0)) { ($0.count + $1.count, $0.bytes + $1.bytes) }
        }
        let took = begun.duration(to: .now) / .seconds(1)
        await typesetter.shutDown()
        try Report.print(["per_second": Double(made.count) / took, "bytes": Double(made.bytes) / Double(max(1, made.count))])
    }
}

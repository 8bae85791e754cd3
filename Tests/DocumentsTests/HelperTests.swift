import Foundation
import Glibc
import Testing

@testable import Documents

@Suite("The helper that sets documents", .enabled(if: Fixture.python != nil))
struct HelperTests {
    /// Answers every request with the process's number.
    private static let steady = """
        hello()
        while True:
            request()
            document(os.getpid())
        """

    @Test("starts with the first document and stays for the next")
    func stays() async throws {
        let typesetter = Fixture.typesetter(Self.steady)
        let first = try await typesetter.document(Fixture.order)
        let second = try await typesetter.document(Fixture.order)
        #expect(first == second)
        await typesetter.shutDown()
    }

    @Test("is gone after the shutdown, and no other is started")
    func shutDown() async throws {
        let typesetter = Fixture.typesetter(Self.steady)
        let process = try #require(Int32(Fixture.text(try await typesetter.document(Fixture.order))))
        #expect(kill(process, 0) == 0)
        await typesetter.shutDown()
        #expect(kill(process, 0) == -1 && errno == ESRCH)
        await #expect(throws: TypesettingError.shutDown) { _ = try await typesetter.document(Fixture.order) }
        #expect(await !typesetter.isAvailable)
    }

    @Test("gets the request whole, and nothing of our environment or our files")
    func request() async throws {
        let typesetter = Fixture.typesetter(
            """
            hello()
            body = request()
            document(body.decode() + "|" + ",".join(sorted(os.environ)) + "|" + os.readlink("/proc/self/fd/2"))
            """)
        let parts = Fixture.text(try await typesetter.document(Fixture.order)).split(separator: "|")
        #expect(parts.count == 3)
        let request = try #require(parts.first.flatMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] })
        #expect(request["template"] as? String == "#x")
        #expect(request["data"] as? [String: String] == ["a": "b"])
        #expect(request["timestamp"] as? Int == 1_795_267_927)
        #expect(request["explain"] as? Bool == false)
        #expect(["LANG,PATH", "LANG,LC_CTYPE,PATH"].contains(parts.dropFirst().first))
        #expect(parts.last == "/dev/null")
        await typesetter.shutDown()
    }

    @Test("may end between two documents")
    func endsBetween() async throws {
        let typesetter = Fixture.typesetter("hello(); request(); document(os.getpid())")
        let first = try await typesetter.document(Fixture.order)
        let second = try await typesetter.document(Fixture.order)
        #expect(first != second)
        await typesetter.shutDown()
    }

    /// A helper that remembers by a file how often it was started.
    private func startCounting(_ body: String) -> (script: String, file: String) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("helper-\(UUID().uuidString)").path
        return (
            """
            open("\(file)", "a").write("x")
            starts = len(open("\(file)").read())
            hello()
            request()
            \(body)
            """, file
        )
    }

    @Test("that dies in the middle of a document gets a second chance, and no third")
    func secondChance() async throws {
        let (once, file) = startCounting(
            """
            if starts == 2:
                document(starts)
                request()
            os.kill(os.getpid(), signal.SIGSEGV)
            """)
        defer { unlink(file) }
        let typesetter = Fixture.typesetter(once)
        #expect(Fixture.text(try await typesetter.document(Fixture.order)) == "2")
        await #expect(throws: TypesettingError.helperEnded) { _ = try await typesetter.document(Fixture.order) }
        #expect(try String(contentsOfFile: file, encoding: .utf8).count == 3)
        await typesetter.shutDown()
    }

    @Test("that takes too long is ended; the next document gets another one")
    func timeLimit() async throws {
        let (script, file) = startCounting("document(starts) if starts == 2 else time.sleep(600)")
        defer { unlink(file) }
        let typesetter = Fixture.typesetter(script, timeLimit: .milliseconds(300))
        await #expect(throws: TypesettingError.timedOut) { _ = try await typesetter.document(Fixture.order) }
        #expect(Fixture.text(try await typesetter.document(Fixture.order)) == "2")
        await typesetter.shutDown()
    }

    @Test("that does not listen cannot hold us up either")
    func deaf() async throws {
        let typesetter = Fixture.typesetter("hello(); time.sleep(600)", timeLimit: .milliseconds(300))
        let large = TypesettingOrder(
            template: PDFTemplate(source: String(repeating: "x", count: 900_000)), data: ["a": "b"], date: Fixture.submittedAt)
        await #expect(throws: TypesettingError.timedOut) { _ = try await typesetter.document(large) }
        await typesetter.shutDown()
    }

    @Test(
        "is not believed when it says something odd",
        arguments: [
            ("answer(b'X')", .helperEnded), ("answer(b'')", .helperEnded), ("answer(b'P<html>')", .helperEnded), ("hello()", .helperEnded),
            ("os.write(1, b'\\xff\\xff\\xff\\xff')", .tooLarge(limitBytes: 1000)),
            ("document('x' * 1000)", .tooLarge(limitBytes: 1000)), ("answer(b'Erefused')", .refused(explanation: nil)),
            ("answer(b'Ememory')", .refused(explanation: nil)),
        ] as [(String, TypesettingError)])
    func odd(body: String, error: TypesettingError) async {
        let typesetter = Fixture.typesetter("hello()\nrequest()\n\(body)\nrequest()")
        await #expect(throws: error) { _ = try await typesetter.document(Fixture.order) }
        await typesetter.shutDown()
    }

    @Test("that cannot be started is said to be missing, from then on without trying")
    func missing() async {
        for (python, script, error) in [
            (nil, "", .notInstalled(.setting)), ("/gibt/es/nicht", "", .notInstalled(.program)),
            ("/bin/false", "", .notInstalled(.program)),
            (Fixture.python, "import os; os.write(1, b'\\0\\0\\0\\6Etypst')", .notInstalled(.typst)),
            (Fixture.python, "import os; os.write(1, b'\\0\\0\\0\\6Efonts')", .notInstalled(.fonts)),
        ] as [(String?, String, TypesettingError)] {
            var configuration = TypesetterConfiguration(python: python)
            configuration.script = Array(script.utf8)
            let typesetter = PDFTypesetter(configuration, logger: Fixture.logger)
            await #expect(throws: error) { _ = try await typesetter.version() }
            await #expect(throws: error) { _ = try await typesetter.document(Fixture.order) }
            #expect(await !typesetter.isAvailable)
            await typesetter.shutDown()
        }
    }

    @Test("serves a bounded queue: who comes too late is told so at once, who waits at the shutdown as well")
    func queue() async {
        let typesetter = Fixture.typesetter("hello(); request(); time.sleep(600)", maxWaiting: 1, timeLimit: .seconds(20))
        await withTaskGroup(of: TypesettingError?.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    do throws(TypesettingError) { _ = try await typesetter.document(Fixture.order) } catch { return error }
                    return nil
                }
            }
            #expect(await group.next() == .some(.busy))
            await typesetter.shutDown()
            #expect(await group.next() == .some(.shutDown))
            #expect(await group.next() == .some(.shutDown))
        }
    }

    @Test("several helpers work at once")
    func several() async throws {
        let typesetter = Fixture.typesetter(Self.steady, helpers: 2, maxWaiting: 40)
        var processes: Set<String> = []
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<40 { group.addTask { Fixture.text(try await typesetter.document(Fixture.order)) } }
            for try await process in group { processes.insert(process) }
        }
        #expect((1...2).contains(processes.count))
        await typesetter.shutDown()
    }

    @Test("is never asked for more than the bound")
    func bound() async {
        let count = 1 << 20
        let typesetter = Fixture.typesetter(Self.steady)
        for order in [
            TypesettingOrder(
                template: PDFTemplate(source: String(repeating: "x", count: count)), data: ["a": "b"], date: Fixture.submittedAt),
            TypesettingOrder(
                template: PDFTemplate(source: ""), data: ["a": "b"],
                attachments: [
                    PDFAttachment(
                        name: "a", mimeType: "text/plain", relationship: .data, description: "", content: Array(repeating: 0, count: count))
                ], date: Fixture.submittedAt),
        ] {
            await #expect(throws: TypesettingError.tooLarge(limitBytes: 1 << 20)) { _ = try await typesetter.document(order) }
        }
        await typesetter.shutDown()
    }
}

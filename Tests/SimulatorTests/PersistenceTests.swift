import Foundation
import HTTPTransfer
import Simulator
import Testing

@Suite("The simulator's memory")
struct PersistenceTests {
    @Test("survives a restart: ids, receipts, contents and certificates stay")
    func restart() async throws {
        let folder = NSTemporaryDirectory() + "simulator-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let file = folder + "/received.jsonl"
        let examples = (0..<20).map { _ in ExampleDelivery() }
        let receipts = try await withSimulator(folder: folder, configure: { $0.persistenceFile = file }) { simulator in
            let token = try await simulator.token()
            return try await withThrowingTaskGroup(of: (Int, String?).self) { group in
                for (index, example) in examples.enumerated() {
                    group.addTask { (index, member("zustellungId", of: try await simulator.deliver(example, token: token))) }
                }
                return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
            }
        }
        #expect(receipts.count == 20)
        // A kill in the middle of a write leaves half a line.
        let handle = try #require(FileHandle(forWritingAtPath: file))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(#"{"id":"half"#.utf8))
        try handle.close()
        try await withSimulator(folder: folder, configure: { $0.persistenceFile = file }) { simulator in
            #expect(simulator.server.receivedCount == 20)
            let token = try await simulator.token()
            for (index, example) in examples.enumerated() {
                let response = try await simulator.deliver(example, token: token)
                #expect(response.status == 200)
                #expect(member("zustellungId", of: response) == receipts[index])
            }
            #expect(simulator.server.received.first?.fields.first?.values == ["Mia"])
            #expect(try await simulator.deliver(ExampleDelivery(), token: token).status == 201)
        }
        try await withSimulator(folder: folder, configure: { $0.persistenceFile = file }) { simulator in
            #expect(simulator.server.receivedCount == 21)
        }
    }

    @Test("refuses to start on a damaged file and names the line")
    func damaged() async throws {
        let folder = NSTemporaryDirectory() + "simulator-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let file = folder + "/received.jsonl"
        try "{}\n".write(toFile: file, atomically: true, encoding: .utf8)
        await #expect(throws: SimulatorError.damagedLog(path: file, line: 1)) {
            try await withSimulator(folder: folder, configure: { $0.persistenceFile = file }) { _ in }
        }
    }

    @Test("keeps ids of old applications after their content is gone")
    func bounded() async throws {
        try await withSimulator(configure: { $0.maximumKeptBodies = 2 }) { simulator in
            let token = try await simulator.token()
            let examples = (0..<5).map { _ in ExampleDelivery() }
            for example in examples { #expect(try await simulator.deliver(example, token: token).status == 201) }
            #expect(simulator.server.received.map { $0.xml.isEmpty } == [true, true, true, false, false])
            #expect(try await simulator.deliver(examples[0], token: token).status == 200)
            #expect(simulator.server.receivedCount == 5)
        }
    }
}

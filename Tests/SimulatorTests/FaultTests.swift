import Foundation
import HTTPTransfer
@testable import Simulator
import Testing

@Suite("Faults on request")
struct FaultTests {
    @Test("an error status hits the next calls, with Retry-After, and stores nothing")
    func status() async throws {
        try await withSimulator { simulator in
            let token = try await simulator.token()
            simulator.server.inject(try #require(Fault(.status(503, retryAfter: "7"), count: 2)))
            for _ in 0..<2 {
                let response = try await simulator.deliver(ExampleDelivery(), token: token)
                #expect(response.status == 503)
                #expect(response.headers["Retry-After"] == "7")
            }
            #expect(simulator.server.receivedCount == 0)
            #expect(try await simulator.deliver(ExampleDelivery(), token: token).status == 201)
        }
    }

    @Test("a lost answer stores the application; the repetition finds it", arguments: ["lostAnswer", "garbage"])
    func lostAnswer(kind: String) async throws {
        try await withSimulator { simulator in
            let token = try await simulator.token()
            let example = ExampleDelivery()
            simulator.server.inject(try #require(Fault(kind == "garbage" ? .garbage : .lostAnswer, count: 1)))
            if kind == "garbage" {
                #expect(member("zustellungId", of: try await simulator.deliver(example, token: token)) == nil)
            } else {
                await #expect(throws: TransferError.self) { try await simulator.deliver(example, token: token, fresh: true) }
            }
            #expect(simulator.server.receivedCount == 1)
            #expect(try await simulator.deliver(example, token: token).status == 200)
            #expect(simulator.server.receivedCount == 1)
        }
    }

    @Test("a cut connection stores nothing", arguments: [Fault.Kind.cutBeforeReading, .cutAfterReading])
    func cut(kind: Fault.Kind) async throws {
        try await withSimulator { simulator in
            let token = try await simulator.token()
            simulator.server.inject(try #require(Fault(kind, count: 1)))
            await #expect(throws: TransferError.self) { try await simulator.deliver(ExampleDelivery(), token: token, fresh: true) }
            #expect(simulator.server.receivedCount == 0)
            #expect(try await simulator.deliver(ExampleDelivery(), token: token).status == 201)
        }
    }

    @Test("a delay lasts at least as long as asked for", arguments: [Fault.Kind.delay(milliseconds: 300), .slowAnswer(milliseconds: 300)])
    func delay(kind: Fault.Kind) async throws {
        try await withSimulator { simulator in
            let token = try await simulator.token()
            simulator.server.inject(try #require(Fault(kind, count: 1)))
            let response = try await simulator.deliver(ExampleDelivery(), token: token)
            #expect(response.status == 201)
            #expect(member("zustellungId", of: response) != nil)
            #expect(response.timings.total >= .milliseconds(300))
        }
    }

    @Test("a pending application is decided after the questions asked for", arguments: [(false, "ANGENOMMEN"), (true, "ABGELEHNT")])
    func pending(isRejected: Bool, verdict: String) async throws {
        try await withSimulator { simulator in
            let token = try await simulator.token()
            simulator.server.inject(try #require(Fault(.pending(polls: 2, isRejected: isRejected), count: 1)))
            let example = ExampleDelivery()
            let first = try await simulator.deliver(example, token: token)
            #expect(first.status == 202)
            #expect(member("status", of: first) == "IN_PRUEFUNG")
            #expect(try await simulator.deliver(example, token: token).status == 202)
            let id = try #require(member("zustellungId", of: first))
            #expect(member("status", of: try await simulator.status(id, token: token)) == "IN_PRUEFUNG")
            #expect(member("status", of: try await simulator.status(id, token: token)) == verdict)
        }
    }

    @Test("a share hits about as many calls as asked for, and the same ones for the same seed")
    func share() throws {
        func hits(seed: UInt64) throws -> [Bool] {
            let board = FaultBoard(seed: seed)
            board.add(try #require(Fault(.lostAnswer, percent: 50)))
            return (0..<1000).map { _ in board.next(for: .delivery) != nil }
        }
        let first = try hits(seed: 1)
        #expect(try hits(seed: 1) == first)
        #expect(try hits(seed: 2) != first)
        #expect((400...600).contains(first.count { $0 }))
    }

    @Test("a fault for one call leaves the others alone")
    func calls() throws {
        let board = FaultBoard(seed: 1)
        board.add(try #require(Fault(.lostAnswer, call: .token, count: 1)))
        #expect(board.next(for: .delivery) == nil)
        #expect(board.next(for: .token) == .lostAnswer)
        #expect(board.next(for: .token) == nil)
    }

    @Test(
        "numbers out of range are refused",
        arguments: [
            Fault.Kind.status(200, retryAfter: nil), .status(600, retryAfter: nil), .status(503, retryAfter: "a\nb"),
            .delay(milliseconds: 0),
            .slowAnswer(milliseconds: 1_000_000), .pending(polls: 0, isRejected: false),
        ])
    func ranges(kind: Fault.Kind) {
        #expect(Fault(kind) == nil)
        #expect(Fault(.lostAnswer, count: 0) == nil)
        #expect(Fault(.lostAnswer, percent: 0) == nil)
        #expect(Fault(.lostAnswer, percent: 101) == nil)
    }
}

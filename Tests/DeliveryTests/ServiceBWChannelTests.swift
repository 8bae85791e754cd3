import Casework
import Delivery
import Foundation
import FormEngine
import HTTPTransfer
import Simulator
import Testing

@Suite("The channel to Service-BW, against the simulator")
struct ServiceBWChannelTests {
    @Test("delivers an application; a repetition finds it and brings the same receipt")
    func delivers() async throws {
        try await withServiceBW { fixture in
            let channel = fixture.channel()
            let job = try Example.job()
            guard case .delivered(let receipt, _) = await channel.deliver(job), case .delivered(let again, _) = await channel.deliver(job)
            else {
                Issue.record("not delivered")
                return
            }
            #expect(receipt == again)
            let received = try #require(fixture.simulator.received.first)
            #expect(received.id == job.application.id.rawValue)
            #expect(received.deliveryID.uuidString.lowercased() == receipt)
            #expect(received.attempts == 2)
            #expect(received.fields.map(\.values) == [["Mia & Søren"], ["1990-03-01"]])
            #expect(fixture.simulator.count("calls_token") == 1)
        }
    }

    @Test("delivers every shape of field to a counterpart that reads strictly")
    func shapes() async throws {
        try await withServiceBW { fixture in
            let document = Example.document([
                .init(
                    "a", title: "",
                    entries: [
                        Example.entry("text", "text", "Zeile 1\r\nZeile 2 <&> \u{1}"),
                        Example.entry("tage", "choices", values: ["mo", "di"]),
                        Example.entry("anschrift", "address", parts: []), Example.entry("betrag", "money", "1"),
                        Example.entry(
                            "kinder", "group", rows: [[Example.entry("alter", "integer", "3")], [Example.entry("alter", "integer")]]),
                    ]), .init("b", title: "", entries: []),
            ])
            guard case .delivered = await fixture.channel().deliver(try Example.job(document: document)) else {
                Issue.record("not delivered")
                return
            }
            let fields = try #require(fixture.simulator.received.first?.fields)
            #expect(Set(fields.map(\.path)) == (try ServiceBWFields(document).paths))
            #expect(fields.first?.values == ["Zeile 1\r\nZeile 2 <&> \u{FFFD}"])
        }
    }

    @Test("waits and tries again when the platform cannot", arguments: [408, 425, 429, 500, 502, 503, 504])
    func passing(status: Int) async throws {
        try await withServiceBW { fixture in
            let job = try Example.job(firstAttemptAt: Date())
            fixture.simulator.inject(try #require(Fault(.status(status, retryAfter: "90"), count: 1)))
            let channel = fixture.channel()
            let before = Date()
            guard case .retry(let at, let reason) = await channel.deliver(job) else {
                Issue.record("no retry")
                return
            }
            #expect(reason == DeliveryFailure(code: "http_\(status)", httpStatus: status, summary: reason.summary, isConfiguration: false))
            #expect(at >= before.addingTimeInterval(90))
            #expect(at <= before.addingTimeInterval(120))
            guard case .delivered = await channel.deliver(job) else {
                Issue.record("not delivered")
                return
            }
        }
    }

    @Test(
        "gives up what will not become better, and says whether a setting is wrong",
        arguments: [(400, false), (403, true), (404, false), (413, false), (415, false), (422, false), (302, true)])
    func permanent(status: Int, isConfiguration: Bool) async throws {
        try await withServiceBW { fixture in
            fixture.simulator.inject(try #require(Fault(.status(status, retryAfter: nil), count: 1)))
            guard case .dead(let reason) = await fixture.channel().deliver(try Example.job(firstAttemptAt: Date())) else {
                Issue.record("not given up")
                return
            }
            #expect(reason.httpStatus == status)
            #expect(reason.isConfiguration == isConfiguration)
        }
    }

    @Test("gives up another content under a known id")
    func conflict() async throws {
        try await withServiceBW { fixture in
            let id = UUID()
            let channel = fixture.channel()
            _ = await channel.deliver(try Example.job(id: id))
            let changed = Example.document([.init("person", title: "", entries: [Example.entry("vornamen", "name", "Max")])])
            guard case .dead(let reason) = await channel.deliver(try Example.job(id: id, document: changed)) else {
                Issue.record("not given up")
                return
            }
            #expect(reason.code == "http_409")
            #expect(fixture.simulator.received.first?.fields.first?.values == ["Mia & Søren"])
        }
    }

    @Test("fetches a new token once when the old one is refused")
    func newToken() async throws {
        try await withServiceBW { fixture in
            let channel = fixture.channel()
            _ = await channel.deliver(try Example.job())
            fixture.simulator.revokeTokens()
            guard case .delivered = await channel.deliver(try Example.job()) else {
                Issue.record("not delivered")
                return
            }
            #expect(fixture.simulator.count("calls_token") == 2)
            #expect(fixture.simulator.count("calls_delivery") == 3)
        }
    }

    @Test("takes a new token that is refused, too, for a wrong setting")
    func refusedTwice() async throws {
        try await withServiceBW(configure: { $0.tokenLifetimeSeconds = 0 }) { fixture in
            guard case .dead(let reason) = await fixture.channel().deliver(try Example.job()) else {
                Issue.record("not given up")
                return
            }
            #expect(reason.code == "http_401")
            #expect(reason.isConfiguration)
            #expect(fixture.simulator.count("calls_delivery") == 2)
        }
    }

    @Test("reads a token without its first word")
    func plainToken() async throws {
        try await withServiceBW(configure: { $0.tokenHasPrefix = false }) { fixture in
            guard case .delivered = await fixture.channel().deliver(try Example.job()) else {
                Issue.record("not delivered")
                return
            }
        }
    }

    @Test("a wrong password or mandant is a wrong setting, and the queue behind is left alone")
    func wrongSettings() async throws {
        try await withServiceBW(configure: { $0.password = "another" }) { fixture in
            let channel = fixture.channel()
            guard case .dead(let reason) = await channel.deliver(try Example.job()) else {
                Issue.record("not given up")
                return
            }
            #expect(reason.code == "token_401")
            #expect(reason.isConfiguration)
            guard case .retry(_, let next) = await channel.deliver(try Example.job()) else {
                Issue.record("the second application was given up, too")
                return
            }
            #expect(next.code == "circuit_open")
            #expect(channel.pausedUntil(now: Date()) != nil)
        }
        try await withServiceBW { fixture in
            guard case .dead(let reason) = await fixture.channel({ $0.municipality.mandant = "1" }).deliver(try Example.job()) else {
                Issue.record("not given up")
                return
            }
            #expect(reason.isConfiguration)
        }
    }

    @Test("never sends to a server it cannot verify")
    func verification() async throws {
        try await withServiceBW { fixture in
            for change: @Sendable (inout ServiceBWConfiguration) -> Void in [
                { $0.tls.caFile = nil }, { $0.baseURL = $0.baseURL.replacingOccurrences(of: "127.0.0.1", with: "127.0.0.2") },
            ] {
                let outcome = await fixture.channel(change).deliver(try Example.job(firstAttemptAt: Date()))
                switch outcome {
                case .dead(let reason): #expect(reason.code == "tls_verification" && reason.isConfiguration)
                // 127.0.0.2 may have nobody listening: then it is passing.
                case .retry(_, let reason): #expect(reason.code == "connect")
                default: Issue.record("sent")
                }
            }
            #expect(fixture.simulator.count("calls_token") == 0)
        }
    }

    @Test(
        "survives cut connections and lost answers without a second application",
        arguments: [Fault.Kind.cutBeforeReading, .cutAfterReading, .lostAnswer, .garbage])
    func broken(kind: Fault.Kind) async throws {
        try await withServiceBW { fixture in
            let channel = fixture.channel()
            let job = try Example.job(firstAttemptAt: Date())
            // Several hits: libcurl and the channel try again at once where a kept connection breaks.
            fixture.simulator.inject(try #require(Fault(kind, count: 4)))
            var outcome = await channel.deliver(job)
            var attempts = 1
            while case .retry(_, let reason) = outcome, attempts < 8 {
                #expect(["connection_lost", "http_200", "protocol"].contains(reason.code))
                outcome = await channel.deliver(job)
                attempts += 1
            }
            guard case .delivered = outcome else {
                Issue.record("not delivered: \(outcome)")
                return
            }
            #expect(attempts > 1)
            #expect(fixture.simulator.receivedCount == 1)
        }
    }

    @Test("gives a slow platform its time, but not more")
    func slow() async throws {
        try await withServiceBW { fixture in
            fixture.simulator.inject(try #require(Fault(.delay(milliseconds: 1500), count: 1)))
            let channel = fixture.channel { $0.totalTimeout = .milliseconds(400) }
            let job = try Example.job(firstAttemptAt: Date())
            guard case .retry(_, let reason) = await channel.deliver(job) else {
                Issue.record("no retry")
                return
            }
            #expect(reason.code == "timeout")
            fixture.simulator.inject(try #require(Fault(.slowAnswer(milliseconds: 300), count: 1)))
            guard case .delivered = await fixture.channel().deliver(job) else {
                Issue.record("not delivered")
                return
            }
        }
    }

    @Test("asks for the status of what is being checked, until it is decided", arguments: [false, true])
    func pending(isRejected: Bool) async throws {
        try await withServiceBW { fixture in
            fixture.simulator.inject(try #require(Fault(.pending(polls: 2, isRejected: isRejected), count: 1)))
            let channel = fixture.channel()
            let id = UUID()
            guard case .pending(let receipt, let pollAt) = await channel.deliver(try Example.job(id: id, firstAttemptAt: Date())) else {
                Issue.record("not pending")
                return
            }
            #expect(pollAt > Date())
            let poll = try Example.job(id: id, attempt: 2, firstAttemptAt: Date(), journal: ["receipt": receipt])
            guard case .pending(receipt, _) = await channel.deliver(poll) else {
                Issue.record("not pending any more")
                return
            }
            switch await channel.deliver(poll) {
            case .delivered(let final, _): #expect(!isRejected && final == receipt)
            case .dead(let reason): #expect(isRejected && reason.code == "rejected")
            default: Issue.record("not decided")
            }
            #expect(fixture.simulator.count("calls_delivery") == 1)
        }
    }

    @Test("delivers again when the platform no longer knows the receipt")
    func forgotten() async throws {
        try await withServiceBW { fixture in
            let job = try Example.job(journal: ["receipt": UUID().uuidString])
            guard case .delivered = await fixture.channel().deliver(job) else {
                Issue.record("not delivered")
                return
            }
            #expect(fixture.simulator.receivedCount == 1)
        }
    }

    @Test("gives up after seven days of trying")
    func sevenDays() async throws {
        try await withServiceBW { fixture in
            fixture.simulator.inject(try #require(Fault(.status(503, retryAfter: nil))))
            let old = Date(timeIntervalSinceNow: -8 * 86_400)
            guard case .dead(let reason) = await fixture.channel().deliver(try Example.job(attempt: 400, firstAttemptAt: old)) else {
                Issue.record("not given up")
                return
            }
            #expect(reason.code == "http_503")
            #expect(!reason.isConfiguration)
        }
    }

    @Test("leaves a platform alone that does not answer, and comes back by itself")
    func circuit() async throws {
        try await withServiceBW { fixture in
            let channel = fixture.channel { $0.breaker = CircuitBreaker(threshold: 3, firstPause: .seconds(3)) }
            fixture.simulator.inject(try #require(Fault(.status(500, retryAfter: nil), count: 3)))
            for _ in 0..<3 { _ = await channel.deliver(try Example.job(firstAttemptAt: Date())) }
            let until = try #require(channel.pausedUntil(now: Date()))
            guard case .retry(let at, let reason) = await channel.deliver(try Example.job(firstAttemptAt: Date())) else {
                Issue.record("no retry")
                return
            }
            #expect(reason.code == "circuit_open")
            #expect(at >= until)
            #expect(fixture.simulator.count("calls_delivery") == 3)
            while channel.pausedUntil(now: Date()) != nil { await Task.yield() }
            guard case .delivered = await channel.deliver(try Example.job()) else {
                Issue.record("not delivered")
                return
            }
            #expect(channel.breakerState == .closed(failures: 0))
        }
    }

    @Test("an application that cannot be written is given up without a call")
    func unwritable() async throws {
        try await withServiceBW { fixture in
            let document = Example.document([.init("xml", title: "", entries: [])])
            guard case .dead(let reason) = await fixture.channel().deliver(try Example.job(document: document)) else {
                Issue.record("not given up")
                return
            }
            #expect(reason.code == "payload")
            #expect(fixture.simulator.count("calls_token") == 0)
        }
    }
}

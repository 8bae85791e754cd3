import Delivery
import Foundation
import Testing

@Suite("The circuit breaker")
struct CircuitBreakerTests {
    let start = Example.submittedAt

    private func later(_ seconds: TimeInterval) -> Date { start.addingTimeInterval(seconds) }

    private func breaker(threshold: Int = 3) -> CircuitBreaker {
        CircuitBreaker(threshold: threshold, firstPause: .seconds(2), longestPause: .seconds(10), probeTimeout: .seconds(100))
    }

    /// A breaker that has just opened.
    private func opened() -> CircuitBreaker {
        var breaker = breaker()
        for _ in 0..<3 { breaker.record(.failed, now: start) }
        return breaker
    }

    @Test("lets everything through while closed, and forgets failures at the first answer")
    func closed() {
        var breaker = breaker()
        for _ in 0..<10 {
            #expect(breaker.admit(now: start) == .go)
            breaker.record(.failed, now: start)
            breaker.record(.failed, now: start)
            breaker.record(.answered, now: start)
        }
        #expect(breaker.state == .closed(failures: 0))
        breaker.record(.nothing, now: start)
        #expect(breaker.state == .closed(failures: 0))
    }

    @Test("opens after so many failures in a row and pauses")
    func opens() {
        var breaker = opened()
        #expect(breaker.state == .open(until: later(2), openings: 1))
        #expect(breaker.admit(now: later(1.9)) == .wait(until: later(2)))
        #expect(breaker.pausedUntil(now: later(1.9)) == later(2))
        #expect(breaker.pausedUntil(now: later(2)) == nil)
    }

    @Test("opens at once when only a setting can help")
    func misconfigured() {
        var breaker = breaker(threshold: 1000)
        breaker.record(.misconfigured, now: start)
        #expect(breaker.state == .open(until: later(2), openings: 1))
    }

    @Test("sends one probe after the pause, and others wait for it")
    func probe() {
        var breaker = opened()
        #expect(breaker.admit(now: later(2)) == .probe)
        #expect(breaker.state == .halfOpen(since: later(2), openings: 1))
        #expect(breaker.admit(now: later(3)) == .wait(until: later(5)))
        breaker.record(.answered, now: later(3))
        #expect(breaker.state == .closed(failures: 0))
        #expect(breaker.admit(now: later(3)) == .go)
    }

    @Test("pauses twice as long after each failed probe, up to the longest pause")
    func doubling() {
        var breaker = opened()
        var now = later(2)
        for pause in [4.0, 8, 10, 10] {
            #expect(breaker.admit(now: now) == .probe)
            breaker.record(.failed, now: now)
            #expect(breaker.pausedUntil(now: now) == now.addingTimeInterval(pause))
            now = now.addingTimeInterval(pause)
        }
    }

    @Test("takes a probe that never reports for lost")
    func lostProbe() {
        var breaker = opened()
        #expect(breaker.admit(now: later(2)) == .probe)
        #expect(breaker.admit(now: later(101)) == .wait(until: later(103)))
        #expect(breaker.admit(now: later(102)) == .probe)
    }

    @Test("lets another probe go after one that came to nothing")
    func cancelledProbe() {
        var breaker = opened()
        _ = breaker.admit(now: later(2))
        breaker.record(.nothing, now: later(2.5))
        #expect(breaker.admit(now: later(2.5)) == .probe)
    }

    @Test("closes on any late answer, and late failures change nothing while open")
    func lateReports() {
        var breaker = opened()
        breaker.record(.failed, now: later(1))
        breaker.record(.misconfigured, now: later(1))
        #expect(breaker.state == .open(until: later(2), openings: 1))
        breaker.record(.answered, now: later(1))
        #expect(breaker.state == .closed(failures: 0))
    }
}

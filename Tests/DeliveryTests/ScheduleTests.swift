@testable import Delivery
import Foundation
import Testing

@Suite("The retry schedule")
struct RetryScheduleTests {
    let schedule = RetrySchedule()
    let start = Example.submittedAt

    private func wait(_ attempt: Int, random: Double, retryAfter: Duration? = nil) -> TimeInterval? {
        schedule.next(afterAttempt: attempt, firstAttemptAt: start, now: start, retryAfter: retryAfter, random: random)?
            .timeIntervalSince(start)
    }

    @Test("doubles its upper bounds up to an hour, as its comment says")
    func bounds() {
        let bounds = (1...14).map { schedule.upperBound(afterAttempt: $0) }
        #expect(bounds == [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600].map { .seconds($0) })
        #expect(schedule.upperBound(afterAttempt: .max) == .seconds(3600))
        #expect(schedule.upperBound(afterAttempt: -5) == .seconds(2))
    }

    @Test("draws evenly between a second and the bound", arguments: [(0.0, 1.0), (0.5, 32.5), (1.0, 64.0)])
    func jitter(random: Double, expected: Double) throws {
        #expect(abs(try #require(wait(6, random: random)) - expected) < 0.001)
    }

    @Test("never waits less than the other side asks, and never more than six hours for it")
    func retryAfter() throws {
        #expect(try #require(wait(1, random: 0, retryAfter: .seconds(120))) == 120)
        #expect(try #require(wait(1, random: 0.5, retryAfter: .seconds(120))) == 126)
        #expect(try #require(wait(12, random: 1, retryAfter: .seconds(5))) == 3600)
        #expect(try #require(wait(1, random: 0, retryAfter: .seconds(86_400 * 30))) == 6 * 3600)
        #expect(try #require(wait(1, random: 0, retryAfter: .seconds(-5))) == 1)
    }

    @Test("goes on for seven days, makes a last attempt at their end, then gives up", arguments: [0.1, 0.5, 0.99])
    func sevenDays(random: Double) throws {
        var generator = SystemRandomNumberGenerator()
        var now = start
        var attempt = 1
        while let next = schedule.next(
            afterAttempt: attempt, firstAttemptAt: start, now: now, retryAfter: nil,
            random: Double.random(in: 0...(random * 2).clamped, using: &generator))
        {
            #expect(next > now)
            now = next
            attempt += 1
            try #require(attempt < 700_000)
        }
        #expect(now == start.addingTimeInterval(7 * 86_400))
    }

    @Test("needs about 345 attempts for the seven days")
    func attempts() {
        var now = start
        var attempt = 1
        while let next = schedule.next(afterAttempt: attempt, firstAttemptAt: start, now: now, retryAfter: nil, random: 0.5) {
            now = next
            attempt += 1
        }
        #expect((330...360).contains(attempt))
    }
}

extension Double {
    fileprivate var clamped: Double { Swift.min(self, 1) }
}

@Suite("The header Retry-After")
struct RetryAfterTests {
    let now = Date(timeIntervalSince1970: 784_111_777)  // Sun, 06 Nov 1994 08:49:37 GMT

    @Test(
        "reads seconds and dates",
        arguments: [
            ("0", 0), ("120", 120), (" 7 ", 7), ("Sun, 06 Nov 1994 08:49:47 GMT", 10), ("Sun, 06 Nov 1994 08:49:27 GMT", 0),
            ("Mon, 07 Nov 1994 08:49:37 GMT", 86_400),
        ])
    func reads(value: String, seconds: Int) {
        #expect(RetryAfter.wait(value, now: now) == .seconds(seconds))
    }

    @Test("reads the old form of dates and bounds huge numbers")
    func oldForm() throws {
        #expect(RetryAfter.httpDate("Saturday, 21-Nov-26 10:15:00 GMT") == Example.submittedAt)
        #expect(RetryAfter.httpDate("Sat, 29 Feb 2028 00:00:00 GMT") == Date(timeIntervalSince1970: 1_835_395_200))
        #expect(try #require(RetryAfter.wait("99999999999999999999", now: now)) > .seconds(86_400))
    }

    @Test(
        "is silent about anything else",
        arguments: [
            "", "soon", "-5", "1.5", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 32 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Now 1994 08:49:37 GMT", ",,,,,", "Sun, 06 Nov 1994 08:49 GMT",
        ])
    func refuses(value: String) {
        #expect(RetryAfter.wait(value, now: now) == nil)
    }
}

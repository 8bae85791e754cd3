import FEEL
import Foundation

/// Points in time as people in Germany read them: `2026-11-21 11:15`, Europe/Berlin.
enum PlainTime {
    static func text(_ date: Date) -> String {
        let seconds = date.timeIntervalSince1970
        guard seconds.isFinite, abs(seconds) < 1e12 else { return "–" }
        let local = GermanTime.local(epochSeconds: Int64(seconds))
        return "\(local.date) \(two(local.time.hour)):\(two(local.time.minute))"
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}

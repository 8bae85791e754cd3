import Foundation
import Glibc

/// A result as one line of JSON on standard output.
enum Report {
    static func print(_ values: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        Swift.print(String(decoding: try encoder.encode(values), as: UTF8.self))
    }
}

/// Processor time of this process.
enum CPUTime {
    /// User and system time so far, in seconds.
    static var now: Double {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
}

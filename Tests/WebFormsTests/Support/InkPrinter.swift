import Casework
import Synchronization

/// Prints copies as one line of text, or fails as told.
final class InkPrinter: CopyPrinter {
    private let problem: Mutex<PrintingProblem?>

    init(problem: PrintingProblem? = nil) {
        self.problem = Mutex(problem)
    }

    var isAvailable: Bool {
        get async { problem.withLock { $0 } != .notInstalled }
    }

    /// What the next copies fail with; nil for success.
    func fail(with problem: PrintingProblem?) {
        self.problem.withLock { $0 = problem }
    }

    func print(_ copy: ApplicationCopy) async throws(CaseworkError) -> [UInt8] {
        if let problem = problem.withLock({ $0 }) { throw .notPrinted(problem) }
        return Array("%PDF-\(copy.reference.text)".utf8)
    }
}

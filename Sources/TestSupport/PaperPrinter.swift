public import Casework
import FormEngine
import FormModel
import Synchronization

/// Prints copies as one line of text, or fails as told.
public final class PaperPrinter: CopyPrinter {
    private let problem: Mutex<PrintingProblem?>

    public init(problem: PrintingProblem? = nil) {
        self.problem = Mutex(problem)
    }

    /// What the next copies fail with; nil for success.
    public func fail(with problem: PrintingProblem?) {
        self.problem.withLock { $0 = problem }
    }

    public var isAvailable: Bool {
        get async { problem.withLock { $0 } != .notInstalled }
    }

    public func print(_ copy: ApplicationCopy) async throws(CaseworkError) -> [UInt8] {
        if let problem = problem.withLock({ $0 }) { throw .notPrinted(problem) }
        return Array("%PDF-\(copy.reference.text) \(copy.municipality.name) \(copy.service.id) \(copy.document.sections.count)".utf8)
    }
}

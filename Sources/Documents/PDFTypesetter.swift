public import Logging

/// Sets documents as accessible PDF: PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) in one file.
///
/// Typst runs in helper programs that start with the first document, go on as long as this object is used, and get what is
/// written through a pipe: nothing of it reaches a file, a log or a command line. Each document has a time limit, and the number
/// of those that wait is bounded.
public actor PDFTypesetter {
    private let configuration: TypesetterConfiguration
    private let desks: [HelperDesk]
    private var free: [HelperDesk]
    private var waiting: [CheckedContinuation<HelperDesk?, Never>] = []
    private var isClosed = false
    /// What the installation lacks, as soon as that is known.
    private var missing: TypesettingError?

    public init(_ configuration: TypesetterConfiguration, logger: Logger) {
        self.configuration = configuration
        desks = (0..<max(1, configuration.helpers)).map { _ in HelperDesk(configuration, logger: logger) }
        free = desks
        if configuration.python == nil { missing = .notInstalled(.setting) }
    }

    deinit {
        for desk in desks { desk.close() }
    }

    /// Whether documents can be set here, as far as is known before the first one.
    public var isAvailable: Bool { missing == nil && !isClosed }

    /// Sets a document.
    ///
    /// - Returns: the bytes of the PDF.
    /// - Throws: ``TypesettingError``
    public func document(_ order: TypesettingOrder) async throws(TypesettingError) -> [UInt8] {
        if let missing { throw missing }
        let request = try order.request(maxBytes: configuration.maxRequestBytes)
        let desk = try await takeDesk()
        let result = await desk.document(request)
        giveBack(desk)
        return try remembered(result)
    }

    /// Starts a helper unless one runs, and tells what it works with.
    ///
    /// - Throws: ``TypesettingError``, usually ``TypesettingError/notInstalled(_:)``.
    public func version() async throws(TypesettingError) -> TypesetterVersion {
        if let missing { throw missing }
        let desk = try await takeDesk()
        let result = await desk.version()
        giveBack(desk)
        return try remembered(result)
    }

    /// Ends all helpers, also those at work; whoever waits gets ``TypesettingError/shutDown``.
    public func shutDown() {
        isClosed = true
        for desk in desks { desk.close() }
        let waiters = waiting
        waiting = []
        for waiter in waiters { waiter.resume(returning: nil) }
    }

    private func remembered<Value>(_ result: Result<Value, TypesettingError>) throws(TypesettingError) -> Value {
        if case .failure(let error) = result, case .notInstalled = error { missing = error }
        return try result.get()
    }

    // MARK: Whose turn it is

    private func takeDesk() async throws(TypesettingError) -> HelperDesk {
        guard !isClosed else { throw .shutDown }
        if let desk = free.popLast() { return desk }
        guard waiting.count < configuration.maxWaiting else { throw .busy }
        let desk = await withCheckedContinuation { waiting.append($0) }
        guard let desk else { throw .shutDown }
        return desk
    }

    private func giveBack(_ desk: HelperDesk) {
        guard !waiting.isEmpty else { return free.append(desk) }
        waiting.removeFirst().resume(returning: desk)
    }
}

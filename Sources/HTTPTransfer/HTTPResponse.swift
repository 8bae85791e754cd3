/// A complete answer.
public struct HTTPResponse: Sendable {
    public let status: Int
    public let headers: HTTPFields
    public let body: [UInt8]
    public let timings: TransferTimings

    public init(status: Int, headers: HTTPFields, body: [UInt8], timings: TransferTimings = TransferTimings()) {
        self.status = status
        self.headers = headers
        self.body = body
        self.timings = timings
    }

    /// The body as UTF-8; what is not UTF-8 becomes U+FFFD.
    public var text: String { String(decoding: body, as: UTF8.self) }
}

/// Header fields in the order of arrival, looked up without regard to case.
public struct HTTPFields: Sendable {
    public let all: [(name: String, value: String)]

    public init(_ all: [(String, String)]) {
        self.all = all.map { (name: $0.0, value: $0.1) }
    }

    /// The first value of that name.
    public subscript(name: String) -> String? { values(name).first }

    /// All values of that name.
    public func values(_ name: String) -> [String] {
        let wanted = name.lowercased()
        return all.filter { $0.name.lowercased() == wanted }.map(\.value)
    }
}

/// Where the time went, each counted from the start; zero for a step that did not take place.
public struct TransferTimings: Sendable, Equatable {
    public var resolved: Duration = .zero
    public var connected: Duration = .zero
    public var secured: Duration = .zero
    public var firstByte: Duration = .zero
    public var total: Duration = .zero
    /// Whether an existing connection was used.
    public var isReusedConnection = false
    /// `1.1`, `2` …
    public var httpVersion = ""

    public init() {}
}

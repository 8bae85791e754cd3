/// Why there is no answer to a request.
///
/// ``description`` names the kind and the step, never address, header or body. ``debugDescription`` adds libcurl's words.
public struct TransferError: Error, Sendable, Equatable {
    public enum Kind: String, Sendable, Equatable, CaseIterable {
        /// The name of the host (or proxy) has no address.
        case resolve
        /// Nobody answers at that address.
        case connect
        /// The server's certificate is not one that we trust for that name.
        case tlsVerification
        /// The TLS handshake failed, for example because the server wants another client certificate.
        case tlsHandshake
        /// The connect or total timeout ended.
        case timeout
        /// The connection broke after it stood.
        case connectionLost
        /// The answer is larger than the request allows.
        case tooLarge
        case cancelled
        /// What came back is not HTTP.
        case protocolViolation
        /// The request cannot be sent as it is (address, header, method).
        case invalidRequest
        /// A certificate, key or CA file cannot be used.
        case configuration
        /// The client was shut down.
        case closed
    }

    public let kind: Kind
    /// Whether the server may have seen the request, or a part of it: then only an idempotent request may be repeated.
    public let mayHaveReachedServer: Bool
    /// Whether the connection had served an earlier request: then the server may just have closed it, and one immediate
    /// further attempt is worth while.
    public let wasReusedConnection: Bool
    let summary: String?
    let detail: String?
    /// libcurl's number, 0 when it had no part in it.
    public let curlCode: Int

    init(
        _ kind: Kind, _ summary: String? = nil, mayHaveReachedServer: Bool = false, wasReusedConnection: Bool = false,
        detail: String? = nil, curlCode: Int = 0
    ) {
        self.kind = kind
        self.summary = summary
        self.mayHaveReachedServer = mayHaveReachedServer
        self.wasReusedConnection = wasReusedConnection
        self.detail = detail
        self.curlCode = curlCode
    }

    /// Made by hand, for tests of those who handle it.
    public init(kind: Kind, mayHaveReachedServer: Bool, wasReusedConnection: Bool = false) {
        self.init(kind, mayHaveReachedServer: mayHaveReachedServer, wasReusedConnection: wasReusedConnection)
    }
}

extension TransferError: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String {
        var parts = ["transfer error: \(kind.rawValue)"]
        if let summary { parts.append(summary) }
        if curlCode != 0 { parts.append("curl \(curlCode)") }
        if mayHaveReachedServer { parts.append("the server may have seen the request") }
        return parts.joined(separator: ", ")
    }

    public var debugDescription: String {
        detail.map { "\(description): \($0)" } ?? description
    }
}

/// A request as it goes over the wire.
public struct HTTPRequest: Sendable {
    /// A token of RFC 9110: `GET`, `POST`, `PUT` …
    public var method: String
    /// Absolute, `https://` unless ``allowsPlainHTTP``.
    public var url: String
    /// In the order in which they are sent; names may repeat.
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]
    /// Time for resolving, connecting and the TLS handshake.
    public var connectTimeout: Duration
    /// Time for everything.
    public var totalTimeout: Duration
    /// Private CA and client certificate; nil for the system's CAs and none.
    public var tls: TLSIdentity?
    /// `http://proxy:3128`; nil for a direct connection. Proxy variables of the environment are not looked at.
    public var proxy: String?
    /// A longer answer ends the transfer with ``TransferError/Kind/tooLarge``.
    public var maxResponseBytes: Int
    /// Whether `http://` is allowed; meant for tests on the loopback address.
    public var allowsPlainHTTP: Bool

    public init(
        method: String = "GET", url: String, headers: [(String, String)] = [], body: [UInt8] = [],
        connectTimeout: Duration = .seconds(10), totalTimeout: Duration = .seconds(60), tls: TLSIdentity? = nil,
        proxy: String? = nil, maxResponseBytes: Int = 8 << 20, allowsPlainHTTP: Bool = false
    ) {
        self.method = method
        self.url = url
        self.headers = headers.map { (name: $0.0, value: $0.1) }
        self.body = body
        self.connectTimeout = connectTimeout
        self.totalTimeout = totalTimeout
        self.tls = tls
        self.proxy = proxy
        self.maxResponseBytes = maxResponseBytes
        self.allowsPlainHTTP = allowsPlainHTTP
    }
}

/// Whom to trust and who we are, as PEM files. Verification of the server cannot be switched off.
public struct TLSIdentity: Sendable, Hashable {
    /// CAs to trust instead of the system's.
    public var caFile: String?
    /// Our certificate, its chain behind it.
    public var certificateFile: String?
    public var keyFile: String?

    public init(caFile: String? = nil, certificateFile: String? = nil, keyFile: String? = nil) {
        self.caFile = caFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }
}

extension HTTPRequest {
    /// Refuses what would change the meaning of the message on the wire.
    ///
    /// - Throws: ``TransferError/Kind/invalidRequest``.
    func check() throws(TransferError) {
        guard !method.isEmpty, method.utf8.allSatisfy(Self.isTokenByte) else {
            throw TransferError(.invalidRequest, "the method is not a token")
        }
        let scheme = url.prefix { $0 != ":" }.lowercased()
        guard scheme == "https" || (scheme == "http" && allowsPlainHTTP), url.dropFirst(scheme.count).hasPrefix("://") else {
            throw TransferError(.invalidRequest, allowsPlainHTTP ? "the address is neither https nor http" : "the address is not https")
        }
        guard url.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
            throw TransferError(.invalidRequest, "the address holds characters that must be percent-encoded")
        }
        for header in headers {
            guard !header.name.isEmpty, header.name.utf8.allSatisfy(Self.isTokenByte),
                header.value.utf8.allSatisfy({ $0 == 9 || ($0 >= 32 && $0 != 127) })
            else { throw TransferError(.invalidRequest, "a header has an illegal name or value") }
        }
        guard maxResponseBytes >= 0, connectTimeout > .zero, totalTimeout > .zero else {
            throw TransferError(.invalidRequest, "limits must be positive")
        }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

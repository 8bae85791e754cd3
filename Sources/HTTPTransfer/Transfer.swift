import CLibcurl
import Synchronization

/// One request on its way: what libcurl's callbacks read and write.
///
/// It is made by the caller, handed to the driver thread once, and touched by nobody else until its answer is given.
final class Transfer: @unchecked Sendable {
    let request: HTTPRequest
    private let continuation: CheckedContinuation<Result<HTTPResponse, TransferError>, Never>
    let token: CancelToken

    // Owned by the driver thread.
    var easy: UnsafeMutableRawPointer?
    var headerList: UnsafeMutablePointer<curl_slist>?
    var sent = 0
    var status = 0
    var headers: [(String, String)] = []
    var headerBytes = 0
    var body: [UInt8] = []
    var isTooLarge = false
    /// The empty line behind the last set of headers has arrived.
    var isHeadComplete = false
    let message = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    /// All header lines of an answer together.
    static let maxHeaderBytes = 64 << 10

    init(request: HTTPRequest, token: CancelToken, continuation: CheckedContinuation<Result<HTTPResponse, TransferError>, Never>) {
        self.request = request
        self.token = token
        self.continuation = continuation
        message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit { message.deallocate() }

    func finish(_ result: Result<HTTPResponse, TransferError>) {
        continuation.resume(returning: result)
    }

    // MARK: Callbacks

    /// Takes a part of the body; anything but `data.count` makes libcurl stop.
    func receive(_ data: UnsafeRawBufferPointer) -> Int {
        guard data.count <= request.maxResponseBytes - body.count else {
            isTooLarge = true
            return 0
        }
        body.append(contentsOf: data)
        return data.count
    }

    /// Takes one header line; a status line begins a new set (after 100 Continue, or behind a proxy).
    func receive(header data: UnsafeRawBufferPointer) -> Int {
        headerBytes += data.count
        guard headerBytes <= Self.maxHeaderBytes else {
            isTooLarge = true
            return 0
        }
        let line = String(decoding: data, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            headers = []
            isHeadComplete = false
            return data.count
        }
        if line == "\r\n" || line == "\n" { isHeadComplete = true }
        if let colon = line.firstIndex(of: ":") {
            headers.append((String(line[..<colon]), Self.trimmed(line[line.index(after: colon)...])))
        }
        return data.count
    }

    /// Hands out a part of the request's body.
    func send(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, request.body.count - sent)
        guard count > 0 else { return 0 }
        request.body.withUnsafeBytes { body in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: body[sent..<(sent + count)]))
        }
        sent += count
        return count
    }

    /// libcurl sends the body once more (a refused HTTP/2 stream, a connection that was closed before the first byte).
    func rewind(to offset: Int) -> Bool {
        guard (0...request.body.count).contains(offset) else { return false }
        sent = offset
        return true
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

/// Names a transfer before it is on its way, so that cancelling and starting may come in any order.
final class CancelToken: Sendable {
    private let cancelled = Atomic<Bool>(false)
    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }
    func cancel() { cancelled.store(true, ordering: .releasing) }
}

/// Sends requests over libcurl; one thread drives all transfers.
///
/// Connections are kept and shared, HTTP/2 is used over TLS where the server offers it. Redirects are not followed and
/// nothing is repeated: whether that is right only the caller knows (``TransferError/mayHaveReachedServer``).
public final class HTTPClient: Sendable {
    private let driver: TransferDriver

    /// - Parameter maxConnectionsPerHost: over HTTP/1.1, further requests wait for a free one; within their timeout.
    public init(maxConnectionsPerHost: Int = 64, maxConnections: Int = 256) {
        driver = TransferDriver(maxConnectionsPerHost: max(1, maxConnectionsPerHost), maxConnections: max(1, maxConnections))
    }

    deinit { driver.shutDown(cancelRunning: true) }

    /// Sends a request and waits for the complete answer, whatever its status.
    ///
    /// - Throws: ``TransferError``; cancelling the task ends the transfer with ``TransferError/Kind/cancelled``.
    public func send(_ request: HTTPRequest) async throws(TransferError) -> HTTPResponse {
        try request.check()
        guard !Task.isCancelled else { throw TransferError(.cancelled) }
        let token = CancelToken()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                driver.start(Transfer(request: request, token: token, continuation: continuation))
            }
        } onCancel: {
            token.cancel()
            driver.cancel(token)
        }
        return try outcome.get()
    }

    /// Refuses new requests, waits for running ones and ends the thread. After `grace` what still runs is cancelled.
    public func shutDown(grace: Duration = .seconds(10)) async {
        driver.shutDown(cancelRunning: false)
        let ending = Task { [driver] in
            try await Task.sleep(for: grace)
            driver.shutDown(cancelRunning: true)
        }
        await driver.ended()
        ending.cancel()
    }
}

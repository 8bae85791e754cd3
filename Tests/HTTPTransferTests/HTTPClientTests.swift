import Foundation
import Glibc
import HTTPTransfer
import Testing

@Suite("Sending requests")
struct HTTPClientTests {
    private let client = HTTPClient()

    private func kind(_ request: HTTPRequest, client: HTTPClient? = nil) async -> TransferError? {
        do throws(TransferError) {
            _ = try await (client ?? self.client).send(request)
            return nil
        } catch { return error }
    }

    private func request(_ server: RawServer, _ method: String = "GET", total: Duration = .seconds(10)) -> HTTPRequest {
        HTTPRequest(method: method, url: server.url + "/", totalTimeout: total, allowsPlainHTTP: true)
    }

    @Test("method, path, headers and body arrive as they are, and nothing is added", arguments: ["POST", "PUT", "PATCH", "DELETE"])
    func request(method: String) async throws {
        let server = try RawServer.echoing()
        defer { server.stop() }
        let body = String(repeating: "ä", count: 100_000)
        let response = try await client.send(
            HTTPRequest(
                method: method, url: server.url + "/a/b?c=d",
                headers: [("X-SP-Mandant", "08"), ("X-Empty", ""), ("Content-Type", "text/plain")],
                body: Array(body.utf8), allowsPlainHTTP: true))
        #expect(response.status == 200)
        let seen = try #require(server.seen.first)
        let head = seen.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
        #expect(head.first == "\(method) /a/b?c=d HTTP/1.1")
        #expect(
            Set(head.dropFirst()) == [
                "Host: 127.0.0.1:\(server.port)", "X-SP-Mandant: 08", "X-Empty:", "Content-Type: text/plain", "Accept: */*",
                "Content-Length: 200000",
            ])
        #expect(seen.hasSuffix("\r\n\r\n" + body))
    }

    @Test("a GET has no body, a POST without one says so")
    func withoutBody() async throws {
        let server = try RawServer.echoing()
        defer { server.stop() }
        _ = try await client.send(request(server))
        _ = try await client.send(request(server, "POST"))
        #expect(!server.seen[0].lowercased().contains("content-"))
        #expect(server.seen[1].contains("Content-Length: 0"))
        #expect(!server.seen[1].contains("Content-Type"))
    }

    @Test("an answer has status, headers without regard to case, body and timings", arguments: [200, 204, 302, 404, 503])
    func answer(status: Int) async throws {
        let server = try RawServer { _, peer in
            while peer.readRequest() != nil {
                peer.answer(
                    status == 204 ? "" : "Grüße", status: "\(status) X",
                    headers: "Retry-After: 7\r\nLocation: /x\r\nX-Twice: a\r\nx-twice: b\r\n")
            }
        }
        defer { server.stop() }
        let response = try await client.send(request(server))
        #expect(response.status == status)
        #expect(response.headers["retry-after"] == "7")
        #expect(response.headers.values("X-TWICE") == ["a", "b"])
        #expect(response.text == (status == 204 ? "" : "Grüße"))
        #expect(response.timings.total > .zero)
        #expect(response.timings.httpVersion == "1.1")
    }

    @Test("a HEAD answer has headers and no body")
    func head() async throws {
        let server = try RawServer { _, peer in
            while peer.readRequest() != nil { peer.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n") }
        }
        defer { server.stop() }
        let response = try await client.send(request(server, "HEAD"))
        #expect(response.headers["content-length"] == "500")
        #expect(response.body.isEmpty)
    }

    @Test("an interim answer is not mistaken for the answer")
    func interim() async throws {
        let server = try RawServer { _, peer in
            while peer.readRequest() != nil {
                peer.write("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            }
        }
        defer { server.stop() }
        let response = try await client.send(request(server))
        #expect(response.status == 200)
        #expect(response.headers["x-early"] == nil)
    }

    @Test("connections are used again, and concurrent requests all get their answer")
    func reuse() async throws {
        let server = try RawServer.echoing()
        defer { server.stop() }
        for _ in 0..<5 { _ = try await client.send(request(server)) }
        #expect(server.connections == 1)
        #expect(try await client.send(request(server)).timings.isReusedConnection)
        let request = request(server, "POST")
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<200 { group.addTask { try await client.send(request).status } }
            for try await status in group { #expect(status == 200) }
        }
        #expect(server.connections <= 64)
    }

    @Test(
        "plain http, other schemes, control characters and broken methods are refused before anything is sent",
        arguments: [
            HTTPRequest(url: "http://127.0.0.1:1/"), HTTPRequest(url: "file:///etc/passwd", allowsPlainHTTP: true),
            HTTPRequest(url: "ftp://x/", allowsPlainHTTP: true),
            HTTPRequest(url: ""), HTTPRequest(url: "https"), HTTPRequest(url: "https://x/ y"), HTTPRequest(url: "https://x/\r\nEvil: 1"),
            HTTPRequest(method: "GE T", url: "https://x/"), HTTPRequest(method: "", url: "https://x/"),
            HTTPRequest(url: "https://x/", headers: [("X", "a\r\nEvil: 1")]), HTTPRequest(url: "https://x/", headers: [("X:", "a")]),
            HTTPRequest(url: "https://x/", headers: [("", "a")]), HTTPRequest(url: "https://x/", totalTimeout: .zero),
        ])
    func refused(request: HTTPRequest) async {
        let error = await kind(request)
        #expect(error?.kind == .invalidRequest)
        #expect(error?.mayHaveReachedServer == false)
    }

    @Test("an unknown name and a closed port did not reach the server")
    func unreachable() async throws {
        let name = await kind(HTTPRequest(url: "https://no-such-host.invalid/"))
        #expect(name?.kind == .resolve)
        #expect(name?.mayHaveReachedServer == false)
        let server = try RawServer.echoing()
        server.stop()
        let port = await kind(request(server))
        #expect(port?.kind == .connect)
        #expect(port?.mayHaveReachedServer == false)
    }

    @Test("no answer in time is a timeout that may have reached the server")
    func timeout() async throws {
        let server = try RawServer { _, peer in
            _ = peer.readRequest()
            peer.waitForEnd()
        }
        defer { server.stop() }
        let error = await kind(request(server, "POST", total: .milliseconds(200)))
        #expect(error?.kind == .timeout)
        #expect(error?.mayHaveReachedServer == true)
    }

    @Test(
        "a connection that breaks is told apart, wherever it breaks",
        arguments: [
            "", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        ])
    func cut(after: String) async throws {
        let server = try RawServer { _, peer in
            _ = peer.readRequest()
            peer.write(after)
        }
        defer { server.stop() }
        let error = await kind(request(server, "POST"))
        #expect(error?.kind == .connectionLost)
        #expect(error?.mayHaveReachedServer == true)
        #expect(error?.wasReusedConnection == false)
    }

    @Test("a reset is a lost connection, too")
    func reset() async throws {
        let server = try RawServer { _, peer in
            _ = peer.readRequest()
            peer.reset()
        }
        defer { server.stop() }
        #expect(await kind(request(server, "POST"))?.kind == .connectionLost)
    }

    @Test(
        "what is not HTTP is a violation of the protocol",
        arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "\u{0}\u{1}\u{2}garbage\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"])
    func garbage(answer: String) async throws {
        let server = try RawServer { _, peer in
            _ = peer.readRequest()
            peer.write(answer)
        }
        defer { server.stop() }
        let error = await kind(request(server))
        #expect(error?.kind == .protocolViolation)
    }

    @Test("an answer may be as large as allowed and not a byte larger", arguments: [true, false])
    func cap(chunked: Bool) async throws {
        let server = try RawServer { _, peer in
            while peer.readRequest() != nil {
                let body = String(repeating: "x", count: 1000)
                if chunked {
                    peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n\(body)\r\n0\r\n\r\n")
                } else {
                    peer.answer(body)
                }
            }
        }
        defer { server.stop() }
        var request = request(server)
        request.maxResponseBytes = 1000
        #expect(try await client.send(request).body.count == 1000)
        request.maxResponseBytes = 999
        #expect(await kind(request)?.kind == .tooLarge)
    }

    @Test("an endless answer and endless headers end the transfer", arguments: ["HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\n"])
    func endless(start: String) async throws {
        let server = try RawServer { _, peer in
            _ = peer.readRequest()
            peer.write(start)
            while peer.write("X-Filler: " + String(repeating: "x", count: 1000) + "\r\n") {}
        }
        defer { server.stop() }
        var request = request(server)
        request.maxResponseBytes = 1 << 20
        #expect(await kind(request)?.kind == .tooLarge)
    }

    @Test("cancelling ends the transfer at once and lets the others go on")
    func cancel() async throws {
        let server = try RawServer { server, peer in
            while let request = peer.readRequest() {
                server.note(request)
                if request.hasPrefix("GET /slow") { peer.waitForEnd() } else { peer.answer("ok") }
            }
        }
        defer { server.stop() }
        let slow = HTTPRequest(url: server.url + "/slow", allowsPlainHTTP: true)
        let task = Task { [client] in try await client.send(slow) }
        while server.seen.isEmpty { await Task.yield() }
        task.cancel()
        await #expect { try await task.value } throws: {
            ($0 as? TransferError)?.kind == .cancelled && ($0 as? TransferError)?.mayHaveReachedServer == true
        }
        #expect(try await client.send(request(server)).text == "ok")
        let early = Task { [client] in
            withUnsafeCurrentTask { $0?.cancel() }
            return try await client.send(slow)
        }
        await #expect { try await early.value } throws: {
            ($0 as? TransferError)?.kind == .cancelled && ($0 as? TransferError)?.mayHaveReachedServer == false
        }
    }

    @Test("a shutdown lets running transfers end, and refuses new ones")
    func shutdown() async throws {
        let server = try RawServer { server, peer in
            while let request = peer.readRequest() {
                server.note(request)
                usleep(100_000)
                peer.answer("done")
            }
        }
        defer { server.stop() }
        let client = HTTPClient()
        let request = request(server)
        let running = Task { try await client.send(request).text }
        while server.seen.isEmpty { await Task.yield() }
        await client.shutDown()
        #expect(try await running.value == "done")
        #expect(await kind(request, client: client)?.kind == .closed)
    }

    @Test("a shutdown without patience cancels what runs")
    func shutdownNow() async throws {
        let server = try RawServer { server, peer in
            if let request = peer.readRequest() { server.note(request) }
            peer.waitForEnd()
        }
        defer { server.stop() }
        let client = HTTPClient()
        let request = request(server)
        let running = Task { try await client.send(request).text }
        while server.seen.isEmpty { await Task.yield() }
        await client.shutDown(grace: .milliseconds(20))
        await #expect { try await running.value } throws: { ($0 as? TransferError)?.kind == .cancelled }
    }

    @Test("a proxy is used when the request names one, and never because the environment does")
    func proxy() async throws {
        let proxy = try RawServer.echoing()
        let server = try RawServer.echoing()
        defer {
            proxy.stop()
            server.stop()
        }
        var request = HTTPRequest(url: "http://authority.invalid/x", proxy: proxy.url, allowsPlainHTTP: true)
        #expect(try await client.send(request).status == 200)
        #expect(proxy.seen.first?.hasPrefix("GET http://authority.invalid/x HTTP/1.1\r\n") == true)
        setenv("http_proxy", proxy.url, 1)
        defer { unsetenv("http_proxy") }
        request = self.request(server)
        #expect(try await client.send(request).status == 200)
        #expect(server.seen.count == 1)
        #expect(proxy.seen.count == 1)
        request = HTTPRequest(url: "https://authority.invalid/x", proxy: "http://127.0.0.1:1", allowsPlainHTTP: true)
        #expect(await kind(request)?.kind == .connect)
    }

    @Test("an error says nothing about address or content")
    func safety() async {
        let error = await kind(HTTPRequest(url: "https://geheim.invalid/geheim?geheim", headers: [("X", "geheim")]))
        #expect(error.map { "\($0)".contains("geheim") } == false)
    }
}

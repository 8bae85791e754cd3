import Foundation
import Glibc
import HTTPTransfer
import Testing

@Suite("TLS", .serialized)
struct TLSTests {
    private let client = HTTPClient()

    private static let folder = "/tmp/antragswerk-tls-\(getpid())"

    /// A CA, a server certificate for localhost, one for another name and a client certificate, made by `openssl`.
    private static let certificates = Result {
        atexit { try? FileManager.default.removeItem(atPath: TLSTests.folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try shell(
            """
            cd '\(folder)'
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -subj /CN=ca -days 2
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout other.key -out other.pem -subj /CN=other -days 2
            for name in localhost stranger client; do
                openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout $name.key -out $name.csr -subj /CN=$name
                printf 'subjectAltName=DNS:%s' $name > $name.ext
                openssl x509 -req -in $name.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out $name.pem -days 2 -extfile $name.ext
            done
            """)
        return folder
    }

    private static func shell(_ script: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-ec", script]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }

    /// Runs `openssl s_server` for the time of `body`.
    private func withServer(_ certificate: String, _ arguments: [String] = ["-www"], _ body: (String, Int) async throws -> Void)
        async throws
    {
        let folder = try Self.certificates.get()
        let port = try RawServer { _, _ in }.portThenStop()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments =
            ["s_server", "-accept", "127.0.0.1:\(port)", "-cert", "\(folder)/\(certificate).pem", "-key", "\(folder)/\(certificate).key"]
            + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = Pipe()
        try process.run()
        defer {
            // SIGTERM is blocked in it: threads of Dispatch hand their signal mask on.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        var probe = HTTPRequest(url: "https://localhost:\(port)/")
        for _ in 0..<200 {
            probe.connectTimeout = .seconds(1)
            do throws(TransferError) { _ = try await client.send(probe) } catch  where error.kind == .connect {
                try await Task.sleep(for: .milliseconds(10))
                continue
            } catch {}
            break
        }
        try await body(folder, Int(port))
    }

    private func error(_ port: Int, _ tls: TLSIdentity?, host: String = "localhost") async -> TransferError? {
        do throws(TransferError) {
            _ = try await client.send(HTTPRequest(url: "https://\(host):\(port)/", totalTimeout: .seconds(5), tls: tls))
            return nil
        } catch { return error }
    }

    @Test("a private CA is trusted when it is named, and only for the certificate's names")
    func privateCA() async throws {
        try await withServer("localhost") { folder, port in
            let response = try await client.send(
                HTTPRequest(url: "https://localhost:\(port)/", tls: TLSIdentity(caFile: folder + "/ca.pem")))
            #expect(response.status == 200)
            #expect(response.timings.secured > .zero)
            #expect(await error(port, nil)?.kind == .tlsVerification)
            #expect(await error(port, TLSIdentity(caFile: folder + "/other.pem"))?.kind == .tlsVerification)
            #expect(await error(port, TLSIdentity(caFile: folder + "/ca.pem"), host: "127.0.0.1")?.kind == .tlsVerification)
            #expect(await error(port, nil)?.mayHaveReachedServer == false)
        }
        try await withServer("stranger") { folder, port in
            #expect(await error(port, TLSIdentity(caFile: folder + "/ca.pem"))?.kind == .tlsVerification)
        }
    }

    @Test("a client certificate opens the door, and without it the handshake fails")
    func clientCertificate() async throws {
        let folder = try Self.certificates.get()
        try await withServer("localhost", ["-www", "-Verify", "1", "-verify_return_error", "-CAfile", folder + "/ca.pem", "-tls1_2"]) {
            folder, port in
            let identity = TLSIdentity(caFile: folder + "/ca.pem", certificateFile: folder + "/client.pem", keyFile: folder + "/client.key")
            #expect(await error(port, identity) == nil)
            let without = await error(port, TLSIdentity(caFile: folder + "/ca.pem"))
            #expect(without?.kind == .tlsHandshake)
            #expect(without?.mayHaveReachedServer == false)
        }
    }

    @Test("files that are missing or do not belong together are a matter of configuration")
    func brokenFiles() async throws {
        try await withServer("localhost") { folder, port in
            #expect(await error(port, TLSIdentity(caFile: folder + "/none.pem"))?.kind == .configuration)
            let mixed = TLSIdentity(caFile: folder + "/ca.pem", certificateFile: folder + "/client.pem", keyFile: folder + "/ca.key")
            #expect(await error(port, mixed)?.kind == .configuration)
        }
    }

    @Test(
        "HTTP/2 is spoken where it is offered, many requests on one connection",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx")))
    func http2() async throws {
        let folder = try Self.certificates.get()
        let port = try RawServer { _, _ in }.portThenStop()
        let configuration = """
            daemon off; pid \(folder)/nginx.pid; error_log /dev/null;
            events {}
            http {
                access_log off;
                client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy; fastcgi_temp_path \(folder)/f; uwsgi_temp_path \(folder)/u; scgi_temp_path \(folder)/s;
                server {
                    listen 127.0.0.1:\(port) ssl http2;
                    ssl_certificate \(folder)/localhost.pem; ssl_certificate_key \(folder)/localhost.key;
                    location / { return 200 "ok"; }
                }
            }
            """
        try Data(configuration.utf8).write(to: URL(fileURLWithPath: folder + "/nginx.conf"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/sbin/nginx")
        process.arguments = ["-c", folder + "/nginx.conf", "-g", "master_process off;"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        let request = HTTPRequest(url: "https://localhost:\(port)/", tls: TLSIdentity(caFile: folder + "/ca.pem"))
        for _ in 0..<200 where (try? await client.send(request)) == nil { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try await client.send(request).timings.httpVersion == "2")
        try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
            for _ in 0..<50 { group.addTask { try await client.send(request) } }
            for try await response in group {
                #expect(response.text == "ok")
                #expect(response.timings.isReusedConnection)
            }
        }
    }

    @Test("TLS below 1.2 is refused")
    func oldTLS() async throws {
        try await withServer("localhost", ["-www", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"]) { folder, port in
            #expect(await error(port, TLSIdentity(caFile: folder + "/ca.pem"))?.kind == .tlsHandshake)
        }
    }

    @Test("a server that does not speak TLS is a failed handshake")
    func noTLS() async throws {
        let server = try RawServer { _, peer in
            peer.write("HTTP/1.1 400 Bad Request\r\n\r\n")
            peer.waitForEnd()
        }
        defer { server.stop() }
        #expect(await error(Int(server.port), nil)?.kind == .tlsHandshake)
    }
}

extension RawServer {
    fileprivate func portThenStop() -> UInt16 {
        stop()
        return port
    }
}

import Foundation
import Glibc
import Synchronization

/// A server that speaks bytes, so that a test decides about every one of them.
///
/// Each accepted connection gets a thread and runs the test's script.
final class RawServer: Sendable {
    /// One accepted connection.
    struct Peer {
        let descriptor: Int32
        /// Counts the connections from 1.
        let number: Int

        /// Reads a request with its body (by Content-Length); nil when the client closed the connection.
        func readRequest() -> String? {
            var received: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let text = String(decoding: received, as: UTF8.self)
                if let end = text.range(of: "\r\n\r\n") {
                    let head = text[..<end.lowerBound]
                    let lengthLine = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
                    let length = lengthLine.flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) } ?? 0
                    if received.count >= head.utf8.count + 4 + length { return text }
                }
                let count = recv(descriptor, &buffer, buffer.count, 0)
                guard count > 0 else { return nil }
                received += buffer[..<count]
            }
        }

        @discardableResult
        func write(_ text: String) -> Bool {
            let bytes = Array(text.utf8)
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }

        func answer(_ body: String, status: String = "200 OK", headers: String = "") {
            write("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
        }

        /// Ends the connection with a reset instead of a farewell.
        func reset() {
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        }

        /// Blocks until the client has closed its side.
        func waitForEnd() {
            var byte: UInt8 = 0
            while recv(descriptor, &byte, 1, 0) > 0 {}
        }
    }

    let port: UInt16
    private let listener: Int32
    private let accepted = Mutex(0)
    private let requests = Mutex<[String]>([])

    var connections: Int { accepted.withLock { $0 } }
    var seen: [String] { requests.withLock { $0 } }
    var url: String { "http://127.0.0.1:\(port)" }

    func note(_ request: String) { requests.withLock { $0.append(request) } }

    init(_ script: @escaping @Sendable (RawServer, Peer) -> Void) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 64) == 0 ? getsockname(descriptor, address, &length) : -1
            }
        }
        guard descriptor >= 0, code == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        listener = descriptor
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { return }
                let number = accepted.withLock { count in
                    count += 1
                    return count
                }
                Thread.detachNewThread { [self] in
                    script(self, Peer(descriptor: client, number: number))
                    close(client)
                }
            }
        }
    }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// Answers every request on a connection with `body`.
    static func echoing() throws -> RawServer {
        try RawServer { server, peer in
            while let request = peer.readRequest() {
                server.note(request)
                peer.answer("connection \(peer.number)", headers: "X-Test: one\r\nx-test:  two \r\n")
            }
        }
    }
}

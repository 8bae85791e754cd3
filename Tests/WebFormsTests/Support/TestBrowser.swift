import Foundation
import HTTPTransfer

/// A browser without scripts: keeps cookies, follows redirections, finds forms.
final class TestBrowser {
    let address: String
    let name: String
    var cookies: [String: String] = [:]
    private(set) var page = TestPage(status: 0, text: "", headers: [:], path: "")
    private let client = HTTPClient()

    init(_ address: String, name: String = "browser") {
        self.address = address
        self.name = name
    }

    deinit {
        let client = client
        Task { await client.shutDown(grace: .milliseconds(100)) }
    }

    @discardableResult
    func get(_ path: String) async throws -> TestPage {
        try await send("GET", path, body: [], contentType: nil)
    }

    @discardableResult
    func post(_ path: String, _ pairs: [(String, String)], follows: Bool = true) async throws -> TestPage {
        let body = pairs.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await send("POST", path, body: Array(body.utf8), contentType: "application/x-www-form-urlencoded", follows: follows)
    }

    /// Sends the form of the current page with its hidden controls.
    @discardableResult
    func submit(_ pairs: [(String, String)], to path: String? = nil, follows: Bool = true) async throws -> TestPage {
        try await post(path ?? page.formAction ?? page.path, page.hiddenControls + pairs, follows: follows)
    }

    @discardableResult
    func send(
        _ method: String, _ path: String, body: [UInt8], contentType: String?, follows: Bool = true
    ) async throws -> TestPage {
        var headers: [(name: String, value: String)] = [("User-Agent", name)]
        if let contentType { headers.append(("Content-Type", contentType)) }
        if !cookies.isEmpty { headers.append(("Cookie", cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))) }
        var request = HTTPRequest(method: method, url: address + path, headers: headers, body: body)
        request.allowsPlainHTTP = true
        let response = try await client.send(request)
        for line in response.headers.values("Set-Cookie") { remember(line) }
        var fields: [String: [String]] = [:]
        for (name, value) in response.headers.all { fields[name.lowercased(), default: []].append(value) }
        page = TestPage(status: response.status, text: response.text, headers: fields, path: path)
        if follows, response.status == 303, let target = response.headers["Location"] {
            return try await get(String(target.prefix { $0 != "#" }))
        }
        return page
    }

    private func remember(_ line: String) {
        let parts = line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let pair = parts.first?.split(separator: "=", maxSplits: 1).map(String.init), let name = pair.first else { return }
        if parts.contains("Max-Age=0") { cookies[name] = nil } else { cookies[name] = pair.count > 1 ? pair[1] : "" }
    }

    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: String(UnicodeScalar(byte))
            default: "%" + String(byte, radix: 16, uppercase: true).leftPadded
            }
        }.joined()
    }
}

extension String {
    fileprivate var leftPadded: String { count < 2 ? "0" + self : self }
}

/// What came back.
struct TestPage: Sendable {
    let status: Int
    let text: String
    let headers: [String: [String]]
    let path: String

    var title: String { text.between("<title>", "</title>") ?? "" }
    var heading: String { (text.between("<h1", "</h1>")?.split(separator: ">", maxSplits: 1).last).map(String.init) ?? "" }
    var formAction: String? { text.components(separatedBy: "<form method=\"post\"").dropFirst().first?.between("action=\"", "\"") }

    /// The hidden controls of the first posted form.
    var hiddenControls: [(String, String)] {
        guard let form = text.components(separatedBy: "<form method=\"post\"").dropFirst().first?.components(separatedBy: "</form>").first
        else { return [] }
        return form.components(separatedBy: "<input type=\"hidden\" name=\"").dropFirst().compactMap { part in
            guard let name = part.split(separator: "\"").first, let value = part.between("value=\"", "\"") else { return nil }
            return (String(name), value)
        }
    }
}

extension String {
    func between(_ start: String, _ end: String) -> String? {
        guard let from = range(of: start), let to = self[from.upperBound...].range(of: end) else { return nil }
        return String(self[from.upperBound..<to.lowerBound])
    }
}

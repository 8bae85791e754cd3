import HTTPTransfer
import Testing

@Suite("A multipart form")
struct MultipartFormTests {
    private static let form = MultipartForm([
        .init(name: "metadata", contentType: "application/json", text: #"{"a":"ä"}"#),
        .init(
            name: "file", fileName: "a\"b\r\n.xml", contentType: "text/xml", headers: [("X-Hash", "1\r\nEvil: 2")], body: Array("<x/>".utf8)
        ),
    ])

    @Test("has the shape of RFC 7578, and no value breaks out of its line")
    func shape() {
        let (body, contentType) = Self.form.encoded()
        let boundary = contentType.split(separator: "=").last.map(String.init) ?? ""
        let expected =
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n{\"a\":\"ä\"}\r\n"
            + "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%22b%0D%0A.xml\"\r\nContent-Type: text/xml\r\n"
            + "X-Hash: 1Evil: 2\r\n\r\n<x/>\r\n--\(boundary)--\r\n"
        #expect(String(decoding: body, as: UTF8.self) == expected)
        #expect(contentType == "multipart/form-data; boundary=\(boundary)")
        #expect(boundary.utf8.count <= 70)
    }

    @Test("is the same bytes for the same parts, and has another boundary for others")
    func deterministic() {
        #expect(Self.form.encoded().body == Self.form.encoded().body)
        var other = Self.form
        other.parts[1].body.append(32)
        #expect(other.encoded().contentType != Self.form.encoded().contentType)
    }

    @Test("chooses another boundary when a part holds the first one")
    func collision() {
        // The boundary follows from the content, so a part can only hold it by chance: an earlier body inside a later one
        // must still be told apart.
        let inner = Self.form.encoded()
        let outer = MultipartForm([.init(name: "x", body: inner.body)]).encoded()
        #expect(inner.contentType != outer.contentType)
        let parts = String(decoding: outer.body, as: UTF8.self).components(
            separatedBy: "--" + (outer.contentType.split(separator: "=").last ?? ""))
        #expect(parts.count == 3)
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}

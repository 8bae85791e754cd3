/// A refusal as the interface answers it: a problem document (RFC 9457).
struct Problem: Error, Equatable, Sendable {
    let status: Int
    /// Last part of the type's URN, stable.
    let code: String
    let title: String
    /// What exactly was wrong: names of headers, parts, fields; never values of an application.
    let detail: String

    init(_ status: Int, _ code: String, _ title: String, _ detail: String) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
    }

    var json: JSONValue {
        .object([
            "type": .string("urn:antragswerk:simulator:" + code), "title": .string(title), "status": .number(Double(status)),
            "detail": .string(detail),
        ])
    }
}

import Casework
import Foundation
import HTTPTransfer

/// The token call (service-bw.md, section 1).
struct TokenCall: Sendable {
    let configuration: ServiceBWConfiguration
    let http: HTTPClient
    let clock: any WallClock

    /// Fetches the value of the header `Authorization`.
    func callAsFunction() async -> Result<String, TokenFailure> {
        guard let password = password() else {
            return .failure(
                TokenFailure(
                    answer: .permanent(
                        DeliveryFailure(code: "password_file", summary: "The password file cannot be read.", isConfiguration: true))))
        }
        do throws(TransferError) {
            return read(try await http.send(request(password: password)))
        } catch {
            return .failure(TokenFailure(answer: ServiceBWAnswer(error)))
        }
    }

    func request(password: [UInt8]) -> HTTPRequest {
        let query = "?scope=\(Self.encoded(configuration.tokenScope))&benutzername=\(Self.encoded(configuration.user))"
        return HTTPRequest(
            method: "POST", url: configuration.baseURL + configuration.tokenPath + query,
            headers: [
                ("X-SP-Mandant", configuration.municipality.mandant), ("Content-Type", "text/plain"), ("Accept", "text/plain"),
            ],
            body: password, connectTimeout: configuration.connectTimeout, totalTimeout: configuration.totalTimeout,
            tls: configuration.tls, proxy: configuration.proxy, maxResponseBytes: 65_536,
            allowsPlainHTTP: configuration.allowsPlainHTTP)
    }

    /// The answer is the whole header value, with or without the word `Bearer`.
    func read(_ response: HTTPResponse) -> Result<String, TokenFailure> {
        guard response.status == 200 else {
            let answer = ServiceBWAnswer(response, now: clock.now)
            switch answer {
            case .passing: return .failure(TokenFailure(answer: answer))
            default:
                return .failure(
                    TokenFailure(
                        answer: .permanent(
                            DeliveryFailure(
                                code: "token_\(response.status)", httpStatus: response.status,
                                summary: "The platform refuses the log-in of the technical user.", isConfiguration: true))))
            }
        }
        let text = response.text.split(whereSeparator: \.isWhitespace).map(String.init)
        let words = text.first?.lowercased() == "bearer" ? Array(text.dropFirst()) : text
        guard words.count == 1, let token = words.first, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return .failure(
                TokenFailure(
                    answer: .passing(
                        DeliveryFailure(code: "token_unreadable", httpStatus: 200, summary: "The platform's token is not readable."),
                        retryAfter: nil)))
        }
        return .success("Bearer " + token)
    }

    /// The file's content without the line end that editors add.
    private func password() -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: configuration.passwordFile), data.count <= 4096 else { return nil }
        var bytes = [UInt8](data)
        while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
        return bytes.isEmpty ? nil : bytes
    }

    /// Percent-encoded for a query or a path (RFC 3986: unreserved characters stay).
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.unicodeScalars.append(UnicodeScalar(byte))
            default:
                result += "%"
                for nibble in [Int(byte >> 4), Int(byte & 0x0F)] where digits.indices.contains(nibble) {
                    result.unicodeScalars.append(digits[nibble])
                }
            }
        }
        return result
    }
}

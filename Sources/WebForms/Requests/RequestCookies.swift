import HTTPTypes
import Hummingbird

/// The portal's two cookies. Both are necessary for what the citizen asked for, readable by no script, and sent to this site only.
enum PortalCookie: String, Sendable {
    /// Secret of the browser's drafts; the draft's owner is whoever has it.
    case owner = "aw_entwurf"
    /// Sealed permission to look at one case, given by reference and access code.
    case statusSession = "aw_vorgang"

    /// Value of the cookie in a request; nil when it is absent or longer than any of ours.
    func value(in request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.utf8.split(separator: 0x3B) {
                let trimmed = pair.drop { $0 == 0x20 }
                guard trimmed.starts(with: rawValue.utf8) else { continue }
                let rest = trimmed.dropFirst(rawValue.utf8.count)
                guard rest.first == 0x3D, rest.count <= 2_048 else { continue }
                return String(rest.dropFirst())
            }
        }
        return nil
    }

    /// The `Set-Cookie` line that stores a value; `maxAge` in seconds, 0 removes it, nil keeps it until the browser closes.
    func line(_ value: String, maxAge: Int?, usesTLS: Bool) -> String {
        var line = rawValue + "=" + value + "; Path=/; HttpOnly; SameSite=Lax"
        if let maxAge { line += "; Max-Age=\(maxAge)" }
        if usesTLS { line += "; Secure" }
        return line
    }
}

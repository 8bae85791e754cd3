import HTTPTypes

/// The headers every answer of the portal carries.
struct SecurityHeaders: Sendable {
    /// No inline code, no foreign resources, no frames, forms only to this site.
    static let contentSecurityPolicy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "connect-src 'self'", "form-action 'self'",
        "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// For pages: never stored by a browser or a proxy.
    let page: HTTPFields
    /// For files whose name contains their hash: kept for a year.
    let asset: HTTPFields

    init(usesTLS: Bool) {
        var common = HTTPFields()
        common[.contentSecurityPolicy] = Self.contentSecurityPolicy
        common[.xContentTypeOptions] = "nosniff"
        common[Self.name("Referrer-Policy")] = "same-origin"
        common[Self.name("X-Frame-Options")] = "DENY"
        common[Self.name("Permissions-Policy")] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
        common[Self.name("Cross-Origin-Opener-Policy")] = "same-origin"
        common[Self.name("Cross-Origin-Resource-Policy")] = "same-origin"
        if usesTLS { common[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }

        var page = common
        page[.cacheControl] = "no-store"
        page[.contentType] = "text/html; charset=utf-8"
        page[.contentLanguage] = "de"
        self.page = page

        var asset = common
        asset[.cacheControl] = "public, max-age=31536000, immutable"
        self.asset = asset
    }

    private static func name(_ text: String) -> HTTPField.Name {
        HTTPField.Name(text) ?? .server
    }
}

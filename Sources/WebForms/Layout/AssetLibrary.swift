import HTML
import HTTPTypes
import NIOCore

/// Stylesheet, script and icon, kept in memory under names that contain their hash.
struct AssetLibrary: Sendable {
    struct Asset: Sendable {
        let name: String
        let contentType: String
        let body: ByteBuffer

        var target: LinkTarget { PortalAddress.asset(name).target }
    }

    let stylesheet: Asset
    let script: Asset
    let icon: Asset
    private let byName: [String: Asset]

    init() {
        stylesheet = Self.asset("portal", "css", "text/css; charset=utf-8", PackageResources.portal_css)
        script = Self.asset("portal", "js", "text/javascript; charset=utf-8", PackageResources.portal_js)
        icon = Self.asset("icon", "svg", "image/svg+xml", PackageResources.icon_svg)
        byName = Dictionary(uniqueKeysWithValues: [stylesheet, script, icon].map { ($0.name, $0) })
    }

    subscript(_ name: String) -> Asset? { byName[name] }

    private static func asset(_ stem: String, _ ending: String, _ contentType: String, _ bytes: [UInt8]) -> Asset {
        Asset(name: "\(stem)-\(hash(bytes)).\(ending)", contentType: contentType, body: ByteBuffer(bytes: bytes))
    }

    /// FNV-1a, 64 bits: tells versions of our own files apart, protects against nothing.
    private static func hash(_ bytes: [UInt8]) -> String {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(value, radix: 36)
    }
}

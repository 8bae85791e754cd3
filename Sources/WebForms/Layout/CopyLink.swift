import HTML

/// The link to the PDF of what was sent.
enum CopyLink {
    static func write(_ address: PortalAddress, into writer: inout HTMLWriter) {
        writer.a(.class("kern-btn kern-btn--secondary"), .href(address.target), text: "Ihre Angaben als PDF speichern")
    }
}

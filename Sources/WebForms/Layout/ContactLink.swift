import HTML

/// Telephone numbers and e-mail addresses of definitions as links.
enum ContactLink {
    static func phone(_ number: String, into writer: inout HTMLWriter) {
        let digits = String(number.filter { ("0"..."9").contains($0) || $0 == "+" })
        if let target = LinkTarget(outside: "tel:" + digits) {
            writer.a(.href(target), text: "Telefon " + number)
        } else {
            writer.text("Telefon " + number)
        }
    }

    static func email(_ address: String, into writer: inout HTMLWriter) {
        if let target = LinkTarget(outside: "mailto:" + address) {
            writer.a(.href(target), text: address)
        } else {
            writer.text(address)
        }
    }
}

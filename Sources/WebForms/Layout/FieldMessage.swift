import HTML

/// The message at a field that has to be corrected.
enum FieldMessage {
    /// - Parameter id: what the control's `aria-describedby` names; empty where an element around several messages has it.
    static func write(_ message: String, id: String = "", into writer: inout HTMLWriter) {
        let content: (inout HTMLWriter) -> Void = { writer in
            writer.fragment(Icon.danger)
            writer.span { writer in
                writer.span(.class("kern-sr-only"), text: "Fehler: ")
                writer.text(message)
            }
        }
        if id.isEmpty {
            writer.p(.class("kern-error"), content: content)
        } else {
            writer.p(.class("kern-error"), .id(id), content: content)
        }
    }
}

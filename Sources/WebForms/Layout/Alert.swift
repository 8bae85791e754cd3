import HTML

/// Framed notices: a heading with its sign, and text below.
enum Alert {
    enum Kind: Sendable {
        case info, success, warning, danger

        var className: String {
            switch self {
            case .info: "kern-alert--info"
            case .success: "kern-alert--success"
            case .warning: "kern-alert--warning"
            case .danger: "kern-alert--danger"
            }
        }

        var icon: Fragment {
            switch self {
            case .info: Icon.info
            case .success: Icon.success
            case .warning: Icon.warning
            case .danger: Icon.danger
            }
        }
    }

    /// A notice that is the answer to what was just done; it is announced politely.
    static func status(_ kind: Kind, title: String, text: String? = nil, into writer: inout HTMLWriter) {
        writer.div(.classes("kern-alert", kind.className), .role("status")) { writer in
            header(kind, title: title, into: &writer)
            if let text {
                writer.div(.class("kern-alert__body")) { $0.p(text: text) }
            }
        }
    }

    /// A notice that belongs to the page's text.
    static func note(_ kind: Kind, text: TextBlocks, into writer: inout HTMLWriter) {
        writer.div(.classes("kern-alert", kind.className)) { writer in
            writer.div(.class("kern-alert__header")) { writer in
                writer.fragment(kind.icon)
                writer.div(.class("text-block")) { text.write(into: &$0) }
            }
        }
    }

    /// The list of everything to be corrected, first thing in `main`, with links to the fields.
    static func errorSummary(_ errors: [ErrorLink], into writer: inout HTMLWriter) {
        writer.div(.class("kern-alert kern-alert--danger"), .id("fehleruebersicht"), .tabindex(-1)) { writer in
            writer.div(.role("alert")) { writer in
                writer.div(.class("kern-alert__header")) { writer in
                    writer.fragment(Icon.danger)
                    writer.h2(.class("kern-title"), text: "Bitte prüfen Sie Ihre Angaben")
                }
                writer.div(.class("kern-alert__body")) { writer in
                    writer.ul { writer in
                        for error in errors {
                            writer.li { writer in
                                if let id = error.controlID {
                                    writer.a(.href(.fragment(id)), text: error.message)
                                } else {
                                    writer.text(error.message)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func header(_ kind: Kind, title: String, into writer: inout HTMLWriter) {
        writer.div(.class("kern-alert__header")) { writer in
            writer.fragment(kind.icon)
            writer.p(.class("kern-title"), text: title)
        }
    }
}

/// One line of the error summary.
struct ErrorLink: Sendable, Equatable {
    /// The control to go to; nil where there is none on the page.
    let controlID: String?
    let message: String
}

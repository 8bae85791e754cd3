import HTML

/// The few pictures of the portal: inline, decorative, in the colour of the text around them.
enum Icon {
    static let danger = icon(
        "<svg class=\"kern-icon\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 24 24\"><path d=\"M12 2 1 21h22zm1 16h-2v-2h2zm0-4h-2v-5h2z\"/></svg>"
    )
    static let warning = danger
    static let info = icon(
        "<svg class=\"kern-icon\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 24 24\"><path d=\"M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m1 15h-2v-6h2zm0-8h-2V7h2z\"/></svg>"
    )
    static let success = icon(
        "<svg class=\"kern-icon\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 24 24\"><path d=\"M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m-2 15-5-5 1.4-1.4 3.6 3.6 7.6-7.6L19 8z\"/></svg>"
    )
    static let back = icon(
        "<svg class=\"kern-icon\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 24 24\"><path d=\"m10.8 12 4.6 4.6L14 18l-6-6 6-6 1.4 1.4z\"/></svg>"
    )
    static let search = icon(
        "<svg class=\"kern-icon\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 24 24\"><path d=\"M9.5 3a6.5 6.5 0 0 1 5.2 10.4l6 6-1.3 1.3-6-6A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9\"/></svg>"
    )
    static let mark = icon(
        "<svg class=\"site-header__mark\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 24 24\"><path d=\"M5 2h9l5 5v15H5zm8 2v4h4zM8 11v1.5h8V11zm0 3.5V16h8v-1.5zM8 18v1.5h5V18z\"/></svg>"
    )

    private static func icon(_ markup: StaticString) -> Fragment {
        Fragment(static: markup)
    }
}

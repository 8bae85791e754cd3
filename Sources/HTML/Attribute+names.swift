/// Attributes by name. Values that come from outside are `String`, values that only the program sets are `StaticString`.
extension Attribute {
    // MARK: Of every element
    public static func id(_ id: String) -> Attribute { Attribute("id", .text(id)) }
    public static func `class`(_ names: StaticString) -> Attribute { Attribute("class", .literal(names)) }
    /// Class names chosen at run time from the program's own; empty ones are left out.
    public static func classes(_ names: String...) -> Attribute { Attribute("class", .tokens(names)) }
    public static func lang(_ tag: String) -> Attribute { Attribute("lang", .text(tag)) }
    public static func hidden(_ isSet: Bool = true) -> Attribute { .flag("hidden", isSet) }
    public static func tabindex(_ index: Int) -> Attribute { Attribute("tabindex", .number(index)) }
    public static func role(_ role: StaticString) -> Attribute { Attribute("role", .literal(role)) }
    /// `data-NAME`: the name without its prefix.
    public static func data(_ name: DataName, _ value: String) -> Attribute { Attribute(name.attribute, .text(value)) }

    // MARK: Links and resources
    /// A link's target; only ``LinkTarget`` is accepted, so that `javascript:` cannot be written.
    public static func href(_ target: LinkTarget) -> Attribute { Attribute("href", .text(target.text)) }
    public static func src(_ target: LinkTarget) -> Attribute { Attribute("src", .text(target.text)) }
    public static func rel(_ relation: StaticString) -> Attribute { Attribute("rel", .literal(relation)) }
    public static func datetime(_ iso: String) -> Attribute { Attribute("datetime", .text(iso)) }

    // MARK: Forms
    public static func action(_ target: LinkTarget) -> Attribute { Attribute("action", .text(target.text)) }
    public static func formaction(_ target: LinkTarget) -> Attribute { Attribute("formaction", .text(target.text)) }
    public static func method(_ method: FormMethod) -> Attribute { Attribute("method", .literal(method.text)) }
    public static func novalidate(_ isSet: Bool = true) -> Attribute { .flag("novalidate", isSet) }
    public static func type(_ type: InputType) -> Attribute { Attribute("type", .literal(type.text)) }
    public static func name(_ name: String) -> Attribute { Attribute("name", .text(name)) }
    public static func value(_ value: String) -> Attribute { Attribute("value", .text(value)) }
    public static func `for`(_ id: String) -> Attribute { Attribute("for", .text(id)) }
    public static func checked(_ isSet: Bool) -> Attribute { .flag("checked", isSet) }
    public static func selected(_ isSet: Bool) -> Attribute { .flag("selected", isSet) }
    public static func rows(_ count: Int) -> Attribute { Attribute("rows", .number(count)) }
    public static func autocomplete(_ token: String) -> Attribute { Attribute("autocomplete", .text(token)) }
    public static func inputmode(_ mode: StaticString) -> Attribute { Attribute("inputmode", .literal(mode)) }
    public static func spellcheck(_ isOn: Bool) -> Attribute { Attribute("spellcheck", .literal(isOn ? "true" : "false")) }
    public static func autocapitalize(_ mode: StaticString) -> Attribute { Attribute("autocapitalize", .literal(mode)) }

    // MARK: Tables
    public static func scope(_ scope: StaticString) -> Attribute { Attribute("scope", .literal(scope)) }

    // MARK: ARIA
    public static func ariaLabel(_ label: String) -> Attribute { Attribute("aria-label", .text(label)) }
    public static func ariaLabelledBy(_ ids: String...) -> Attribute { Attribute("aria-labelledby", .tokens(ids)) }
    public static func ariaDescribedBy(_ ids: String...) -> Attribute { describedBy(ids) }
    public static func ariaHidden() -> Attribute { Attribute("aria-hidden", .literal("true")) }
    public static func ariaRequired() -> Attribute { Attribute("aria-required", .literal("true")) }
    public static func ariaInvalid() -> Attribute { Attribute("aria-invalid", .literal("true")) }
    public static func ariaLive(_ mode: StaticString) -> Attribute { Attribute("aria-live", .literal(mode)) }
    public static func ariaCurrent(_ kind: StaticString) -> Attribute { Attribute("aria-current", .literal(kind)) }

    private static func describedBy(_ ids: [String]) -> Attribute {
        ids.allSatisfy(\.isEmpty) ? Attribute("aria-describedby", .absent) : Attribute("aria-describedby", .tokens(ids))
    }
}

/// Name of a `data-` attribute that the program's script reads.
public struct DataName: Sendable, Equatable {
    let attribute: StaticString

    /// - Parameter attribute: the whole name, prefix included (`data-fields`).
    public init(_ attribute: StaticString) {
        self.attribute = attribute
    }

    public static func == (left: DataName, right: DataName) -> Bool {
        left.attribute.description == right.attribute.description
    }
}

/// Method of a form.
public enum FormMethod: Sendable {
    case get, post

    var text: StaticString {
        switch self {
        case .get: "get"
        case .post: "post"
        }
    }
}

/// Type of an input, a button or a linked picture.
public enum InputType: Sendable {
    case text, email, tel, search, hidden, radio, checkbox, submit, button, svgImage

    var text: StaticString {
        switch self {
        case .text: "text"
        case .email: "email"
        case .tel: "tel"
        case .search: "search"
        case .hidden: "hidden"
        case .radio: "radio"
        case .checkbox: "checkbox"
        case .submit: "submit"
        case .button: "button"
        case .svgImage: "image/svg+xml"
        }
    }
}

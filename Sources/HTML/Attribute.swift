/// One attribute of an element: a name from the program and a value that is escaped and quoted when written.
///
/// The common attributes have functions of their own (`Attribute+names.swift`). A name can only be a `StaticString`, so that no input
/// ever becomes an attribute name or an event handler.
public struct Attribute: Sendable {
    enum Value: Sendable {
        /// The attribute without a value: `checked`.
        case present
        /// Not written at all.
        case absent
        case literal(StaticString)
        case text(String)
        case number(Int)
        /// Several tokens, separated by one blank; empty ones are left out.
        case tokens([String])
        /// An open place of a ``Template``, name and value together.
        case place(String)
    }

    let name: StaticString
    let value: Value

    init(_ name: StaticString, _ value: Value) {
        self.name = name
        self.value = value
    }

    /// Any attribute by its name, for the ones that have no function of their own.
    public static func named(_ name: StaticString, _ value: String) -> Attribute {
        Attribute(name, .text(value))
    }

    /// Any boolean attribute by its name; left out when `isSet` is false.
    public static func flag(_ name: StaticString, _ isSet: Bool = true) -> Attribute {
        Attribute(name, isSet ? .present : .absent)
    }
}

extension HTMLWriter {
    /// Writes one attribute with a blank before it; for the open places of a ``Template`` only, elements write their own.
    public mutating func attribute(_ attribute: Attribute) {
        switch attribute.value {
        case .absent:
            return
        case .place(let place):
            text(place)
        case .present:
            appendByte(0x20)
            markup(attribute.name)
        case .literal(let value):
            beginValue(of: attribute.name)
            text(value)
            appendByte(0x22)
        case .text(let value):
            beginValue(of: attribute.name)
            text(value)
            appendByte(0x22)
        case .number(let value):
            beginValue(of: attribute.name)
            appendDecimal(value)
            appendByte(0x22)
        case .tokens(let tokens):
            beginValue(of: attribute.name)
            var isFirst = true
            for token in tokens where !token.isEmpty {
                if !isFirst { appendByte(0x20) }
                text(token)
                isFirst = false
            }
            appendByte(0x22)
        }
    }

    mutating func beginValue(of name: StaticString) {
        appendByte(0x20)
        markup(name)
        markup("=\"")
    }
}

/// An element of an XML document with what lies in it; comments and processing instructions are left out.
public struct XMLTree: Sendable {
    /// Without prefix.
    public let name: String
    /// The namespace's address; empty where there is none.
    public let namespace: String
    /// By qualified name, such as `xsi:type`.
    public let attributes: [String: String]
    /// 1-based place of the element's start, as the parser tells it.
    public let line: Int
    public let column: Int
    public internal(set) var text = ""
    public internal(set) var children: [XMLTree] = []

    public init(
        name: String, namespace: String, attributes: [String: String] = [:], line: Int, column: Int, text: String = "",
        children: [XMLTree] = []
    ) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
        self.line = line
        self.column = column
        self.text = text
        self.children = children
    }

    public subscript(attribute: String) -> String? { attributes[attribute] }

    /// The value of an attribute in whatever namespace.
    public func attribute(local name: String) -> String? {
        attributes[name] ?? attributes.first { $0.key.hasSuffix(":" + name) }?.value
    }

    /// The first child of that name in the element's own namespace.
    public func child(_ name: String) -> XMLTree? {
        children.first { $0.name == name && $0.namespace == namespace }
    }

    /// All children of that name in the element's own namespace.
    public func all(_ name: String) -> [XMLTree] {
        children.filter { $0.name == name && $0.namespace == namespace }
    }

    /// All children of that name in whatever namespace.
    public func all(local name: String) -> [XMLTree] {
        children.filter { $0.name == name }
    }

    /// The first child of that name in whatever namespace.
    public func child(local name: String) -> XMLTree? {
        children.first { $0.name == name }
    }
}

/// An element of an XML document with what lies in it; comments and processing instructions are left out.
struct XMLTree: Sendable {
    /// Without prefix.
    let name: String
    /// The namespace's address; empty where there is none.
    let namespace: String
    /// By qualified name, such as `xsi:type`.
    let attributes: [String: String]
    /// 1-based place of the element's start, as the parser tells it.
    let line: Int
    let column: Int
    var text = ""
    var children: [XMLTree] = []

    subscript(attribute: String) -> String? { attributes[attribute] }

    /// The value of an attribute in whatever namespace.
    func attribute(local name: String) -> String? {
        attributes[name] ?? attributes.first { $0.key.hasSuffix(":" + name) }?.value
    }

    /// The first child of that name in the element's own namespace.
    func child(_ name: String) -> XMLTree? {
        children.first { $0.name == name && $0.namespace == namespace }
    }

    /// All children of that name in the element's own namespace.
    func all(_ name: String) -> [XMLTree] {
        children.filter { $0.name == name && $0.namespace == namespace }
    }
}

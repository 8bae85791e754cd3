import XMLReading

/// A decision model as its file declares it. Source: DMN 1.5, section 6.
public struct DMNModel: Sendable {
    public let name: String
    public let namespace: String
    public let imports: [Import]
    let items: [ItemDefinition]
    let elements: [Element]

    /// Another model whose names are used here.
    public struct Import: Sendable {
        /// The word before the dot; empty where the names stand on their own.
        public let name: String
        public let namespace: String
        public let line: Int
    }

    /// A type of one's own.
    struct ItemDefinition: Sendable {
        let name: String
        let typeRef: String?
        let isCollection: Bool
        let components: [ItemDefinition]
        /// Allowed values of the type or, of a collection, of its items.
        let allowedValues: String?
        /// What the value as a whole must hold to.
        let typeConstraint: String?
        /// The signature of a type of functions.
        let function: FunctionItem?
        let line: Int
    }

    /// What functions of a type take and give; nil stands for any type.
    struct FunctionItem: Sendable {
        let parameters: [String?]
        let output: String?
    }

    enum Kind: Sendable { case input, decision, knowledge, service }

    /// An input, a decision, a piece of business knowledge or a decision service.
    struct Element: Sendable {
        let kind: Kind
        let id: String
        let name: String
        /// The variable's name where it is another one.
        let variable: String?
        let typeRef: String?
        /// Addresses of what a decision or piece of knowledge requires.
        let requirements: [Reference]
        /// The expression of a decision, the function of business knowledge.
        let logic: XMLTree?
        /// Of a service.
        let outputs: [Reference]
        let parameters: [Reference]
        let line: Int
    }

    /// `#id`, or `namespace#id`.
    struct Reference: Sendable {
        let href: String
        let line: Int

        var namespace: String? {
            guard let mark = href.lastIndex(of: "#"), mark != href.startIndex else { return nil }
            return String(href[..<mark])
        }

        var id: String {
            href.lastIndex(of: "#").map { String(href[href.index(after: $0)...]) } ?? href
        }
    }

    /// Names of the decisions in the order of the file.
    public var decisions: [String] { elements.filter { $0.kind == .decision }.map(\.name) }
    /// Names of the inputs in the order of the file.
    public var inputs: [String] { elements.filter { $0.kind == .input }.map(\.name) }
}

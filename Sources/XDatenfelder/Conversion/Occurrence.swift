/// An element at one place of the form: groups and fields that a schema uses more than once occur more than once.
final class Occurrence {
    /// What becomes of it in the form.
    enum Role {
        case page
        /// A group that is taken apart: a heading, and its elements behind it.
        case section
        /// Rows of the same fields.
        case rows
        /// A group whose fields are the parts of one field of type address.
        case address
        case addressPart(String)
        case field(FieldMapping)
        /// Left out, with a reason that was told.
        case nothing
    }

    let part: SchemaPart
    private(set) weak var parent: Occurrence?
    private(set) var children: [Occurrence] = []
    var role = Role.nothing
    /// The id in the form; unique in the whole form.
    var key = ""
    /// The id of the question whether there is anything to say at all; nil without one.
    var gate: String?
    /// The id of the question which of the elements applies; nil but for groups of which one is chosen.
    var selector: String?
    /// Comments of rules about it.
    var notes: [String] = []

    init(_ part: SchemaPart, below parent: Occurrence?) {
        self.part = part
        self.parent = parent
        children = part.element.parts.map { Occurrence($0, below: self) }
    }

    var head: ElementHead { part.element.head }
    var count: Multiplicity { part.count }

    var field: DataField? {
        if case .field(let field) = part.element { field } else { nil }
    }

    var isChoiceGroup: Bool {
        if case .group(let group) = part.element { group.isChoice } else { false }
    }

    /// The words people read: the label, or the name where there is none.
    var label: String { head.label.isEmpty ? head.name : head.label }

    /// Whether the form has something with its id.
    var isWritten: Bool {
        switch role {
        case .nothing, .addressPart: false
        default: true
        }
    }

    /// Whether it is a group whose fields stand on the page by themselves, so that it can have no check of its own.
    var isTakenApart: Bool {
        switch role {
        case .page, .section: true
        default: false
        }
    }

    /// From the outermost group to this element.
    var lineage: [Occurrence] { (parent?.lineage ?? []) + [self] }

    /// The group of rows that this element lies in, itself not counted.
    var rows: Occurrence? {
        var place = parent
        while let current = place {
            if case .rows = current.role { return current }
            place = current.parent
        }
        return nil
    }

    /// This element and all below it, in the order of the schema.
    var all: [Occurrence] { [self] + children.flatMap(\.all) }

    /// The fields at and below this element.
    var leaves: [Occurrence] { field == nil ? children.flatMap(\.leaves) : [self] }

    /// Whether something below has to be answered when the group itself is.
    var asksSomething: Bool {
        children.contains { child in
            child.count.min > 0 && (child.field != nil || child.asksSomething)
        }
    }
}

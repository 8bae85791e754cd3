/// The platform's XML dump of a submitted form, read.
///
/// Shape: `serviceportal` → `metadata` and `serviceportal-fields` → group → `instance_N` → field. A field holds text, nothing, or
/// `selectedValue` elements.
struct ServiceportalDocument: Equatable, Sendable {
    struct Field: Equatable, Sendable {
        let group: String
        let instance: Int
        let name: String
        /// Text, or the texts of the `selectedValue` elements; empty for an empty field.
        let values: [String]
        let isMultiple: Bool

        /// `group/field`, as expectations name it.
        var path: String { group + "/" + name }
    }

    let formID: String
    let creationDate: String?
    /// Names of all groups in order, also of those without instances.
    let groups: [String]
    let fields: [Field]
}

/// An element of an XML document, with what is in it.
struct XMLNode: Equatable, Sendable {
    let name: String
    var children: [XMLNode] = []
    var text = ""

    /// Text that is more than white space beside child elements, which the format does not have.
    var hasMixedContent: Bool { !children.isEmpty && text.contains { !$0.isWhitespace } }

    func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }
}

extension ServiceportalDocument {
    private static let maximumFields = 20_000

    /// - Throws: a ``Problem`` of status 400 (not well-formed) or 422 (another shape).
    init(_ bytes: [UInt8]) throws(Problem) {
        let root = try XMLReader.read(bytes)
        guard root.name == "serviceportal", !root.hasMixedContent else { throw Self.shape("the root element must be 'serviceportal'") }
        guard root.children.map(\.name) == ["metadata", "serviceportal-fields"], let metadata = root.children.first,
            let container = root.children.last
        else { throw Self.shape("'serviceportal' must hold 'metadata' and then 'serviceportal-fields'") }
        let known: Set = ["formId", "postfachHandleId", "pdfApplicantFormBase64", "creationDate"]
        for child in metadata.children {
            guard known.contains(child.name), child.children.isEmpty else { throw Self.shape("'metadata' must not hold '\(child.name)'") }
            guard child.name != "pdfApplicantFormBase64" else { throw Self.shape("the part 'fachdaten' must not hold the PDF") }
        }
        guard let form = metadata.first("formId"), !form.text.isEmpty else { throw Self.shape("'metadata' must hold 'formId'") }
        guard !container.text.contains(where: { !$0.isWhitespace }) else { throw Self.shape("'serviceportal-fields' must not hold text") }
        var groups: [String] = []
        var fields: [Field] = []
        for group in container.children {
            guard Self.isName(group.name) else { throw Self.shape("'\(group.name)' is no allowed name of a group") }
            guard !groups.contains(group.name) else { throw Self.shape("the group '\(group.name)' occurs twice") }
            groups.append(group.name)
            fields += try Self.fields(of: group)
            guard fields.count <= Self.maximumFields else { throw Self.shape("there are more than \(Self.maximumFields) fields") }
        }
        self.init(formID: form.text, creationDate: metadata.first("creationDate")?.text, groups: groups, fields: fields)
    }

    private static func fields(of group: XMLNode) throws(Problem) -> [Field] {
        guard !group.text.contains(where: { !$0.isWhitespace }) else { throw shape("the group '\(group.name)' must not hold text") }
        var fields: [Field] = []
        for (index, instance) in group.children.enumerated() {
            guard instance.name == "instance_\(index)" else {
                throw shape("the group '\(group.name)' must count its instances from instance_0 without gaps")
            }
            guard !instance.text.contains(where: { !$0.isWhitespace }) else {
                throw shape("an instance of the group '\(group.name)' must not hold text")
            }
            var seen: Set<String> = []
            for node in instance.children {
                guard isName(node.name) else { throw shape("'\(node.name)' is no allowed name of a field") }
                guard seen.insert(node.name).inserted else { throw shape("the field '\(group.name)/\(node.name)' occurs twice") }
                fields.append(try field(node, group: group.name, instance: index))
            }
        }
        return fields
    }

    private static func field(_ node: XMLNode, group: String, instance: Int) throws(Problem) -> Field {
        guard !node.children.isEmpty else {
            return Field(
                group: group, instance: instance, name: node.name, values: node.text.isEmpty ? [] : [node.text], isMultiple: false)
        }
        guard !node.hasMixedContent, node.children.allSatisfy({ $0.name == "selectedValue" && $0.children.isEmpty }) else {
            throw shape("the field '\(group)/\(node.name)' may hold text or 'selectedValue' elements alone")
        }
        return Field(group: group, instance: instance, name: node.name, values: node.children.map(\.text), isMultiple: true)
    }

    /// `^[A-Za-z_][\w.-]*$`, not beginning with "xml" in any case.
    static func isName(_ name: String) -> Bool {
        var isFirst = true
        for byte in name.utf8 {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x5F: break
            case 0x30...0x39, 0x2D, 0x2E: if isFirst { return false }
            default: return false
            }
            isFirst = false
        }
        return !isFirst && !name.lowercased().hasPrefix("xml")
    }

    private static func shape(_ detail: String) -> Problem {
        Problem(422, "fachdaten", "The part 'fachdaten' has another shape", detail)
    }
}

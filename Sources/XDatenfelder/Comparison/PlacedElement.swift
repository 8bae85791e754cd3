/// An element with the groups around it, as a comparison sees it.
struct PlacedElement {
    let part: SchemaPart
    /// The elements around it, outermost first.
    let above: [SchemaElement]

    init(_ part: SchemaPart, in above: [SchemaElement] = []) {
        self.part = part
        self.above = above
    }

    var head: ElementHead { part.element.head }
    var id: String { head.id.canonicalID }
    var path: [String] { above.map(\.head.id.id) + [head.id.id] }

    var parts: [PlacedElement] { Self.placed(part.element.parts, in: above + [part.element]) }
    /// The element and all below it.
    var all: [PlacedElement] { [self] + parts.flatMap(\.all) }

    static func placed(_ parts: [SchemaPart], in above: [SchemaElement]) -> [PlacedElement] {
        parts.map { PlacedElement($0, in: above) }
    }

    /// `Field F60000227 'Familienname'`
    var title: String { "\(Self.kind(part.element)) \(Self.words(part.element))" }

    /// `G00000253 'Arbeitgeber'`, or the schema.
    var parentTitle: String { above.last.map(Self.words) ?? "the schema" }

    private static func kind(_ element: SchemaElement) -> String {
        if case .field = element { "Field" } else { "Group" }
    }

    private static func words(_ element: SchemaElement) -> String { "\(element.head.id.id) '\(element.head.name)'" }
}

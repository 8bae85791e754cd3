import XMLReading

/// Reads schemas, groups, fields and rules.
struct SchemaPartReader {
    let format: DataSchema.Format
    let log: WarningLog

    func schema(_ node: XMLTree, namespace: String) -> DataSchema {
        let reader = ElementReader(node: node, log: log)
        reader.check(.schema(format))
        let head = head(reader, label: format == .version2 ? "bezeichnungEingabe" : "bezeichnung", help: "hilfetext")
        let rules = rules(node)
        let parts = parts(node)
        if parts.isEmpty { log.add("empty_group", "The schema has no elements.", at: node) }
        return DataSchema(
            format: format, namespace: namespace, head: head, rules: rules, parts: parts, keywords: reader.texts("stichwort"),
            warnings: log.all())
    }

    private func parts(_ node: XMLTree) -> [SchemaPart] { node.all("struktur").compactMap(part) }

    private func part(_ node: XMLTree) -> SchemaPart? {
        let reader = ElementReader(node: node, log: log)
        reader.check(.part(format))
        let count = count(reader)
        guard let content = node.child("enthaelt") else { return nil }
        ElementReader(node: content, log: log).check(.content)
        let children = content.all("datenfeld") + content.all("datenfeldgruppe")
        guard let child = children.first else {
            log.add("empty_element", "'enthaelt' holds neither a field nor a group; it was left out.", at: content)
            return nil
        }
        if children.count > 1 { log.add("duplicate_element", "'enthaelt' holds more than one element; the first one counts.", at: content) }
        return SchemaPart(
            count: count, references: reader.references(), element: child.name == "datenfeld" ? field(child) : group(child), line: node.line
        )
    }

    private func count(_ reader: ElementReader) -> Multiplicity {
        let text = reader.requiredText("anzahl")
        if let count = Multiplicity(text) { return count }
        log.add(
            "bad_count", "'\(text)' is no count such as '0:1' or '1:*'; '1:1' was taken.", at: reader.node.child("anzahl") ?? reader.node)
        return .one
    }

    func group(_ node: XMLTree) -> SchemaElement {
        let reader = ElementReader(node: node, log: log)
        reader.check(.group(format))
        let head = head(reader)
        let isChoice = reader.code("art", known: ["X"]) == "X"
        let rules = rules(node)
        let parts = parts(node)
        if parts.isEmpty { log.add("empty_group", "The group \(head.id) has no elements.", at: node) }
        return .group(DataGroup(head: head, isChoice: isChoice, rules: rules, parts: parts))
    }

    func field(_ node: XMLTree) -> SchemaElement {
        let reader = ElementReader(node: node, log: log)
        reader.check(.field(format))
        let head = head(reader)
        let kind = reader.code("feldart", known: format == .version2 ? Self.kinds2 : Self.kinds2.union(["hidden", "locked"]))
        let type = reader.code(
            "datentyp", known: format == .version2 ? Self.types2 : Self.types2.union(["text_latin", "datetime", "time"]))
        return .field(
            DataField(
                head: head, fieldKind: kind, dataType: type,
                constraints: ConstraintReader(log: log, format: format).read(node.child("praezisierung")),
                content: reader.text("inhalt"), codeList: codeList(node), values: values(node),
                columns: CodeColumns(code: reader.text("codeKey"), name: reader.text("nameKey"), help: reader.text("helpKey")),
                prefill: node.child("vorbefuellung") == nil ? nil : reader.code("vorbefuellung", known: Self.prefills),
                maxSize: reader.text("maxSize").flatMap { Int($0) }, mediaTypes: reader.texts("mediaType"), rules: rules(node)))
    }

    private static let kinds2: Set<String> = ["input", "select", "label"]
    private static let types2: Set<String> = ["text", "date", "bool", "num", "num_int", "num_currency", "file", "obj"]
    private static let prefills: Set<String> = ["keine", "optional", "verpflichtend"]

    private func codeList(_ node: XMLTree) -> CodeListReference? {
        guard let list = node.child("codelisteReferenz") else { return nil }
        let reader = ElementReader(node: list, log: log)
        let address = format == .version2 ? list.child("genericodeIdentification") ?? list : list
        let inner = ElementReader(node: address, log: log)
        let id = format == .version2 ? reader.identification(format).id : ""
        let reference = CodeListReference(
            id: id.isEmpty ? nil : id, urn: inner.text("canonicalIdentification")?.collapsed ?? "",
            version: inner.text("version")?.collapsed ?? "", versionURN: inner.text("canonicalVersionUri")?.collapsed ?? "")
        if reference.address.isEmpty { log.add("empty_element", "'codelisteReferenz' names no code list.", at: list) }
        return reference
    }

    private func values(_ node: XMLTree) -> [CodeEntry] {
        guard let values = node.child("werte") else { return [] }
        return values.all("wert").compactMap { value in
            let reader = ElementReader(node: value, log: log)
            reader.check(ElementShape(["code", "name"], optional: ["hilfe"]))
            guard let code = reader.text("code") else {
                log.add("empty_element", "A value has no code; it was left out.", at: value)
                return nil
            }
            return CodeEntry(code: code.collapsed, name: reader.text("name")?.collapsed ?? "", help: reader.text("hilfe")?.collapsed)
        }
    }

    // MARK: What elements share

    private func head(_ reader: ElementReader, label: String = "bezeichnungEingabe", help: String = "hilfetextEingabe") -> ElementHead {
        let kind = reader.node.child("schemaelementart") == nil ? nil : reader.code("schemaelementart", known: ["ABS", "HAR", "RNG"])
        return ElementHead(
            id: reader.identification(format), name: reader.requiredText("name"), label: reader.text(label)?.collapsed ?? "",
            outputLabel: reader.text("bezeichnungAusgabe")?.collapsed, help: reader.text(help),
            outputHelp: reader.text("hilfetextAusgabe"), description: reader.text("beschreibung"),
            definition: reader.text("definition"), references: reader.references(), elementKind: kind,
            status: format == .version2
                ? reader.code("status", known: ["aktiv", "inaktiv", "inVorbereitung"]) : reader.code("freigabestatus", known: []),
            line: reader.node.line, column: reader.node.column)
    }

    private func rules(_ node: XMLTree) -> [DataRule] {
        node.all("regel").map { rule in
            let reader = ElementReader(node: rule, log: log)
            reader.check(.rule(format))
            return DataRule(
                id: reader.identification(format), name: reader.requiredText("name"),
                text: reader.text(format == .version2 ? "definition" : "freitextRegel")?.collapsed ?? "",
                script: script(rule.child(format == .version2 ? "script" : "skript")?.text),
                messages: rule.all("fehler").map(\.text.collapsed).filter { !$0.isEmpty }, line: rule.line)
        }
    }

    /// Editors put an empty function where there is no script.
    private func script(_ text: String?) -> String? {
        guard let text = text?.trimmed, !text.isEmpty else { return nil }
        let body = text.filter { !$0.isWhitespace }
        return body == "functionscript(){}" ? nil : text
    }
}

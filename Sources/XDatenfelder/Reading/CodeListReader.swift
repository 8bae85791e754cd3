import XMLReading

/// Reads code lists of the format genericode, alone or inside a message of XDatenfelder.
///
/// Elements are taken by their local names: half of the files in use put them into the namespace, half do not.
public enum CodeListReader {
    private static let namespace = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/"

    /// Whether the beginning of a file looks like one with a code list.
    public static func mayHold(_ beginning: some Collection<UInt8>) -> Bool {
        String(decoding: beginning.prefix(8_192), as: UTF8.self).contains("genericode/1.0")
    }

    /// - Parameter file: the file's name; `C60000016_genericode.xml` is the list `C60000016`.
    /// - Throws: ``SchemaError`` when the bytes hold no code list.
    public static func read(_ bytes: [UInt8], file: String) throws(SchemaError) -> (list: CodeList, warnings: [SchemaWarning]) {
        let root: XMLTree
        do { root = try XMLTreeReader.read(bytes, SchemaReader.limits) } catch {
            throw SchemaError(error.message, error.remedy, line: error.line, column: error.column)
        }
        guard let node = find(root, depth: 0) else {
            throw SchemaError(
                "The document holds no code list: its root is '\(root.name)' of '\(root.namespace)'.", "Export it as genericode 1.0.",
                line: root.line, column: root.column)
        }
        let log = WarningLog(file: file)
        return (list(node, file: file, log), log.all())
    }

    private static func find(_ node: XMLTree, depth: Int) -> XMLTree? {
        if node.name == "CodeList" { return node }
        guard depth < 4 else { return nil }
        for child in node.children {
            if let found = find(child, depth: depth + 1) { return found }
        }
        return nil
    }

    private static func list(_ node: XMLTree, file: String, _ log: WarningLog) -> CodeList {
        if node.namespace != namespace {
            log.add("other_namespace", "The code list is of the namespace '\(node.namespace)'; it is read all the same.", at: node)
        }
        let identification = node.child(local: "Identification")
        func named(_ name: String) -> String { identification?.child(local: name)?.text.collapsed ?? "" }
        let set = node.child(local: "ColumnSet")
        let columns = set?.all(local: "Column").compactMap { $0["Id"] } ?? []
        let rows = node.child(local: "SimpleCodeList")?.all(local: "Row").map { row($0, columns) } ?? []
        if columns.isEmpty { log.add("empty_element", "The code list declares no columns.", at: node) }
        if rows.isEmpty { log.add("empty_element", "The code list has no rows; it may be kept elsewhere.", at: node) }
        let list = CodeList(
            file: file, id: id(file), urn: named("CanonicalUri"), version: named("Version"), versionURN: named("CanonicalVersionUri"),
            shortName: named("ShortName"), columns: columns, recommended: recommended(set, columns), rows: rows)
        checkCodes(list, node, log)
        return list
    }

    /// `C60000016` of `C60000016_genericode.xml` or `C60000016V1.0_genericode.xml`.
    private static func id(_ file: String) -> String? {
        guard file.first == "C" else { return nil }
        let digits = file.dropFirst().prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : "C\(digits)"
    }

    /// The keys of the set: `codeKey` names the column of the codes, `codenameKey` that of the names.
    private static func recommended(_ set: XMLTree?, _ columns: [String]) -> CodeColumns {
        var result = CodeColumns()
        let keys = set?.all(local: "Key") ?? []
        for key in keys {
            let column = key.child(local: "ColumnRef")?["Ref"]
            switch key["Id"]?.lowercased() {
            case "codekey": result.code = column
            case "codenamekey": result.name = column
            default: break
            }
        }
        result.code = result.code ?? keys.first?.child(local: "ColumnRef")?["Ref"] ?? named(["code", "schluessel", "key"], columns)
        result.name = result.name ?? named(["name", "wert", "bezeichnung", "value", "beschreibung"], columns)
        return result
    }

    private static func named(_ words: [String], _ columns: [String]) -> String? {
        words.lazy.compactMap { word in columns.first { $0.lowercased() == word } }.first
    }

    /// A value without a column belongs to the one behind its predecessor's.
    private static func row(_ node: XMLTree, _ columns: [String]) -> [String: String] {
        var row: [String: String] = [:]
        var next = 0
        for value in node.all(local: "Value") {
            let place = value["ColumnRef"].flatMap { columns.firstIndex(of: $0) } ?? next
            next = place + 1
            guard columns.indices.contains(place), let text = value.child(local: "SimpleValue")?.text.collapsed else { continue }
            row[columns[place]] = text
        }
        return row
    }

    private static func checkCodes(_ list: CodeList, _ node: XMLTree, _ log: WarningLog) {
        let entries = list.entries()
        if entries.count < list.count {
            log.add("empty_code", "\(list.count - entries.count) rows have no code; they were left out.", at: node)
        }
        var seen: Set<String> = []
        for entry in entries where !seen.insert(entry.code).inserted {
            log.add("duplicate_code", "The code '\(entry.code)' is there twice.", at: node)
        }
    }
}

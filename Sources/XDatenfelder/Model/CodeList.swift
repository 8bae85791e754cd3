/// A code list of the format genericode: rows of values under columns.
///
/// Source: OASIS Code List Representation (genericode) 1.0, as XÖV uses it.
public struct CodeList: Sendable {
    /// The file it came from.
    public let file: String
    /// The identification in XDatenfelder 2 (`C60000016`), as the file is named after it; nil where it is not.
    public let id: String?
    /// Canonical address without the version.
    public let urn: String
    public let version: String
    /// Canonical address with the version.
    public let versionURN: String
    public let shortName: String
    let columns: [String]
    /// The columns of code and name that the list itself recommends.
    let recommended: CodeColumns
    /// By column.
    let rows: [[String: String]]

    public var count: Int { rows.count }

    /// Code, name and help of each row; rows without a code are left out.
    public func entries(_ wanted: CodeColumns = CodeColumns()) -> [CodeEntry] {
        let code = column(wanted.code, recommended.code) ?? columns.first
        let name = column(wanted.name, recommended.name) ?? columns.first { $0 != code } ?? code
        let help = column(wanted.help, nil)
        return rows.compactMap { row in
            guard let code, let key = row[code], !key.isEmpty else { return nil }
            return CodeEntry(code: key, name: name.flatMap { row[$0] } ?? "", help: help.flatMap { row[$0] })
        }
    }

    private func column(_ wanted: String?, _ recommended: String?) -> String? {
        [wanted, recommended].compactMap { $0 }.first { columns.contains($0) }
    }
}

/// Names of the columns that hold code, name and help.
public struct CodeColumns: Hashable, Sendable {
    public var code: String?
    public var name: String?
    public var help: String?

    public init(code: String? = nil, name: String? = nil, help: String? = nil) {
        self.code = code
        self.name = name
        self.help = help
    }
}

/// A value of a code list.
public struct CodeEntry: Hashable, Sendable {
    public let code: String
    public let name: String
    public let help: String?
}

/// The code list that a field refers to.
public struct CodeListReference: Hashable, Sendable {
    /// Identification in the editor's own numbers (`C60000016`), format 2.
    public let id: String?
    /// Canonical address without the version, version, and canonical address with the version.
    public let urn: String
    public let version: String
    public let versionURN: String

    /// What names the list best.
    public var address: String { [versionURN, urn, id ?? ""].first { !$0.isEmpty } ?? "" }
}

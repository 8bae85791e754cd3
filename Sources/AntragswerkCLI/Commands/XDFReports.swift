import XDatenfelder

/// A warning in the JSON output of the commands for XDatenfelder.
struct XDFWarningReport: Encodable {
    let file: String?
    let line: Int?
    let column: Int?
    let code: String
    let message: String

    init(_ warning: SchemaWarning) {
        file = warning.file
        line = warning.line
        column = warning.column
        code = warning.code
        message = warning.message
    }
}

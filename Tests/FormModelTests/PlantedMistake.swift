import Testing

@testable import FormModel

/// A mistake planted into a file of the fixture, and the problem that has to be reported for it.
struct PlantedMistake: Sendable, CustomTestStringConvertible {
    let file: String
    /// The right text and the wrong one that takes its place.
    let old: String
    let new: String
    let line: Int
    let column: Int
    let code: String
    let remedy: String

    init(_ file: String, _ old: String, _ new: String, _ line: Int, _ column: Int, _ code: String, _ remedy: String) {
        self.file = file
        self.old = old
        self.new = new
        self.line = line
        self.column = column
        self.code = code
        self.remedy = remedy
    }

    var testDescription: String { "\(file):\(line): \(code)" }

    var place: FormModel.SourceLocation { FormModel.SourceLocation(file: "Forms/\(file)", line: line, column: column) }
}

extension PlantedMistake {
    static let all = syntax + service + form + settings + decisions + workflow + examples + questions + portal

    static let serviceFile = "bewohnerparken/service.yaml"
    static let formFile = "bewohnerparken/form.yaml"
    static let decisionsFile = "bewohnerparken/decisions.yaml"
    static let workflowFile = "_workflows/standard.yaml"
    static let exampleFile = "bewohnerparken/examples/ein_wagen.yaml"
    static let portalFile = "_portal.yaml"
}

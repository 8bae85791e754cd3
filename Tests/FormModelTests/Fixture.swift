import Foundation

@testable import FormModel

/// The definitions under `Tests/Fixtures/Forms`, and mistakes planted into them.
enum Fixture {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/Forms").path

    /// Path → text of every file.
    static let files = DefinitionFiles(folder: folder, ProblemLog()).texts

    /// All files, with one text replaced in one of them.
    static func planting(_ file: String, _ old: String, _ new: String) -> [String: String] {
        var files = files
        files[file] = files[file]?.replacingOccurrences(of: old, with: new)
        return files
    }

    static func service(_ files: [String: String] = files) throws(DefinitionProblems) -> ServiceDefinition {
        try ServiceLoader(files: files).load("bewohnerparken")
    }

    /// The fields of a form with only these lines (without indentation) as fields of its one page.
    static func problems(form fields: String) -> [DefinitionProblem] {
        let indented = fields.split(separator: "\n", omittingEmptySubsequences: false).map { "      \($0)" }.joined(separator: "\n")
        return parse(form: "pages:\n  - id: seite\n    title: Seite\n    fields:\n\(indented)\n").problems
    }

    static func parse(form text: String) -> (pages: [PageDefinition], problems: [DefinitionProblem]) {
        let log = ProblemLog()
        let root = YAMLText(file: "form.yaml", text: text).parse(log)
        return (root.map { FormReader(log: log).read($0) } ?? [], log.problems)
    }
}

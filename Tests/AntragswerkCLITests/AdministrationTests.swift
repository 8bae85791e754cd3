import Foundation
import Casework
import FormModel
import Testing

@testable import AntragswerkCLI

@Suite("What the command line says when something goes wrong")
struct AdministrationTests {
    private static let reference = try? CaseReference(prefix: "MB", year: 2026, random: Array(repeating: 7, count: 16))

    @Test(
        "every refusal is a sentence that says what to do or what is so",
        arguments: [
            (.notFound, "CASE does not exist in this municipality."),
            (.forbidden(.moveCases), "This role lacks the permission 'moveCases'. Choose another with --role."),
            (.forbidden(nil), "This role lacks the permission for it. Choose another with --role."),
            (.staleVersion(expected: 2, actual: 3), "CASE has version 3, not 2. Look at it again with 'antragswerk case show'."),
            (.alreadyClaimed(by: "anna"), "CASE is held by 'anna'."),
            (
                .illegalMove(event: "bewilligen", state: "eingereicht", possible: ["pruefen", "zurueckziehen"]),
                "'bewilligen' is not possible in the state 'eingereicht'. Possible for this role: pruefen, zurueckziehen."
            ),
            (
                .illegalMove(event: "pruefen", state: "erledigt", possible: []),
                "'pruefen' is not possible in the state 'erledigt'. Possible for this role: nothing."
            ),
            (.moveRefused(reason: "Erst prüft eine zweite Person."), "Erst prüft eine zweite Person."),
            (
                .ruleFailed(event: "bewilligen", state: "in_pruefung", reason: "'/' at 1:5 has no result for number and number."),
                "The condition of 'bewilligen' in the state 'in_pruefung' could not be worked out: "
                    + "'/' at 1:5 has no result for number and number. Nothing was changed. Correct 'when' in the workflow's file."
            ),
            (.missingInput(["reason", "amount"]), "Inputs are missing: --input reason=… --input amount=…."),
            (.invalidInput(field: "password", reason: "too_short"), "'password' is not acceptable (too_short)."),
            (.unavailable, "The database cannot be reached. Nothing was changed. 'antragswerk doctor' says more."),
            (.integrity("version"), "Something stored does not fit together: version. Restore a backup or ask for support."),
            (.unauthenticated, "The request was refused: nobody is logged in."),
            (.invalidCredentials, "The request was refused: user name and password do not belong together."),
            (.tooManyAttempts(retryAfterSeconds: 60), "Too many attempts. Try again in 60 seconds."),
            (.draftChanged(currentRevision: 4), "The draft was changed meanwhile; it has revision 4."),
            (.draftIncomplete(page: "person"), "The application is incomplete: something is missing on the page 'person'."),
        ] as [(CaseworkError, String)])
    func explanations(error: CaseworkError, text: String) throws {
        let reference = try #require(Self.reference)
        let explanation = Administration.explanation(of: error, about: reference)
        #expect(explanation == text.replacingOccurrences(of: "CASE", with: "The case \(reference.text)"))
    }

    @Test("without a case the sentence still has a subject")
    func withoutCase() {
        #expect(Administration.explanation(of: .notFound, about: nil) == "It does not exist in this municipality.")
    }

    private static func problems(_ count: Int, severity: DefinitionProblem.Severity = .error) -> [DefinitionProblem] {
        (0..<count).map { line in
            DefinitionProblem(
                "code", at: SourceLocation(file: "form.yaml", line: line + 1, column: 1), "Wrong.", remedy: "Mend it.", severity: severity)
        }
    }

    @Test("few errors of the definitions are all told")
    func fewProblems() {
        let failure = Failure(DefinitionProblems(Self.problems(2) + Self.problems(9, severity: .warning)))
        #expect(
            failure.description == """
                The definitions have 2 errors:
                form.yaml:1:1: Wrong. Mend it.
                form.yaml:2:1: Wrong. Mend it.
                """)
    }

    @Test("of many errors the first twenty are told, with the command that lists all")
    func manyProblems() {
        let lines = Failure(DefinitionProblems(Self.problems(1_000))).description.split(separator: "\n")
        #expect(lines.count == 22)
        #expect(lines.first == "The definitions have 1000 errors:")
        #expect(lines.last == "… and 980 more. 'antragswerk forms check' lists all.")
    }

    @Test("exactly twenty need no remainder")
    func twenty() {
        #expect(Failure(DefinitionProblems(Self.problems(20))).description.split(separator: "\n").count == 21)
    }
}

import Casework
import FormEngine
import FoundationEssentials
import TestSupport
import Testing

@Suite("Copies of applications, on a real database")
struct PrintCopyTests {
    private func text(_ copy: PrintedCopy) -> String { String(decoding: copy.pdf, as: UTF8.self) }

    @Test("the owner of the draft, whoever opened the status, and staff get the same copy")
    func same() async throws {
        let town = try await TestTown(copyPrinter: PaperPrinter())
        let draft = try await town.filledDraft()
        let sent = try await town.useCases.submitApplication(
            draft.id, owner: draft.owner, declarations: SubmitApplication.declarations, identity: .anonymous)
        let own = try await town.useCases.printCopy(draft.id, owner: draft.owner)
        #expect(own.reference == sent.reference)
        #expect(own.fileName == sent.reference.text + ".pdf")
        #expect(text(own).hasPrefix("%PDF-\(sent.reference.text) "))
        #expect(text(own).hasSuffix(" meldebescheinigung \(sent.document.sections.count)"))
        #expect(text(try await town.useCases.printCopy(sent.id)) == text(own))
        #expect(text(try await town.useCases.printCopy(by: TestTown.actor(.caseworker), sent.reference)) == text(own))
    }

    @Test("nobody else gets one")
    func nobodyElse() async throws {
        let town = try await TestTown(copyPrinter: PaperPrinter())
        let draft = try await town.filledDraft()
        // Not sent yet.
        await #expect(throws: CaseworkError.notFound) { _ = try await town.useCases.printCopy(draft.id, owner: draft.owner) }
        let sent = try await town.useCases.submitApplication(
            draft.id, owner: draft.owner, declarations: SubmitApplication.declarations, identity: .anonymous)
        let other = try await town.filledDraft()
        await #expect(throws: CaseworkError.notFound) { _ = try await town.useCases.printCopy(draft.id, owner: other.owner) }
        await #expect(throws: CaseworkError.notFound) { _ = try await town.useCases.printCopy(CaseID(rawValue: UUID())) }
        for role in Role.staff where !role.permissions.contains(.readCases) {
            await #expect(throws: CaseworkError.forbidden(.readCases)) {
                _ = try await town.useCases.printCopy(by: TestTown.actor(role), sent.reference)
            }
        }
    }

    @Test("one case is copied so often and no more")
    func often() async throws {
        let town = try await TestTown(copyPrinter: PaperPrinter())
        let sent = try await town.submitted()
        for _ in 0..<20 { _ = try await town.useCases.printCopy(sent.id) }
        await #expect(throws: CaseworkError.notPrinted(.busy)) { _ = try await town.useCases.printCopy(sent.id) }
        #expect(text(try await town.useCases.printCopy(try await town.submitted().id)).hasPrefix("%PDF-"))
    }

    @Test("without a printer there are none, and that is known before")
    func without() async throws {
        let town = try await TestTown()
        let sent = try await town.submitted()
        #expect(await !town.useCases.printCopy.isPossible)
        await #expect(throws: CaseworkError.notPrinted(.notInstalled)) { _ = try await town.useCases.printCopy(sent.id) }
    }
}

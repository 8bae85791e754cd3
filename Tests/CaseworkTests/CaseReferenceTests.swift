import CaseStore
@testable import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite("Case reference")
struct CaseReferenceTests {
    private func reference(_ seed: UInt8) throws -> CaseReference {
        try CaseReference(prefix: "EG", year: 2026, random: (0..<16).map { $0 &* 17 &+ seed })
    }

    @Test("has prefix, year and eight readable letters", arguments: [0, 1, 77, 200, 255] as [UInt8])
    func shape(seed: UInt8) throws {
        let text = try reference(seed).text
        #expect(text.wholeMatch(of: #/EG-2026-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}/#) != nil)
        #expect(try CaseReference(text).text == text)
    }

    @Test("is read however it is typed")
    func tolerant() throws {
        let text = try reference(3).text
        for typed in [text.lowercased(), text.replacing("-", with: ""), text.replacing("-", with: " – "), "  " + text + "\n"] {
            #expect(try CaseReference(typed).text == text)
        }
        #expect(try CaseReference(text.replacing("2026", with: "2O26")).text == text)
    }

    @Test("finds every single wrong letter")
    func wrongLetter() throws {
        let text = try reference(9).text
        let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")
        for place in [8, 9, 10, 11, 13, 14, 15, 16] {
            for letter in alphabet {
                var letters = Array(text)
                guard letters[place] != letter else { continue }
                letters[place] = letter
                #expect(throws: CaseworkError.invalidInput(field: "reference", reason: "malformed")) { try CaseReference(String(letters)) }
            }
        }
    }

    @Test(
        "is not made of anything else",
        arguments: [
            "", "EG", "EG-2026", "EG-2026-4F7K", "E-2026-4F7K-9QXM", "EGEGE-2026-4F7K-9QXM", "1234-2026-4F7K-9QXM", "EG-20X6-4F7K-9QXM",
            String(repeating: "E", count: 10_000), "😀😀-2026-4F7K-9QXM", "\0",
        ])
    func refuses(text: String) {
        #expect(throws: CaseworkError.self) { try CaseReference(text) }
    }
}

@Suite("Access code")
struct AccessCodeTests {
    @Test("is the same for a case whenever it is made, and another for every case and key")
    func derived() async throws {
        let town = try await TestTown()
        let otherKey = try await TestTown(database: town.database, keyFile: "other AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n")
        let id = CaseID(rawValue: SystemIDSource().uuid())
        let code = AccessCode(of: id, secrets: town.store.secrets)
        #expect(code.text.wholeMatch(of: #/[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}/#) != nil)
        #expect(AccessCode(of: id, secrets: town.store.secrets).text == code.text)
        #expect(AccessCode(of: id, secrets: otherKey.store.secrets).text != code.text)
        let codes = Set((0..<500).map { _ in AccessCode(of: CaseID(rawValue: SystemIDSource().uuid()), secrets: town.store.secrets).text })
        #expect(codes.count == 500)
        #expect("\(code) \(String(reflecting: code))".contains(code.text) == false)
    }

    @Test("is read however it is typed, and not at all when it cannot be one")
    func typed() {
        #expect(AccessCode(typed: " k7qx 2m9p-rt4w ")?.text == "K7QX-2M9P-RT4W")
        #expect(AccessCode(typed: "K70X2M9PRT4W")?.text == "K7QX-2M9P-RT4W")
        for text in ["", "K7QX", "K7QX-2M9P-RT4W-X", String(repeating: "A", count: 500)] { #expect(AccessCode(typed: text) == nil) }
    }
}

@Suite("Ids and tokens")
struct TokenTests {
    @Test("UUIDs of version 7 sort by time")
    func version7() {
        let early = UUID.version7(at: Date(timeIntervalSince1970: 1_000), random: (.max, .max))
        let late = UUID.version7(at: Date(timeIntervalSince1970: 1_000.002), random: (0, 0))
        #expect(early.uuidString < late.uuidString)
        #expect(early.uuidString.dropFirst(14).first == "7")
        #expect(["8", "9", "A", "B"].contains(early.uuidString.dropFirst(19).first))
        #expect(UUID.version7(at: .distantPast, random: (0, 0)).uuidString.hasPrefix("00000000-0000-7"))
    }

    @Test("tokens have 256 bits, a fixed shape and no text for logs")
    func tokens() async throws {
        let town = try await TestTown()
        let tokens = try (0..<50).map { _ in try OwnerToken.make(town.store.secrets) }
        #expect(Set(tokens.map(\.text)).count == 50)
        #expect(tokens.allSatisfy { $0.text.utf8.count == 43 && !"\($0)".contains($0.text) })
        #expect(OwnerToken("abc") == nil)
        #expect(OwnerToken(String(repeating: "ä", count: 43)) == nil)
    }

    @Test(
        "page actions are read strictly",
        arguments: [
            ("next", PageAction.next), ("save", .save), ("add:kinder", .addRow(group: "kinder")),
            ("remove:kinder:2", .removeRow(group: "kinder", index: 2)), ("remove:kinder:-1", nil), ("remove:kinder", nil), ("", nil),
            ("next:1", nil), ("delete", nil),
        ] as [(String, PageAction?)])
    func actions(text: String, action: PageAction?) {
        #expect(PageAction(text) == action)
    }
}

@Suite("Roles")
struct RoleTests {
    @Test("deny what is not listed, and an auditor only reads")
    func permissions() {
        #expect(Role.citizen.permissions.isEmpty)
        #expect(Role.system.permissions.isEmpty)
        #expect(Role.auditor.permissions.isDisjoint(with: [.claimCases, .moveCases, .writeNotes, .retryDeliveries, .manageStaff]))
        #expect(!Role.administrator.permissions.contains(.readCases))
        #expect(Role.allCases.filter { $0.permissions.contains(.manageStaff) } == [.administrator])
        for role in Role.allCases {
            for permission in Permission.allCases where !role.permissions.contains(permission) {
                #expect(throws: CaseworkError.forbidden(permission)) { try TestTown.actor(role).require(permission) }
            }
        }
    }
}

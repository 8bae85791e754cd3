public import Casework
public import CaseStore
public import Cryptography
import FormEngine
public import FormModel
import FoundationEssentials
import Logging
public import PostgreSQL

/// A municipality with everything but its edges: a database, the store, the services of `Forms/` and the use cases.
public final class TestTown: Sendable {
    public let database: TestDatabase
    /// The pool the store works on, as the application's role.
    public let application: Database
    public let store: CaseStore
    public let catalog: ServiceCatalog
    public let useCases: UseCases
    public let clock: FixedClock
    public let keyring: Keyring

    /// A key file for tests; the key is no secret.
    public static let keyFile = "test AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"

    /// Sets up a town; with a database given, a further process (or town) on that database.
    ///
    /// - Parameters:
    ///   - quickPasswords: hash passwords without cost; tests of the log-in itself say no.
    ///   - forms: the definitions; those of the working copy unless told.
    ///   - copyPrinter: makes the copies of applications; nil for a town without.
    public init(
        tenant: String = TestDatabase.tenant, database: TestDatabase? = nil, poolSize: Int = 4, clock: FixedClock = FixedClock(),
        ids: (any IDSource)? = nil, keyFile: String = TestTown.keyFile, quickPasswords: Bool = true, forms: TestServices? = nil,
        copyPrinter: (any CopyPrinter)? = nil
    ) async throws {
        self.database = if let database { database } else { try await TestDatabase.make() }
        self.clock = clock
        application = self.database.asApplication(tenant: tenant, poolSize: poolSize)
        keyring = try Keyring(fileContents: keyFile)
        guard let tenant = TenantID(rawValue: tenant) else { throw CaseworkError.invalidInput(field: "tenant", reason: "malformed") }
        store = try CaseStore(
            database: application, tenant: tenant, keyring: keyring, clock: clock, logger: TestCluster.logger
        )
        let forms = try forms ?? Self.forms.get()
        catalog = ServiceCatalog(services: forms.services, portal: forms.portal, repository: store.definitions)
        try await catalog.publish()
        useCases = UseCases(
            catalog: catalog, ports: store.ports,
            secrets: quickPasswords ? QuickPasswords(secrets: store.secrets) : store.secrets, clock: clock,
            ids: ids ?? SystemIDSource(clock: clock), copyPrinter: copyPrinter
        )
    }

    /// The services of the working copy, compiled once in each test process.
    public static let forms = Result<TestServices, DefinitionProblems> { () throws(DefinitionProblems) in
        try TestServices(folder: Workspace.root + "/Forms")
    }

    /// Somebody of the staff who need not exist: use cases get the actor from the session.
    public static func actor(_ role: Role, _ id: String? = nil) -> Actor {
        Actor(id: id ?? role.rawValue, role: role, displayName: role.rawValue)
    }
}

extension TestTown {
    /// A draft that was begun and filled in, with its owner.
    public func filledDraft(_ application: TestApplication = .certificate) async throws -> (id: DraftID, owner: OwnerToken) {
        let (id, owner, _) = try await useCases.startDraft(service: application.service, owner: nil, identity: .anonymous)
        let service = try require(catalog.service(application.service), "service")
        let hash = store.secrets.keyedHash("draft-owner", Array(owner.text.utf8))
        let record = try require(try await store.ports.drafts.find(id, owner: hash, now: clock.now), "draft")
        let answers = try Answers(json: Array(application.json.utf8), for: service)
        let saved = try await store.ports.drafts.save(
            record, answers: answers.json(), savedAt: clock.now, expiresAt: clock.now.addingTimeInterval(86_400)
        )
        _ = try require(saved, "revision")
        return (id, owner)
    }

    /// An application that was filled in and sent.
    public func submitted(_ application: TestApplication = .certificate) async throws -> SubmittedApplication {
        let (id, owner) = try await filledDraft(application)
        return try await useCases.submitApplication(
            id, owner: owner, declarations: SubmitApplication.declarations, identity: .anonymous
        )
    }
}

/// Complete answers to a service, as JSON.
public struct TestApplication: Sendable {
    public let service: String
    public let json: String

    public init(service: String, json: String) {
        self.service = service
        self.json = json
    }

    /// The name in ``certificate``, to look for in places where it must not be.
    public static let familyName = "Öztürk-Weiß"

    /// Meldebescheinigung, electronic, free of charge, with one delivery.
    public static let certificate = TestApplication(
        service: "meldebescheinigung",
        json: """
            {"umfang":"einfach","zweck":"bank","vornamen":"Şerife","familienname":"\(familyName)","geburtsdatum":"1985-03-14",
            "anschrift":{"strasse":"Lindenweg","hausnummer":"12 a","plz":"12345","ort":"Musterstadt"},
            "ausgabe":"elektronisch","email":"serife@post.example","selbst":true}
            """)

    /// Meldebescheinigung on paper, 9 euros.
    public static let paperCertificate = TestApplication(
        service: "meldebescheinigung",
        json: """
            {"umfang":"einfach","zweck":"rente","vornamen":"Jonas","familienname":"Brandt","geburtsdatum":"1952-07-02",
            "anschrift":{"strasse":"Am Markt","hausnummer":"3","plz":"12345","ort":"Musterstadt"},
            "ausgabe":"papier","anzahl":"1","selbst":true}
            """)
}

/// Takes a value that has to be there.
func require<Value>(_ value: Value?, _ what: String) throws -> Value {
    guard let value else { throw CaseworkError.integrity(what) }
    return value
}

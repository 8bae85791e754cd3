/// Every use case, ready to be called: the one thing that web, API, command line and worker share.
public struct UseCases: Sendable {
    // Citizens
    public let startDraft: StartDraft
    public let openDraft: OpenDraftByOwner
    public let savePage: SavePage
    public let submitApplication: SubmitApplication
    public let discardDraft: DiscardDraft
    public let listDrafts: ListDrafts
    public let openStatus: OpenStatus
    public let caseStatus: ShowCaseStatus
    public let citizenMove: CitizenMove
    public let printCopy: PrintCopy

    // Staff
    public let logIn: LogIn
    public let authenticate: Authenticate
    public let logOut: LogOut
    public let listCases: ListCases
    public let showCase: ShowCase
    public let claimCase: ClaimCase
    public let releaseCase: ReleaseCase
    public let moveCase: MoveCase
    public let addNote: AddNote
    public let caseHistory: ShowCaseHistory
    public let verifyCases: VerifyCases
    public let listDeliveries: ListDeliveries
    public let showDelivery: ShowDelivery
    public let retryDelivery: RetryDelivery
    public let addStaffMember: AddStaffMember
    public let listStaff: ListStaff
    public let disableStaffMember: DisableStaffMember
    public let removeExpired: RemoveExpired

    /// The definitions all of them work on.
    public let catalog: ServiceCatalog
    /// For edges that need signed cookies.
    public let secrets: any Secrets
    /// For edges that need the time of the use cases.
    public let clock: any WallClock

    /// - Parameter copyPrinter: nil where no copies are made.
    public init(
        catalog: ServiceCatalog, ports: Ports, secrets: any Secrets, clock: any WallClock, ids: any IDSource,
        copyPrinter: (any CopyPrinter)? = nil
    ) {
        let house = House(catalog: catalog, ports: ports, secrets: secrets, clock: clock, ids: ids)
        self.catalog = catalog
        self.secrets = secrets
        self.clock = clock
        startDraft = StartDraft(house: house)
        openDraft = OpenDraftByOwner(house: house)
        savePage = SavePage(house: house)
        submitApplication = SubmitApplication(house: house)
        discardDraft = DiscardDraft(house: house)
        listDrafts = ListDrafts(house: house)
        openStatus = OpenStatus(house: house)
        caseStatus = ShowCaseStatus(house: house)
        citizenMove = CitizenMove(house: house)
        printCopy = PrintCopy(house: house, printer: copyPrinter)
        logIn = LogIn(house: house)
        authenticate = Authenticate(house: house)
        logOut = LogOut(house: house)
        listCases = ListCases(house: house)
        showCase = ShowCase(house: house)
        claimCase = ClaimCase(house: house)
        releaseCase = ReleaseCase(house: house)
        moveCase = MoveCase(house: house)
        addNote = AddNote(house: house)
        caseHistory = ShowCaseHistory(house: house)
        verifyCases = VerifyCases(house: house)
        listDeliveries = ListDeliveries(house: house)
        showDelivery = ShowDelivery(house: house)
        retryDelivery = RetryDelivery(house: house)
        addStaffMember = AddStaffMember(house: house)
        listStaff = ListStaff(house: house)
        disableStaffMember = DisableStaffMember(house: house)
        removeExpired = RemoveExpired(house: house)
    }
}

/// What use cases share; each takes what it needs.
struct House: Sendable {
    let catalog: ServiceCatalog
    let ports: Ports
    let secrets: any Secrets
    let clock: any WallClock
    let ids: any IDSource
}

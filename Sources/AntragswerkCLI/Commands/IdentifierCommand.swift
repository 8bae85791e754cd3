import ArgumentParser

/// `antragswerk identifier`: the formal rules of numbers, codes, addresses and names.
struct IdentifierCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identifier",
        abstract: "Check numbers, codes, addresses and names by their formal rules.",
        discussion: """
            Needs no database and asks no register: what is formally right may still not exist.
              antragswerk identifier check iban "DE89 3704 0044 0532 0130 00"
              antragswerk identifier list
            """,
        subcommands: [IdentifierCheck.self, IdentifierList.self]
    )
}

public import ArgumentParser

/// `antragswerk`: the one program that runs and administers the service.
public struct RootCommand: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "antragswerk",
        abstract: "Online services of a municipality: from the form to the file.",
        discussion: """
            Try it on this machine (starts everything, prints addresses and demo logins):
              antragswerk dev

            Run it for a town (each reads its settings from the environment, see 'antragswerk serve --help'):
              antragswerk migrate && antragswerk serve
              antragswerk worker

            Look after it:
              antragswerk doctor
              antragswerk case list --state eingereicht
              antragswerk delivery list --failed
              antragswerk forms check

            Inside the project folder, the administration commands find the database of a running 'antragswerk dev' \
            by themselves; elsewhere DATABASE_URL names it. Most commands print a table for people and, with --json, \
            one JSON document for programs. Exit codes: 0 done, 1 failed, 64 wrong use.
            """,
        version: ProgramVersion.current,
        groupedSubcommands: [
            CommandGroup(
                name: "Running",
                subcommands: [
                    DevCommand.self, ServeCommand.self, WorkerCommand.self, MigrateCommand.self, SimulatorCommand.self,
                    DoctorCommand.self,

                ]
            ),
            CommandGroup(name: "Services", subcommands: [FormsCommand.self, WorkflowCommand.self]),
            CommandGroup(
                name: "Rules",
                subcommands: [
                    DecideCommand.self, FEELCommand.self, DMNCommand.self, IdentifierCommand.self, FristCommand.self, HolidaysCommand.self,
                ]),
            CommandGroup(name: "Cases", subcommands: [CaseCommand.self, DeliveryCommand.self, UserCommand.self]),
        ]
    )

    public init() {}
}

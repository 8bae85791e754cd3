import Casework

/// What `antragswerk dev` prints once everything runs.
struct DevelopmentWelcome {
    let plan: DevelopmentPlan
    let folder: DevelopmentFolder
    let logins: [DemoLogins.Login]

    var text: String {
        let base = "http://127.0.0.1:\(plan.port)"
        var table = TextTable("USER", "ROLE", "PASSWORD")
        for login in logins { table.add(login.username, login.role.rawValue, login.password) }
        return """

            Antragswerk runs. Ctrl-C ends it and everything it started.

              Portal              \(base)
              Inbox API           \(base)/api/v1/openapi.json
              Service-BW (test)   https://127.0.0.1:\(plan.simulatorPort)
              What it received    http://127.0.0.1:\(plan.simulatorPagePort)
              Folder              \(folder.path)

            Demo logins for the inbox API:

            \(table.text().split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))

            In another terminal, in this folder:

              scripts/try                  the whole way once, by command line
              bin/antragswerk case list    the cases


            """
    }
}

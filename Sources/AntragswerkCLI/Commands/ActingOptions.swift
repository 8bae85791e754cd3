public import ArgumentParser
public import Casework
import Foundation

/// Who the command acts as. Whoever can read the keys on this machine is trusted; the history names them.
struct ActingOptions: ParsableArguments {
    @Option(
        name: .customLong("role"),
        help: "Role to act in."
    )
    var role: Role = .supervisor

    var actor: Actor {
        let user = ProcessInfo.processInfo.environment["SUDO_USER"] ?? NSUserName()
        return Actor(id: "cli:" + user, role: role, displayName: "Kommandozeile (\(user))")
    }

    func validate() throws {
        guard Role.staff.contains(role) else {
            throw ValidationError("The role has to be one of \(Role.staff.map(\.rawValue).joined(separator: ", ")).")
        }
    }
}

extension Role: ExpressibleByArgument {
    /// The roles that staff can have; the others are nobody's at a command line.
    public static var allValueStrings: [String] { staff.map(\.rawValue) }
}

/// A case reference as an argument.
struct ReferenceArgument: ExpressibleByArgument {
    let reference: CaseReference

    init?(argument: String) {
        guard let reference = try? CaseReference(argument) else { return nil }
        self.reference = reference
    }
}

/// The version of the program, as `--version` prints it and the changelog names it.
enum ProgramVersion {
    static let current = "0.1.0"
}

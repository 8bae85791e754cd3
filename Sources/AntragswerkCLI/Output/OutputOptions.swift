import ArgumentParser

/// `--json`, shared by every command that shows something.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print one JSON document instead of a table.")
    var json = false
}

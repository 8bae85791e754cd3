import Testing

@Suite("The doors between the modules")
struct ImportTableTests {
    /// Part of the toolchain: allowed everywhere but in the modules that do without Foundation.
    private static let toolchain: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch", "Swift", "Testing",
    ]
    private static let withoutFoundation: Set<String> = ["FEEL", "Identifiers", "HTML"]

    @Test("every import line stands in the table of docs/architecture.md")
    func importsAreInTheTable() throws {
        let table = ModuleTable(markdown: try SourceTree.current.text(of: "docs/architecture.md"))
        let files = try SourceTree.current.sources()
        try #require(files.count > 50)
        for file in files {
            let allowed = try #require(table.allowed[file.module], "\(file.module) is missing in docs/architecture.md")
            let extra = file.imports.subtracting(allowed).subtracting(
                Self.withoutFoundation.contains(file.module) ? ["Synchronization"] : Self.toolchain)
            #expect(extra.isEmpty, "\(file.path) imports \(extra.sorted()), which the table does not allow")
        }
    }

    @Test("every module of the table exists")
    func tableNamesOnlyModules() throws {
        let table = ModuleTable(markdown: try SourceTree.current.text(of: "docs/architecture.md"))
        let modules = Set(try SourceTree.current.sources().map(\.module))
        let cModules: Set<String> = ["CLibpq", "CLibcurl", "COpenSSL", "CLinux"]
        #expect(Set(table.allowed.keys).subtracting(modules).subtracting(cModules) == [])
    }

    @Test(
        "the table is read as written",
        arguments: [
            ("| `A` | holds | – |", "A", Set<String>()),
            ("| `A` | holds | `B`, Yams `C` |", "A", ["B", "C"]),
            ("| `A` | x | `B` and what they import |\n| `B` | y | `C` |\n| `C` | z | `D` |", "A", ["B", "C", "D"]),
        ] as [(String, String, Set<String>)])
    func readsRows(markdown: String, module: String, imports: Set<String>) {
        #expect(ModuleTable(markdown: markdown).allowed[module] == imports)
    }

    @Test(
        "import lines are recognised in every form",
        arguments: [
            ("import FEEL", ["FEEL"]), ("public import FormModel", ["FormModel"]), ("@testable import HTML", ["HTML"]),
            ("import struct Foundation.UUID", ["Foundation"]), ("// import Nothing", []),
        ] as [(String, Set<String>)])
    func readsImports(text: String, imports: Set<String>) {
        #expect(SourceTree.File(module: "M", path: "M.swift", text: text).imports == imports)
    }
}

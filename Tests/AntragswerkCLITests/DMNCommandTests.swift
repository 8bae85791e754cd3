import Foundation
import Testing

@testable import AntragswerkCLI

@Suite("antragswerk dmn")
struct DMNCommandTests {
    private static let model = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="fees" namespace="urn:fees">
        <inputData id="a" name="age"><variable name="age" typeRef="number"/></inputData>
        <decision id="f" name="fee"><informationRequirement><requiredInput href="#a"/></informationRequirement>
        <decisionTable hitPolicy="FIRST"><input><inputExpression><text>age</text></inputExpression></input><output/>
        <rule><inputEntry><text>[0..6)</text></inputEntry><outputEntry><text>0</text></outputEntry>
        <annotationEntry><text>Kinder zahlen nichts</text></annotationEntry></rule>
        <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>12.5</text></outputEntry></rule></decisionTable></decision>
        </definitions>
        """
    private static let tests = """
        <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xmlns:xsd="http://www.w3.org/2001/XMLSchema"><modelName>fees.dmn</modelName>
        <testCase id="001"><inputNode name="age"><value xsi:type="xsd:decimal">4</value></inputNode>
        <resultNode name="fee"><expected><value xsi:type="xsd:decimal">EXPECTED</value></expected></resultNode></testCase></testCases>
        """

    /// A folder with the model, a test case that expects this fee, and an input.
    private func folder(expecting fee: String, _ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [
            "fees.dmn": Self.model, "fees-test-01.xml": Self.tests.replacing("EXPECTED", with: fee), "input.json": #"{"age": 5}"#,
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        try await body(folder.path)
    }

    @Test("run counts what passes and ends with 0")
    func passes() async throws {
        try await folder(expecting: "0") { folder in
            let run = await CommandRun.run("dmn", "run", folder)
            #expect(run.output == "SUITE  PASSED  FAILED\nfees   1       0\n1 passed, 0 failed\n")
            #expect(run.code == 0)
        }
    }

    @Test("run names what fails and ends with 1")
    func fails() async throws {
        try await folder(expecting: "1") { folder in
            let run = await CommandRun.run("dmn", "run", folder, "--failures")
            let table = "SUITE  PASSED  FAILED\nfees   0       1\n"
            #expect(run.output == table + "fees 001 fee: expected 1, got 0\n0 passed, 1 failed\n")
            #expect(run.code == 1)
        }
    }

    @Test("eval prints the value and explains it")
    func evaluates() async throws {
        try await folder(expecting: "0") { folder in
            let run = await CommandRun.run("dmn", "eval", folder + "/fees.dmn", "fee", "--input", folder + "/input.json", "--explain")
            #expect(run.output == "0\nfee: age = 5 → rule 1 (Kinder zahlen nichts) → 0\n")
        }
    }

    @Test("eval reads its input from a pipe")
    func piped() async throws {
        try await folder(expecting: "0") { folder in
            let pipe = Pipe()
            pipe.fileHandleForWriting.write(Data(#"{"age": 7}"#.utf8))
            try pipe.fileHandleForWriting.close()
            let input = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
            let run = await CommandRun.run("dmn", "eval", folder + "/fees.dmn", "fee", "--input", input)
            #expect(run.output == "12.5\n")
        }
    }

    @Test("a decision that is not there is answered with those that are")
    func unknown() async throws {
        try await folder(expecting: "0") { folder in
            let run = await CommandRun.run("dmn", "eval", folder + "/fees.dmn", "fees")
            #expect(run.errors == "Error: There is no decision 'fees'. There are: fee.\n")
            #expect(run.code == 1)
        }
    }

    @Test("check counts faults; a file that is no model is told with its place")
    func checks() async throws {
        try await folder(expecting: "0") { folder in
            let run = await CommandRun.run("dmn", "check", folder + "/fees.dmn")
            #expect(run.output == "1 models, 0 errors, 0 warnings\n")
            let broken = await CommandRun.run("dmn", "check", folder + "/fees-test-01.xml")
            #expect(broken.errors.contains("The document is no DMN model"))
            #expect(broken.code == 1)
        }
    }
}

import Foundation
import Testing

@testable import FormModel

@Suite("Planted mistakes")
struct PlantedMistakesTests {
    @Test("are named with line, column and remedy", arguments: PlantedMistake.all)
    func named(mistake: PlantedMistake) throws {
        #expect(Fixture.files[mistake.file]?.contains(mistake.old) == true, "The text to replace is not in the fixture.")
        let problems = ServiceLoader(files: Fixture.planting(mistake.file, mistake.old, mistake.new)).check().problems
        let found = problems.filter { $0.location == mistake.place && $0.code == mistake.code }
        #expect(
            found.map(\.remedy).contains(mistake.remedy), "\(problems.map { "[\($0.code)] \($0.description)" }.joined(separator: "\n"))")
        #expect(found.allSatisfy { $0.severity == .error })
    }

    @Test("are more than thirty different ones, in every kind of file")
    func count() {
        #expect(Set(PlantedMistake.all.map(\.code)).count >= 30)
        #expect(PlantedMistake.all.count >= 90)
        #expect(Set(PlantedMistake.all.map(\.file)).count == 6)
    }

    @Test("stop the service from loading", arguments: PlantedMistake.all)
    func refused(mistake: PlantedMistake) {
        #expect(throws: DefinitionProblems.self) {
            try ServiceLoader(files: Fixture.planting(mistake.file, mistake.old, mistake.new)).loadAll()
        }
    }

    @Test("are found together, not only the first one")
    func together() {
        var files = Fixture.files
        for mistake in [
            PlantedMistake.service[1], PlantedMistake.service[3], PlantedMistake.form[0], PlantedMistake.form[9],
            PlantedMistake.settings[1],
            PlantedMistake.decisions[0], PlantedMistake.workflow[3], PlantedMistake.examples[0],
        ] {
            files[mistake.file] = files[mistake.file]?.replacingOccurrences(of: mistake.old, with: mistake.new)
        }
        let codes = ServiceLoader(files: files).check().problems.map { "\($0.location.line) \($0.code)" }
        for code in [
            "3 unknown_key", "4 bad_prefix", "2 bad_id", "17 unknown_key", "44 duplicate_option", "5 unknown_word", "2 bad_date",
        ] {
            #expect(codes.contains(code), "\(codes)")
        }
    }
}

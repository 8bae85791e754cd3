import DMN
import Foundation

/// Models and test files on disk.
struct DMNFolder {
    /// A model with the tests that lie beside it.
    struct Suite {
        let name: String
        let model: URL
        let tests: [URL]
    }

    /// The suites below some folders, by path: each folder's tests go to the model they name, else to the one they are named after.
    static func suites(in folders: [String]) throws -> [Suite] {
        var suites: [Suite] = []
        for folder in folders {
            let files = try files(below: folder)
            for model in files where model.pathExtension == "dmn" {
                let name = model.deletingPathExtension().lastPathComponent
                let tests = files.filter { file in
                    file.deletingLastPathComponent() == model.deletingLastPathComponent() && file.pathExtension == "xml"
                        && file.lastPathComponent.hasPrefix(name + "-test-")
                }
                if !tests.isEmpty { suites.append(Suite(name: name, model: model, tests: tests)) }
            }
        }
        return suites
    }

    private static func files(below folder: String) throws -> [URL] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
            let walk = FileManager.default.enumerator(at: URL(fileURLWithPath: folder), includingPropertiesForKeys: nil)
        else { throw Failure("There is no folder '\(folder)'.") }
        return walk.compactMap { $0 as? URL }.sorted { $0.path < $1.path }
    }

    /// Reads a model, with those beside it for its imports, and compiles it.
    static func compile(_ file: URL) throws -> CompiledModel {
        let model = try read(file)
        guard !model.imports.isEmpty else { return try located(file) { try CompiledModel.compile(model) } }
        let folder = file.deletingLastPathComponent()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".dmn") }.sorted()
        let others = names.filter { $0 != file.lastPathComponent }.compactMap { try? read(folder.appendingPathComponent($0)) }
        return try located(file) { try CompiledModel.compile(model, importing: others) }
    }

    static func tests(_ file: URL) throws -> ModelTests {
        let bytes = try bytes(of: file)
        return try located(file) { try ModelTestsReader.read(bytes) }
    }

    private static func read(_ file: URL) throws -> DMNModel {
        let bytes = try bytes(of: file)
        return try located(file) { try DMNModelReader.read(bytes) }
    }

    private static func bytes(of file: URL) throws -> [UInt8] {
        guard let data = try? Data(contentsOf: file) else { throw Failure("The file '\(file.relativePath)' cannot be read.") }
        return Array(data)
    }

    private static func located<Result>(_ file: URL, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DMNError {
            throw Failure("\(file.relativePath):\(error.description)")
        }
    }
}

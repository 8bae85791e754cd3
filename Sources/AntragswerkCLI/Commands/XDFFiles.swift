import Foundation
import XDatenfelder

/// Schemas of XDatenfelder on disk, with the code lists that lie beside them.
struct XDFFiles {
    let schema: DataSchema
    let lists: CodeLists
    /// Of the code lists.
    let warnings: [SchemaWarning]

    /// More files than these beside a schema are no code lists of it.
    private static let maximumLists = 2_000

    /// - Parameter folder: where the code lists are; nil for the schema's own folder.
    static func read(_ path: String, codeLists folder: String? = nil) throws -> XDFFiles {
        let file = URL(fileURLWithPath: path)
        let schema: DataSchema
        do { schema = try SchemaReader.read(try bytes(of: path)) } catch let error as SchemaError {
            throw Failure("\(path):\(error)")
        }
        let place = folder.map { URL(fileURLWithPath: $0) } ?? file.deletingLastPathComponent()
        let (lists, warnings) = try lists(in: place, but: file, isWanted: folder != nil)
        return XDFFiles(schema: schema, lists: CodeLists(lists), warnings: warnings)
    }

    /// Every file beside the schema that looks like a code list; one that cannot be read is a warning.
    private static func lists(in folder: URL, but schema: URL, isWanted: Bool) throws -> ([CodeList], [SchemaWarning]) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            if isWanted { throw Failure("The folder '\(folder.relativePath)' cannot be read.") }
            return ([], [])
        }
        var lists: [CodeList] = []
        var warnings: [SchemaWarning] = []
        let wanted = names.filter { $0.lowercased().hasSuffix(".xml") && $0 != schema.lastPathComponent }.sorted()
        for name in wanted.prefix(maximumLists) {
            let file = folder.appendingPathComponent(name)
            guard let handle = try? FileHandle(forReadingFrom: file) else { continue }
            let beginning = (try? handle.read(upToCount: 8_192)) ?? nil
            try? handle.close()
            guard let beginning, CodeListReader.mayHold(beginning), let data = FileManager.default.contents(atPath: file.path) else {
                continue
            }
            do {
                let (list, found) = try CodeListReader.read(Array(data), file: name)
                lists.append(list)
                warnings += found
            } catch {
                warnings.append(SchemaWarning(unreadable: name, error))
            }
        }
        return (lists, warnings)
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw Failure("The file '\(path)' cannot be read.") }
        return Array(data)
    }
}

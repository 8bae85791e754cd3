import DMN
import FEEL

/// The decision models in the folder of one service: read, linked and checked.
///
/// What the standard would turn into null is refused here: a service runs only models without a fault.
final class ServiceModels {
    /// The bytes of one file, drawings included.
    static let maxBytes = 1 << 20

    private let id: String
    private let files: DefinitionFiles
    private let log: ProblemLog
    private var models: [String: DMNModel] = [:]
    private var compiled: [String: CompiledModel] = [:]
    private var faulty: Set<String> = []
    private var used: [String: Set<String>] = [:]

    init(_ id: String, _ files: DefinitionFiles, _ log: ProblemLog) {
        self.id = id
        self.files = files
        self.log = log
        for path in ServiceModels.paths(of: id, files) { read(path) }
        refuseTwins()
        for (file, model) in models.sorted(by: { $0.key < $1.key }) { compile(file, model) }
    }

    /// The models of a service, sorted; only those at the top of its folder.
    static func paths(of id: String, _ files: DefinitionFiles) -> [String] {
        files.paths(in: id).filter { $0.hasSuffix(".dmn") && !$0.dropFirst(id.utf8.count + 1).contains("/") }
    }

    /// The names of the files.
    var names: [String] { ServiceModels.paths(of: id, files).map { String($0.dropFirst(id.utf8.count + 1)) } }

    /// The model of a file; nil where it is missing, cannot be read or has a fault.
    func model(_ file: String) -> CompiledModel? { faulty.contains(file) ? nil : compiled[file] }

    /// Tells a decision of a file from all others, whatever version the file has.
    func key(_ file: String, _ decision: String) -> String {
        SHA256.hexDigest(of: files.texts["\(id)/\(file)"] ?? "") + " \(id)/\(file) \(decision)"
    }

    func note(use decision: String, of file: String) {
        used[file, default: []].insert(decision)
    }

    /// What the service says about its models.
    var declared: [DecisionModel] {
        compiled.sorted { $0.key < $1.key }.map { file, model in
            let names = model.targetNames
            return DecisionModel(file: file, name: model.name, decisions: names, used: names.filter { used[file]?.contains($0) ?? false })
        }
    }

    /// Looks at the models' tables, and for models that nobody asks.
    func check() {
        let imported = Set(models.values.flatMap { $0.imports.map(\.namespace) })
        for (file, model) in compiled.sorted(by: { $0.key < $1.key }) {
            let linter = TableLinter(log: log) { self.place(file, line: $0) }
            for table in model.tables { linter.check(table) }
            guard used[file] == nil, !imported.contains(model.namespace) else { continue }
            log.warning(
                "unused_model", at: place(file, line: 1), "No decision of the service asks this model.",
                remedy: "Add a decision with 'model: \(file)' to decisions.yaml, or remove the file.")
        }
    }

    // MARK: Reading

    private func place(_ file: String, line: Int, column: Int = 1) -> SourceLocation {
        SourceLocation(file: "\(files.root)/\(id)/\(file)", line: max(line, 1), column: max(column, 1))
    }

    private func report(_ error: DMNError, in file: String) {
        log.error("bad_model", at: place(file, line: error.line, column: error.column), error.message, remedy: error.remedy)
    }

    private func read(_ path: String) {
        let file = String(path.dropFirst(id.utf8.count + 1))
        let text = files.texts[path] ?? ""
        guard text.utf8.count <= ServiceModels.maxBytes else {
            log.error(
                "file_too_large", at: place(file, line: 1), "The file has more than \(ServiceModels.maxBytes / 1024) KiB.",
                remedy: "Split the model and import its parts.")
            return
        }
        do throws(DMNError) {
            models[file] = try DMNModelReader.read(Array(text.utf8))
        } catch {
            report(error, in: file)
        }
    }

    /// An import finds its model by the namespace, so that no two may have one.
    private func refuseTwins() {
        var seen: [String: String] = [:]
        for (file, model) in models.sorted(by: { $0.key < $1.key }) {
            if let other = seen[model.namespace] {
                log.error(
                    "duplicate_model", at: place(file, line: 1),
                    "The model has the namespace '\(model.namespace.shortened)' of '\(other)'.",
                    remedy: "Give each model a namespace of its own in the tool that drew it.")
            } else {
                seen[model.namespace] = file
            }
        }
    }

    private func compile(_ file: String, _ model: DMNModel) {
        let others = models.filter { $0.key != file }.sorted { $0.key < $1.key }.map(\.value)
        do throws(DMNError) {
            let result = try CompiledModel.compile(model, importing: others)
            compiled[file] = result
            // The faults of imported models are told where those are compiled themselves.
            if !result.issues.isEmpty { faulty.insert(file) }
            for issue in result.issues where issue.namespace == model.namespace {
                log.error(
                    "model_fault", at: place(file, line: issue.line), "'\(issue.element.shortened)': \(issue.message)",
                    remedy: "Correct the model in the tool that drew it; a part with a fault would be null.")
            }
        } catch {
            report(error, in: file)
        }
    }
}

/// Puts a model and its imports together into one list of elements.
///
/// A model that is imported on two ways is there twice: each way has inputs of its own.
struct ModelLinker {
    /// One model at one place.
    struct Instance: Sendable {
        let model: DMNModel
        /// Names of the imports that lead here.
        let path: [String]
        let types: TypeTable
        /// Number of the instance behind each import, in the order of the model's imports; nil where it is missing.
        var imports: [Int?] = []
        /// Number of each element by its id.
        var ids: [String: Int] = [:]
    }

    struct Linked: Sendable {
        let instance: Int
        let element: DMNModel.Element
    }

    /// More models, imported ones counted on each way, are refused.
    static let maximumInstances = 100
    static let maximumElements = 20_000
    static let maximumDepth = 20

    private(set) var instances: [Instance] = []
    private(set) var elements: [Linked] = []
    private(set) var issues: [DMNIssue] = []
    private let models: [String: DMNModel]

    /// - Throws: ``DMNError`` when imports go in a circle or there are too many.
    init(_ root: DMNModel, among others: [DMNModel]) throws(DMNError) {
        models = Dictionary(others.map { ($0.namespace, $0) }, uniquingKeysWith: { first, _ in first })
        _ = try add(root, path: [], ancestors: [root.namespace])
    }

    private mutating func add(_ model: DMNModel, path: [String], ancestors: [String]) throws(DMNError) -> Int {
        guard instances.count < ModelLinker.maximumInstances, path.count < ModelLinker.maximumDepth else {
            throw DMNError("More than \(ModelLinker.maximumInstances) models are imported.", "Import fewer of them.")
        }
        var imports: [Int?] = []
        var imported: [(prefix: String, types: TypeTable)] = []
        for entry in model.imports {
            guard let other = models[entry.namespace] else {
                imports.append(nil)
                note(.warning, model, entry.name, entry.line, "The imported model '\(entry.namespace)' is not here.")
                continue
            }
            guard !ancestors.contains(other.namespace) else {
                throw DMNError("'\(model.name)' imports itself by way of '\(entry.name)'.", "Take the import out.", line: entry.line)
            }
            let number = try add(
                other, path: entry.name.isEmpty ? path : path + [entry.name], ancestors: ancestors + [other.namespace])
            imports.append(number)
            imported.append((entry.name, instances[number].types))
        }
        var instance = Instance(model: model, path: path, types: TypeTable(model, imported: imported), imports: imports)
        for issue in instance.types.issues { note(.warning, model, issue.element, issue.line, issue.message) }
        guard elements.count + model.elements.count <= ModelLinker.maximumElements else {
            throw DMNError("The models have more than \(ModelLinker.maximumElements) elements.", "Import fewer models.")
        }
        for element in model.elements {
            instance.ids[element.id] = elements.count
            elements.append(Linked(instance: instances.count, element: element))
        }
        instances.append(instance)
        return instances.count - 1
    }

    private mutating func note(_ severity: DMNIssue.Severity, _ model: DMNModel, _ element: String, _ line: Int, _ message: String) {
        issues.append(DMNIssue(severity: severity, model: model, element: element, line: line, message: message))
    }

    /// The element that a reference in an instance means, and the import by which it is known there.
    func resolve(_ reference: DMNModel.Reference, from instance: Int) -> (element: Int, prefix: String?)? {
        let home = instances[instance]
        if let element = home.ids[reference.id], reference.namespace == nil || reference.namespace == home.model.namespace {
            return (element, nil)
        }
        for (entry, number) in zip(home.model.imports, home.imports) {
            guard let number, reference.namespace == nil || reference.namespace == entry.namespace else { continue }
            if let element = instances[number].ids[reference.id] { return (element, entry.name.isEmpty ? nil : entry.name) }
        }
        return nil
    }
}

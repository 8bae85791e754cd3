import FEEL
import Synchronization

/// Where the functions of a model find it; they do not keep it alive.
final class ModelHome: Sendable {
    private struct Weak: Sendable { weak var model: CompiledModel? }

    private let box = Mutex(Weak())

    var model: CompiledModel? {
        get { box.withLock { $0.model } }
        set { box.withLock { $0.model = newValue } }
    }
}

/// Business knowledge or a decision service as a function of FEEL.
struct ModelFunction: NativeFunction {
    let home: ModelHome
    let element: Int

    func call(_ arguments: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard let model = home.model else { return .null }
        return try model.call(element, arguments, &run)
    }
}

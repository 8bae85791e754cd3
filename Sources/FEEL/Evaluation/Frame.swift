/// The values of one scope at run time.
///
/// A frame belongs to one evaluation at a time. Reads outside of its slots give `null`, writes outside are dropped.
public final class Frame {
    var values: [Value]
    /// The frame of the surrounding scope.
    public let parent: Frame?

    public init(count: Int, parent: Frame? = nil) {
        values = Array(repeating: .null, count: max(count, 0))
        self.parent = parent
    }

    init(values: [Value], parent: Frame?) {
        self.values = values
        self.parent = parent
    }

    public subscript(index: Int) -> Value {
        get { values.indices.contains(index) ? values[index] : .null }
        set { if values.indices.contains(index) { values[index] = newValue } }
    }

    /// The frame that many scopes outwards.
    func ancestor(_ depth: Int) -> Frame? {
        var frame: Frame? = self
        for _ in 0..<max(depth, 0) { frame = frame?.parent }
        return frame
    }

    /// The value of a slot; null where no frame has it.
    public subscript(slot: Slot) -> Value {
        ancestor(slot.depth)?[slot.index] ?? .null
    }
}

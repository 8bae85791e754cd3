import FEEL

/// Any bytes as an expression: parsed, printed, compiled in both modes, run within small limits.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let source = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    if let tree = try? SyntaxTree.parse(source) {
        guard let again = try? SyntaxTree.parse(tree.canonical), again == tree else { fatalError("printing changed the expression") }
    }
    for mode in [CompilationMode.checked, .standard] {
        var scope = Scope(mode: mode)
        scope.declare("a", .number)
        scope.declare("b", .string)
        scope.declare("c", .list(.any))
        scope.declare("d", .date)
        scope.declare("e", .any)
        guard let compiled = try? CompiledExpression.compile(source, in: scope) else { continue }
        for policy in [NoResultPolicy.null, .raise] {
            let limits = Limits(depth: 300, steps: 5_000, listSize: 1_000, stringSize: 10_000)
            let frame = Frame(count: 5)
            frame[0] = 7
            frame[1] = "Straße"
            frame[2] = .list([1, "x", .null])
            frame[3] = .date(CalendarDate.epoch)
            frame[4] = .context(Context([("k", 1)]))
            _ = try? compiled.evaluate(frame, Environment(epochSeconds: 1_795_253_400, limits: limits, noResult: policy))
        }
    }
    let scope = Scope()
    if let tests = try? CompiledTests.compile(source, in: scope) {
        _ = try? tests.accept(5, Frame(count: 0), Environment(epochSeconds: 0, limits: Limits(steps: 5_000)))
    }
    return 0
}

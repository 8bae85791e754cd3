import FormEngine
import FormModel

/// Any bytes as each of the files of a service: every problem is named, nothing ends the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let names = ["service.yaml", "form.yaml", "workflow.yaml", "examples/01.yaml"]
    let report = ServiceLoader(files: Dictionary(uniqueKeysWithValues: names.map { ("probe/\($0)", text) })).check()
    for problem in report.problems { _ = problem.description }
    for definition in report.services { _ = try? CompiledService.compile(definition) }
    return 0
}

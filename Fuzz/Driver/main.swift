import Glibc
import FuzzTargets

/// libFuzzer's own entry: reads its options, then calls `test` until it is stopped.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

// fuzz TARGET [OPTION…] FOLDER…: the options and folders are libFuzzer's.
let arguments = CommandLine.arguments
guard arguments.count > 1, let chosen = FuzzTarget(rawValue: arguments[1]) else {
    print("usage: fuzz \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")) [libFuzzer's options] [folders]")
    exit(64)
}

/// The one that runs; a C function cannot bring it along.
nonisolated(unsafe) var target = chosen

// libFuzzer sees the target's name as the program's.
var count = CommandLine.argc - 1
var rest: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = CommandLine.unsafeArgv + 1
let status = withUnsafeMutablePointer(to: &rest) { pointer in
    runDriver(&count, UnsafeMutableRawPointer(pointer)) { start, count in
        do throws(FuzzFault) {
            _ = try target.run(Array(UnsafeBufferPointer(start: start, count: count)))
            return 0
        } catch {
            fatalError(error.description)
        }
    }
}
exit(status)

/// Why the simulator could not start or go on.
public enum SimulatorError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A file could not be read or written.
    case file(path: String, operation: String)
    /// The file of received applications is damaged at this line.
    case damagedLog(path: String, line: Int)
    case certificates(String)

    public var description: String {
        switch self {
        case .file(let path, let operation): "The simulator could not \(operation) \(path)."
        case .damagedLog(let path, let line): "The simulator's file \(path) is damaged in line \(line). Move it away and start again."
        case .certificates(let reason): "The simulator could not make its certificates: \(reason)."
        }
    }
}

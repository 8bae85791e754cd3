import Cryptography
import Foundation
import Synchronization

/// The file behind the received applications: one JSON line each, written and synced before the call is answered.
///
/// Calls that arrive while a sync is under way share the next one. A last line without its end is the trace of a kill in the middle of
/// a write; it was never acknowledged and is cut off at the next start.
final class ReceivedLog: Sendable {
    private struct Waiting {
        let bytes: [UInt8]
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var waiting: [Waiting] = []
        var isWriting = false
    }

    private let path: String
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "simulator.log")
    private let state = Mutex(State())

    /// Opens the file and hands every complete line to `restore`.
    init(path: String, restore: (ReceivedApplication) -> Void) throws(SimulatorError) {
        self.path = path
        var end = 0
        if FileManager.default.fileExists(atPath: path) {
            guard let data = FileManager.default.contents(atPath: path) else { throw .file(path: path, operation: "read") }
            let bytes = [UInt8](data)
            end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            for (index, line) in bytes[..<end].split(separator: 0x0A).enumerated() {
                guard let application = ReceivedLogLine.read(Array(line)) else { throw .damagedLog(path: path, line: index + 1) }
                restore(application)
            }
        }
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, ftruncate(descriptor, off_t(end)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
            throw .file(path: path, operation: "open")
        }
    }

    deinit { close(descriptor) }

    /// Writes an application; returns once it is on disk.
    func append(_ application: ReceivedApplication) async throws(SimulatorError) {
        try await write(ReceivedLogLine.bytes(of: application))
    }

    /// Waits until everything written so far is on disk.
    func settle() async throws(SimulatorError) {
        try await write([])
    }

    private func write(_ bytes: [UInt8]) async throws(SimulatorError) {
        let isWritten = await withCheckedContinuation { continuation in
            let starts = state.withLock { state in
                state.waiting.append(Waiting(bytes: bytes, continuation: continuation))
                defer { state.isWriting = true }
                return !state.isWriting
            }
            if starts { queue.async { self.drain() } }
        }
        guard isWritten else { throw .file(path: path, operation: "write") }
    }

    private func drain() {
        while true {
            let batch = state.withLock { state in
                let batch = state.waiting
                state.waiting = []
                state.isWriting = !batch.isEmpty
                return batch
            }
            guard !batch.isEmpty else { return }
            let bytes = batch.flatMap(\.bytes)
            let isWritten = writeAll(bytes) && fsync(descriptor) == 0
            for waiting in batch { waiting.continuation.resume(returning: isWritten) }
        }
    }

    private func writeAll(_ bytes: [UInt8]) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }
}

/// One line of the log.
enum ReceivedLogLine {
    static func bytes(of application: ReceivedApplication) -> [UInt8] {
        let line: JSONValue = .object([
            "id": .string(application.id.uuidString), "deliveryId": .string(application.deliveryID.uuidString),
            "reference": .string(application.reference), "mandant": .string(application.mandant),
            "formId": .string(application.formID), "receivedAt": .number(application.receivedAt.timeIntervalSince1970),
            "digest": .string(application.digest),
            "status": .string(application.remainingPolls > 0 ? application.verdict.rawValue : application.status.rawValue),
            "metadata": .string(Base64.encode(application.metadata)), "xml": .string(Base64.encode(application.xml)),
        ])
        return line.bytes + [0x0A]
    }

    static func read(_ line: [UInt8]) -> ReceivedApplication? {
        guard let value = JSONValue(line), let id = value["id"]?.text.flatMap(UUID.init(uuidString:)),
            let deliveryID = value["deliveryId"]?.text.flatMap(UUID.init(uuidString:)), let reference = value["reference"]?.text,
            let mandant = value["mandant"]?.text, let formID = value["formId"]?.text, case .number(let seconds)? = value["receivedAt"],
            let digest = value["digest"]?.text, let status = value["status"]?.text.flatMap(ReceivedApplication.Status.init),
            let metadata = value["metadata"]?.text.flatMap({ Base64.decode($0) }),
            let xml = value["xml"]?.text.flatMap({ Base64.decode($0) })
        else { return nil }
        let fields = (try? ServiceportalDocument(xml))?.fields ?? []
        return ReceivedApplication(
            id: id, deliveryID: deliveryID, reference: reference, mandant: mandant, formID: formID,
            receivedAt: Date(timeIntervalSince1970: seconds), digest: digest, status: status, remainingPolls: 0, verdict: status,
            attempts: 1, metadata: metadata, xml: xml,
            fields: fields.map { .init(path: $0.path, instance: $0.instance, values: $0.values) })
    }
}

import FormEngine

/// Answers lines of JSON (NDJSON): an object in each line of standard input, an answer in each line of output, in order.
///
/// What cannot be answered is answered with `{"error": "…"}`, and the next line follows. Empty lines are skipped; the last
/// one may do without its line feed. Answers are written as soon as the input makes a pause.
struct LineByLine {
    /// Longest line that is read, in bytes.
    static let maxLineBytes = 1_000_000

    /// Reads standard input to its end.
    ///
    /// - Parameter answer: what it throws becomes the error; its description names the field and the remedy.
    static func run(_ answer: (LineObject) throws -> JSONValue) {
        let (input, console) = (StandardInput.current, Console.current)
        var splitter = LineSplitter(maxBytes: maxLineBytes)
        var isFirst = true
        while true {
            let piece = input.read()
            var lines = splitter.take(piece)
            if piece.isEmpty, let last = splitter.finish() { lines.append(last) }
            let answers = lines.compactMap { line -> String? in
                defer { isFirst = false }
                return text(of: line, mayHaveMark: isFirst, answer)
            }
            if !answers.isEmpty { console.text(answers.joined()) }
            if piece.isEmpty { return }
        }
    }

    private static func text(of line: LineSplitter.Line, mayHaveMark: Bool, _ answer: (LineObject) throws -> JSONValue) -> String? {
        var writer = JSONWriter()
        switch line {
        case .tooLong: writer.write(error("The line is longer than \(maxLineBytes) bytes. Shorten it or split it."))
        case .bytes(var bytes):
            // Some programs begin a file with the byte order mark of UTF-8.
            if mayHaveMark, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
            do { writer.write(try answer(LineObject(bytes))) } catch { writer.write(Self.error("\(error)")) }
        }
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }

    private static func error(_ sentence: String) -> JSONValue {
        .object([("error", .string(sentence))])
    }
}

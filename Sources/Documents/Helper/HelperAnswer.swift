import FoundationEssentials

/// A frame from the helper: one letter, then what belongs to it.
enum HelperAnswer: Equatable {
    /// What it can do; once, when it is ready.
    case hello(TypesetterVersion)
    case document([UInt8])
    /// Why there is no document: a word, and after a blank Typst's own words where they were asked for.
    case problem(word: String, explanation: String?)

    /// Nil for what no helper of ours says.
    init?(_ frame: [UInt8]) {
        let body = frame.dropFirst()
        switch frame.first {
        case 0x48:  // H
            guard let version = try? JSONDecoder().decode(TypesetterVersion.self, from: Data(body)) else { return nil }
            self = .hello(version)
        case 0x50:  // P
            guard body.starts(with: "%PDF-".utf8) else { return nil }
            self = .document(Array(body))
        case 0x45:  // E
            let words = String(decoding: body, as: UTF8.self).split(separator: " ", maxSplits: 1)
            self = .problem(word: words.first.map(String.init) ?? "", explanation: words.count > 1 ? String(words[1]) : nil)
        default: return nil
        }
    }
}

/// What sets the documents.
public struct TypesetterVersion: Codable, Sendable, Equatable {
    /// Version of Typst, `0.15.2`.
    public let typst: String
    /// Font families in use, the first one first.
    public let fonts: [String]
}

/// A node of a definition file, already checked for depth, aliases and tags, every part with its place.
indirect enum YAMLNode {
    case scalar(YAMLScalar)
    case list([YAMLNode], SourceLocation)
    case map([YAMLEntry], SourceLocation)

    var location: SourceLocation {
        switch self {
        case .scalar(let scalar): scalar.text.location
        case .list(_, let location), .map(_, let location): location
        }
    }

    /// What stands here, in the words of a message.
    var shape: String {
        switch self {
        case .scalar(let scalar): scalar.isEmpty ? "nothing" : "a single value"
        case .list: "a list"
        case .map: "a mapping"
        }
    }

    var isEmpty: Bool {
        if case .scalar(let scalar) = self { scalar.isEmpty } else { false }
    }
}

struct YAMLScalar {
    let text: Located<String>
    /// Written without quotes, so that `null` and `true` have a meaning.
    let isPlain: Bool

    var isEmpty: Bool { isPlain && ["", "~", "null"].contains(text.value) }
}

struct YAMLEntry {
    let key: Located<String>
    let value: YAMLNode
}

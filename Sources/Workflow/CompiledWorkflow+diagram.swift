import FormModel

extension CompiledWorkflow {
    /// The diagram as a Mermaid state diagram, with exactly the arrows of ``decide(state:event:role:facts:inputs:)``.
    ///
    /// Beside them the beginning and the ends of the way are marked with `[*]`.
    public func mermaid() -> String {
        var lines = ["stateDiagram-v2"]
        for state in states { lines.append("    state \"\(Self.mermaidText(state.title))\" as \(Self.mermaidName(state.id))") }
        lines.append("    [*] --> \(Self.mermaidName(initialState))")
        for transition in transitions {
            lines.append("    \(Self.mermaidName(transition.from)) --> \(Self.mermaidName(transition.to)) : \(transition.event)")
        }
        for state in states where state.kind == .done { lines.append("    \(Self.mermaidName(state.id)) --> [*]") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The diagram in Graphviz' language, with exactly the arrows of ``decide(state:event:role:facts:inputs:)``.
    public func dot() -> String {
        var lines = [
            "digraph \"\(id)\" {", "    rankdir=TB;", "    node [shape=box, style=rounded, fontname=\"sans-serif\"];",
            "    edge [fontname=\"sans-serif\"];",
        ]
        for state in states {
            let shape = state.kind == .done ? ", peripheries=2" : state.kind == .waiting ? ", style=\"rounded,dashed\"" : ""
            lines.append("    \"\(state.id)\" [label=\"\(Self.dotText(state.title))\"\(shape)];")
        }
        for transition in transitions {
            lines.append(
                "    \"\(transition.from)\" -> \"\(transition.to)\" [label=\"\(Self.dotText(transition.title))\", id=\"\(transition.event)\"];"
            )
        }
        return lines.joined(separator: "\n") + "\n}\n"
    }

    /// Words of Mermaid's own cannot name a state.
    private static func mermaidName(_ state: String) -> String {
        ["as", "class", "default", "direction", "end", "note", "state", "style"].contains(state) ? "\(state)_" : state
    }

    /// Mermaid has no escapes: characters with a meaning become entities of its own kind (`#quot;`).
    private static func mermaidText(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "\"": result += "#quot;"
            case "#": result += "#35;"
            case ";": result += "#59;"
            case ":": result += "#58;"
            default: result += character.isNewline ? " " : String(character)
            }
        }
    }

    private static func dotText(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            default: result += character.isNewline ? "\\n" : String(character)
            }
        }
    }
}

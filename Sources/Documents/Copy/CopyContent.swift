/// What stands in the copy of an application: the data of `copy.typ`.
struct CopyContent: Codable, Sendable, Equatable {
    /// A line of the box at the top.
    struct Fact: Codable, Sendable, Equatable {
        let label: String
        let text: String
    }

    /// A page of the form.
    struct Section: Codable, Sendable, Equatable {
        let title: String
        let blocks: [Block]
    }

    /// Answers under one heading: those of a page itself, or of one row of a group.
    struct Block: Codable, Sendable, Equatable {
        let title: String?
        let entries: [Entry]

        init(title: String?, entries: [Entry]) {
            self.title = title
            self.entries = entries
        }

        /// The template asks for every name.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(title, forKey: .title)
            try container.encode(entries, forKey: .entries)
        }
    }

    struct Entry: Codable, Sendable, Equatable {
        let label: String
        let lines: [String]
        /// Whether nothing was answered; the lines then say so.
        let isEmpty: Bool
    }

    /// The document's title, in the window and as first heading.
    let title: String
    let description: String
    let language: String
    let town: String
    let service: String
    let reference: String
    let facts: [Fact]
    let sections: [Section]
    let notes: [String]
}

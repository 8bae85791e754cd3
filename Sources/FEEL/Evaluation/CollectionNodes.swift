final class ListNode: Node {
    private let items: [any Node]

    init(_ items: [any Node]) { self.items = items }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try run.step(items.count)
        var values: [Value] = []
        values.reserveCapacity(items.count)
        for item in items { values.append(try item.value(frame, &run)) }
        return .list(values)
    }
}

/// A context literal: each entry stands in a slot of its own frame, so that later entries can read earlier ones.
final class ContextNode: Node {
    private let names: [String]
    private let entries: [any Node]

    init(names: [String], entries: [any Node]) {
        self.names = names
        self.entries = entries
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try run.step(entries.count)
        let inner = Frame(count: entries.count, parent: frame)
        for (index, entry) in entries.enumerated() {
            inner[index] = try entry.value(inner, &run)
        }
        return .context(Context(uniqueNames: names, values: inner.values))
    }
}

final class RangeNode: Node {
    private let start: (any Node)?
    private let end: (any Node)?
    private let includesStart: Bool
    private let includesEnd: Bool
    private let site: Site

    init(start: (any Node)?, end: (any Node)?, includesStart: Bool, includesEnd: Bool, _ site: Site) {
        self.site = site
        self.start = start
        self.end = end
        self.includesStart = includesStart
        self.includesEnd = includesEnd
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let low = try start?.value(frame, &run)
        let high = try end?.value(frame, &run)
        let range = ValueRange(start: low ?? .null, end: high ?? .null, includesStart: includesStart, includesEnd: includesEnd)
        // An endpoint that was asked for must be there, and both must be of one ordered type.
        for endpoint in [low, high] {
            guard let endpoint else { continue }
            guard Ordering.isOrdered(endpoint) else {
                try run.hasNoResult(site, endpoint)
                return .null
            }
        }
        if let low, let high, Ordering.compare(low, high) == nil {
            try run.hasNoResult(site, low, high)
            return .null
        }
        return .range(range)
    }
}

/// `a.b`: an entry of a context, a property of a value, or the same of every item of a list.
final class PathNode: Node {
    private let operand: any Node
    private let name: String
    /// Where the entry stands in contexts of the known shape.
    private let hint: Int
    private let property: Property?
    private let site: Site

    init(_ operand: any Node, _ name: String, hint: Int, _ site: Site) {
        self.site = site
        self.operand = operand
        self.name = name
        self.hint = hint
        property = Property(rawValue: name)
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let operand = try operand.value(frame, &run)
        guard case .list(let items) = operand else { return try member(of: operand, &run) }
        try run.step(items.count)
        var members: [Value] = []
        members.reserveCapacity(items.count)
        for item in items { members.append(try member(of: item, &run)) }
        return .list(members)
    }

    private func member(of value: Value, _ run: inout Run) throws(EvaluationError) -> Value {
        if case .context(let context) = value { return context.value(of: name, hint: hint) ?? .null }
        if let property, property.type(on: ValueType(kind: value)) != nil { return property.value(of: value) }
        try run.hasNoResult(site, value)
        return .null
    }
}

/// A name inside a filter over values of unknown shape: the item's entry, else the name outside.
final class ItemNameNode: Node {
    private let item: any Node
    private let name: String
    private let outside: (any Node)?

    init(item: any Node, name: String, outside: (any Node)?) {
        self.item = item
        self.name = name
        self.outside = outside
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        if case .context(let context) = try item.value(frame, &run), let entry = context[name] { return entry }
        return try outside?.value(frame, &run) ?? .null
    }
}

/// `list[condition]`, where the condition is known to be no number.
final class FilterNode: Node {
    private let operand: any Node
    private let condition: any Node
    private let site: Site

    init(_ operand: any Node, _ condition: any Node, _ site: Site = Site("[…]", Position())) {
        self.operand = operand
        self.condition = condition
        self.site = site
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let operand = try operand.value(frame, &run)
        if operand.isNull { return .null }
        let items = FilterNode.items(operand)
        var kept: [Value] = []
        let inner = Frame(count: 1, parent: frame)
        for (index, item) in items.enumerated() {
            try run.step()
            inner[0] = item
            switch try condition.value(inner, &run) {
            case .boolean(true): kept.append(item)
            case .number(let position) where index == 0:
                // A condition of unknown type turned out to be a position.
                return try IndexNode.item(of: items, at: position, site, &run)
            case .boolean, .null: continue
            case let other:
                try run.hasNoResult(site, other)
                return .null
            }
        }
        return .list(kept)
    }

    /// The items of a list; another value counts as a list of itself, null as an empty one.
    static func items(_ value: Value) -> [Value] {
        switch value {
        case .list(let items): items
        case .null: []
        default: [value]
        }
    }
}

/// `list[2]`, `list[-1]`.
final class IndexNode: Node {
    private let operand: any Node
    private let position: any Node
    private let constant: Value?
    private let site: Site

    init(_ operand: any Node, _ position: any Node, _ site: Site = Site("[…]", Position())) {
        self.site = site
        self.operand = operand
        self.position = position
        constant = (position as? ConstantNode)?.constant
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        let items = FilterNode.items(try operand.value(frame, &run))
        // The position was compiled as a condition: it has a frame with an item, which it does not read.
        let place = if let constant { constant } else { try position.value(Frame(count: 1, parent: frame), &run) }
        return try place.number.map { position throws(EvaluationError) in
            try IndexNode.item(of: items, at: position, site, &run)
        } ?? .null
    }

    /// The item at a position; null beyond the list. A position with a fraction has no result.
    static func item(
        of items: [Value], at position: Number, _ site: Site, _ run: inout Run
    ) throws(EvaluationError) -> Value {
        if !position.isInteger { try run.hasNoResult(site, .number(position)) }
        guard let position = position.int, position.magnitude <= items.count else { return .null }
        let index = position < 0 ? items.count + position : position - 1
        return items.indices.contains(index) ? items[index] : .null
    }
}

/// Functions on texts. Positions and lengths count Unicode scalars.
enum StringFunctions {
    static let all: [Builtin] = [
        Builtin("string length", [.must("string", .string)], .number, .one(length)),
        Builtin(
            "substring", [.must("string", .string), .must("start position", .number), .may("length", .number)], .string,
            .many(substring)),
        Builtin("upper case", [.must("string", .string)], .string, .one { $0.text.map { .string($0.uppercased()) } ?? .null }),
        Builtin("lower case", [.must("string", .string)], .string, .one { $0.text.map { .string($0.lowercased()) } ?? .null }),
        Builtin("substring before", [.must("string", .string), .must("match", .string)], .string, .two(before)),
        Builtin("substring after", [.must("string", .string), .must("match", .string)], .string, .two(after)),
        Builtin(
            "contains", [.must("string", .string), .must("match", .string)], .boolean,
            .two { text, match in
                test(text, match) { range(of: $1, in: $0) != nil }
            }),
        Builtin(
            "starts with", [.must("string", .string), .must("match", .string)], .boolean,
            .two { text, match in
                test(text, match) { $0.starts(with: $1) }
            }),
        Builtin(
            "ends with", [.must("string", .string), .must("match", .string)], .boolean,
            .two { text, match in
                test(text, match) { $0.reversed().starts(with: $1.reversed()) }
            }),
        Builtin(
            "string join", [.must("list", .list(.string)), .may("delimiter", .string)], .string, .many(join)),
    ]

    /// The UTF-8 bytes of both texts, compared without any normalisation.
    private static func test(_ text: Value, _ match: Value, _ test: (ArraySlice<UInt8>, [UInt8]) -> Bool) -> Value {
        guard let text = text.text, let match = match.text else { return .null }
        return .boolean(test(Array(text.utf8)[...], Array(match.utf8)))
    }

    /// Where `match` first stands in `bytes`, by the method of Knuth, Morris and Pratt: linear whatever the texts are.
    static func range(of match: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        guard !match.isEmpty else { return bytes.startIndex..<bytes.startIndex }
        var failure = [0]
        var length = 0
        for index in match.indices.dropFirst() {
            while length > 0, match[index] != match[length] { length = failure[length - 1] }
            if match[index] == match[length] { length += 1 }
            failure.append(length)
        }
        length = 0
        for index in bytes.indices {
            while length > 0, bytes[index] != match[length] { length = failure[length - 1] }
            if bytes[index] == match[length] { length += 1 }
            if length == match.count { return index + 1 - length..<index + 1 }
        }
        return nil
    }

    @Sendable private static func length(_ value: Value) -> Value {
        value.text.map { .number($0.unicodeScalars.count) } ?? .null
    }

    @Sendable private static func substring(_ values: [Value], _ run: inout Run) -> Value {
        guard values.count >= 2, let text = values[0].text, let start = values[1].number?.rounded(scale: 0, .down).int, start != 0
        else { return .null }
        let scalars = Array(text.unicodeScalars)
        guard start.magnitude <= scalars.count || start > 0 else { return .null }
        let first = start > 0 ? start - 1 : scalars.count + start
        guard first < scalars.count || (first == 0 && scalars.isEmpty) else { return .string("") }
        var last = scalars.count
        if values.count > 2 {
            guard let length = values[2].number?.rounded(scale: 0, .down).int, length >= 1 else { return .null }
            last = min(last, length > last ? last : first + length)
        }
        return .string(String(String.UnicodeScalarView(scalars[first..<last])))
    }

    @Sendable private static func before(_ text: Value, _ match: Value) -> Value {
        guard let text = text.text, let match = match.text else { return .null }
        let bytes = Array(text.utf8)
        guard let range = range(of: Array(match.utf8), in: bytes[...]) else { return .string("") }
        return .string(String(decoding: bytes[..<range.lowerBound], as: UTF8.self))
    }

    @Sendable private static func after(_ text: Value, _ match: Value) -> Value {
        guard let text = text.text, let match = match.text else { return .null }
        let bytes = Array(text.utf8)
        guard let range = range(of: Array(match.utf8), in: bytes[...]) else { return .string("") }
        return .string(String(decoding: bytes[range.upperBound...], as: UTF8.self))
    }

    @Sendable static func join(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard let items = values.first?.items else { return .null }
        var delimiter = ""
        if values.count > 1, !values[1].isNull {
            guard let text = values[1].text else { return .null }
            delimiter = text
        }
        var result = ""
        var isFirst = true
        for item in items where !item.isNull {
            guard let text = item.text else { return .null }
            try run.check(stringSize: result.utf8.count + delimiter.utf8.count + text.utf8.count)
            try run.step((delimiter.utf8.count + text.utf8.count) >> 4)
            if !isFirst { result += delimiter }
            result += text
            isFirst = false
        }
        return .string(result)
    }
}

extension Value {
    /// The value that a JSON text stands for: objects are contexts, arrays lists; nil when it is no JSON, or nested too deeply.
    public init?(json text: String) {
        var run = Run(Environment(epochSeconds: 0))
        guard let value = try? JSONText.read(text, &run) else { return nil }
        self = value
    }

    /// The value as JSON, dates, times, durations and ranges as texts; nil for functions and what is too large to be written.
    public var json: String? {
        var run = Run(Environment(epochSeconds: 0))
        var writer = JSONWriter()
        guard (try? writer.write(self, &run)) == true else { return nil }
        return writer.text
    }
}

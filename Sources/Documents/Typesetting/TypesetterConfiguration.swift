/// How documents are set: with which program, how many at once, and within which bounds.
public struct TypesetterConfiguration: Sendable {
    /// Path of a Python interpreter that finds the packages `typst` and `fonttools`; nil where none is installed.
    public var python: String?
    /// How many helper programs run at most; each sets one document at a time.
    public var helpers: Int
    /// How many documents may wait for a helper.
    public var maxWaiting: Int
    /// How long one document may take; its helper is ended then.
    public var timeLimit: Duration
    /// How long a helper may take to start.
    public var startLimit: Duration
    /// Longest request: template, data and attachments, in bytes.
    public var maxRequestBytes: Int
    /// Longest document, in bytes.
    public var maxDocumentBytes: Int
    /// Memory a helper may have, in MiB.
    public var maxMemoryMiB: Int
    /// The helper's program text; another one in tests.
    var script: [UInt8]

    public init(
        python: String?, helpers: Int = 1, maxWaiting: Int = 16, timeLimit: Duration = .seconds(30), startLimit: Duration = .seconds(20),
        maxRequestBytes: Int = 32 << 20, maxDocumentBytes: Int = 64 << 20, maxMemoryMiB: Int = 1024
    ) {
        self.python = python
        self.helpers = helpers
        self.maxWaiting = maxWaiting
        self.timeLimit = timeLimit
        self.startLimit = startLimit
        self.maxRequestBytes = maxRequestBytes
        self.maxDocumentBytes = maxDocumentBytes
        self.maxMemoryMiB = maxMemoryMiB
        script = PackageResources.typesetter_py
    }
}

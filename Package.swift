// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// MARK: Libraries

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A module of ours: strict concurrency and explicit imports everywhere.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], embedding files: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: files.map { .embedInCode($0) }, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "antragswerk",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "antragswerk", targets: ["antragswerk"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", exact: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", exact: "2.37.6"),
        .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
    ],
    targets: [
        // MARK: System libraries and what Swift cannot call itself
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .target(name: "CLibcurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CLinux"),

        // MARK: Pure core
        module("FEEL"),
        module("Conformance", ["FEEL"]),
        module("XMLReading"),
        module("DMN", ["FEEL", "XMLReading"]),
        module("Identifiers"),
        module("FormModel", ["FEEL", "DMN", "Identifiers", yams]),
        module("XDatenfelder", ["FEEL", "XMLReading"]),
        module("FormEngine", ["FormModel", "FEEL", "Identifiers"]),
        module("Workflow", ["FEEL", "FormModel"]),
        module("Casework", ["FormEngine", "Workflow", "FormModel", "FEEL", "Identifiers"]),

        // MARK: Foundations of the adapters
        module("PostgreSQL", ["CLibpq", "CLinux", logging]),
        module("HTTPTransfer", ["CLibcurl", "CLinux"]),
        module("HTML"),
        module("Cryptography", ["COpenSSL"]),

        // MARK: Adapters
        module("CaseStore", ["Casework", "FormEngine", "FormModel", "Workflow", "PostgreSQL", "Cryptography", logging]),
        module(
            "Delivery", ["Casework", "FEEL", "FormEngine", "FormModel", "HTTPTransfer", "Cryptography", logging, metrics, serviceLifecycle]),
        module(
            "WebForms", ["Casework", "FormEngine", "FormModel", "Workflow", "FEEL", "HTML", hummingbird, httpTypes, nioCore, logging],
            embedding: ["Assets/portal.css", "Assets/portal.js", "Assets/icon.svg"]),
        module(
            "Documents", ["Casework", "FEEL", "FormEngine", "FormModel", logging],
            embedding: ["Resources/copy.typ", "Resources/typesetter.py"]),
        module("InboxAPI", ["Casework", "FormEngine", "FormModel", "Workflow", "HTML", hummingbird, httpTypes, nioCore, logging]),
        module("Simulator", ["Cryptography", hummingbird, hummingbirdTLS, httpTypes, nioCore, nioSSL, logging, serviceLifecycle]),

        // MARK: Composition root
        module(
            "AntragswerkCLI",
            [
                "FEEL", "DMN", "XDatenfelder", "Conformance", "Identifiers", "FormModel", "FormEngine", "Workflow", "Casework",
                "PostgreSQL",
                "HTTPTransfer", "HTML", "Cryptography", "CaseStore", "Delivery", "Documents", "WebForms", "InboxAPI", "Simulator", "CLinux",
                argumentParser, hummingbird, hummingbirdCore, httpTypes, logging, metrics, nioCore, serviceLifecycle, unixSignals,
            ]),
        .executableTarget(name: "antragswerk", dependencies: ["AntragswerkCLI", argumentParser], swiftSettings: strict),

        // MARK: Measuring
        .target(name: "CAllocations", path: "Benchmarks/CAllocations"),
        .executableTarget(
            name: "antragswerk-bench",
            dependencies: [
                "CAllocations", "Casework", "CaseStore", "Cryptography", "DMN", "Documents", "FEEL", "FormEngine", "FormModel",
                "PostgreSQL",
                argumentParser, hummingbird, logging, nioCore,
            ],
            path: "Benchmarks/Sources", swiftSettings: strict),

        // MARK: Tests
        module(
            "TestSupport",
            ["CaseStore", "Casework", "PostgreSQL", "FormEngine", "FormModel", "Workflow", "FEEL", "HTTPTransfer", "Cryptography", logging]),
        tests("CryptographyTests", ["Cryptography", "COpenSSL"]),
        tests("SimulatorTests", ["Simulator", "HTTPTransfer", "Cryptography", logging]),
        tests(
            "DeliveryTests", ["Delivery", "Simulator", "Casework", "FormEngine", "FormModel", "HTTPTransfer", logging, serviceLifecycle]),
        tests("DocumentsTests", ["Documents", "Casework", "FormEngine", "FormModel", logging]),
        tests("FormModelTests", ["FormModel"]),
        tests("WorkflowTests", ["Workflow", "FormModel", "FEEL"]),
        tests("PostgreSQLTests", ["PostgreSQL", logging]),
        tests("HTTPTransferTests", ["HTTPTransfer"]),
        tests("InboxAPITests", ["InboxAPI", "Casework", "HTTPTransfer", "TestSupport", hummingbird, httpTypes, logging, nioCore]),
        tests("CaseworkTests", ["Casework", "CaseStore", "TestSupport", "FormEngine", "FormModel", "Workflow", "FEEL", "PostgreSQL"]),
        tests(
            "CaseStoreTests",
            ["CaseStore", "Casework", "TestSupport", "FormEngine", "FormModel", "Workflow", "FEEL", "PostgreSQL", "Cryptography", logging]),
        tests(
            "AntragswerkCLITests",
            [
                "AntragswerkCLI", "Casework", "Cryptography", "FormEngine", "FormModel", "PostgreSQL", "Simulator", "TestSupport",
                "Workflow",
                argumentParser, logging, serviceLifecycle,
            ]),
        tests("ArchitectureTests", []),
        .target(
            name: "FuzzTargets", dependencies: ["FEEL", "FormEngine", "FormModel", "Identifiers"], path: "Fuzz/Targets",
            swiftSettings: strict),
        tests("FuzzTests", ["FuzzTargets"]),
        tests("FormEngineTests", ["FormEngine", "FormModel", "FEEL", "Identifiers"]),
        tests("FEELTests", ["FEEL", "Conformance"]),
        tests("DMNTests", ["DMN", "FEEL", "XMLReading"]),
        tests("XMLReadingTests", ["XMLReading"]),
        tests("XDatenfelderTests", ["XDatenfelder", "FEEL", "FormModel", "FormEngine"]),
        tests("IdentifiersTests", ["Identifiers"]),
        tests("HTMLTests", ["HTML"]),
        tests(
            "WebFormsTests",
            [
                "WebForms", "Casework", "FormEngine", "FormModel", "Cryptography", "FEEL", "HTML", "HTTPTransfer", hummingbird, httpTypes,
                logging, nioCore,
            ]),
    ]
)

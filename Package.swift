// swift-tools-version: 6.2
import PackageDescription

// Modules from the ground up: an arrow only ever points to a module further up in this list (see Sources/README.md).
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .enableUpcomingFeature("MemberImportVisibility")]

let package = Package(
  name: "shimon",
  products: [.executable(name: "shimon", targets: ["shimon"])],
  targets: [
    .target(name: "SourceText", swiftSettings: strict),
    .target(name: "YAML", dependencies: ["SourceText"], exclude: ["README.md"], swiftSettings: strict),
    .target(name: "CEL", dependencies: ["SourceText"], exclude: ["README.md"], swiftSettings: strict),
    .target(name: "Word", dependencies: ["SourceText"], swiftSettings: strict),
    .target(name: "Proposal", dependencies: ["SourceText", "YAML", "CEL"], swiftSettings: strict),
    .target(
      name: "Linting", dependencies: ["SourceText", "YAML", "CEL", "Proposal"], swiftSettings: strict),
    .target(
      name: "Clauses", dependencies: ["SourceText", "YAML", "CEL", "Word", "Linting"], swiftSettings: strict),
    .target(
      name: "Reporting", dependencies: ["SourceText", "YAML", "CEL", "Proposal", "Linting", "Clauses", "Word"],
      exclude: ["README.md"],
      resources: [.embedInCode("Page/page.css"), .embedInCode("Page/page.js")],
      swiftSettings: strict),
    .target(
      name: "Authoring", dependencies: ["SourceText", "YAML", "CEL", "Proposal", "Linting"], swiftSettings: strict),
    .target(
      name: "LanguageServer",
      dependencies: ["SourceText", "YAML", "CEL", "Proposal", "Linting", "Reporting", "Authoring"],
      exclude: ["README.md"], swiftSettings: strict),
    .executableTarget(
      name: "shimon",
      dependencies: [
        "SourceText", "YAML", "CEL", "Proposal", "Linting", "BuiltinRuleSet", "Clauses", "Reporting", "Word",
        "LanguageServer", "Authoring",
      ],
      exclude: ["README.md", "README.ja.md"], swiftSettings: strict),

    // The folder Rules becomes part of the program, as text and compiled. It is a target of its own so that the package
    // manager notices files that come and go.
    .target(
      name: "BuiltinRules", path: "Rules", exclude: ["README.md", "CATALOGUE.md", "FIELDS.md"], swiftSettings: strict,
      plugins: ["BuildRulesPlugin"]),
    .executableTarget(
      name: "build-rules", dependencies: ["SourceText", "Linting"], path: "Sources/BuildTool", swiftSettings: strict),
    .plugin(
      name: "BuildRulesPlugin", capability: .buildTool(), dependencies: ["build-rules"],
      path: "Sources/BuildToolPlugin"),
    .target(name: "BuiltinRuleSet", dependencies: ["SourceText", "Linting", "BuiltinRules"], swiftSettings: strict),

    // Random documents and what must hold of them, for tests and fuzzing; a fuzz target is a test that takes any bytes.
    .target(name: "TestSupport", dependencies: ["YAML", "SourceText"], path: "Tests/Support", swiftSettings: strict),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "SourceText", "YAML", "CEL", "Proposal", "Linting", "BuiltinRuleSet", "Clauses", "Reporting", "Word",
        "LanguageServer", "Authoring", "TestSupport",
      ],
      path: "Tests/Fuzz/Targets", swiftSettings: strict),
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Driver", swiftSettings: strict),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Replay", swiftSettings: strict),

    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"], swiftSettings: strict),
    .testTarget(name: "YAMLTests", dependencies: ["YAML", "SourceText", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "CELTests", dependencies: ["CEL", "SourceText", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "WordTests", dependencies: ["Word", "SourceText"], swiftSettings: strict),
    .testTarget(name: "ProposalTests", dependencies: ["Proposal", "YAML", "CEL", "SourceText"], swiftSettings: strict),
    .testTarget(
      name: "LintingTests",
      dependencies: [
        "Linting", "BuiltinRuleSet", "BuiltinRules", "Proposal", "SourceText", "YAML", "Authoring", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ClausesTests", dependencies: ["Clauses", "Linting", "BuiltinRuleSet", "SourceText", "TestSupport"],
      exclude: ["Annexes"], swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Clauses", "Linting", "BuiltinRuleSet", "Proposal", "Word", "SourceText", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: [
        "LanguageServer", "Linting", "BuiltinRuleSet", "SourceText", "YAML", "Authoring", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AuthoringTests",
      dependencies: ["Authoring", "Linting", "BuiltinRuleSet", "Proposal", "YAML", "SourceText", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["shimon", "TestSupport"], exclude: ["Scenarios"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

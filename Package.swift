// swift-tools-version: 6.2
import PackageDescription

// Modules from the ground up: each may import only what stands above it in this list (see Sources/README.md).
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "shimon",
  targets: [
    .target(name: "SourceText", swiftSettings: strict),
    .target(name: "YAML", dependencies: ["SourceText"], swiftSettings: strict),
    .target(name: "CEL", dependencies: ["SourceText"], swiftSettings: strict),

    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"], swiftSettings: strict),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"], swiftSettings: strict),
    .testTarget(name: "CELTests", dependencies: ["CEL"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

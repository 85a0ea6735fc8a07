import Foundation
import PackagePlugin

/// Writes the folder `Rules` of the package, as text and compiled, into the module that uses this plugin.
@main
struct BuildRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "Rules")
    let output = context.pluginWorkDirectoryURL
    let found = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)
    let files = (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "yaml" }
      .sorted { $0.path < $1.path }
    // The tool is there before any build command runs. Named as the command's executable it would be compiled, with all
    // modules that it uses, a second time; so its sources stand for it among the inputs.
    let tool = try context.tool(named: "build-rules").url
    return [
      .buildCommand(
        displayName: "Compiling \(files.count) rule files", executable: URL(fileURLWithPath: "/usr/bin/env"),
        arguments: [tool.path, output.path, rules.path] + files.map(\.path),
        inputFiles: files + sources(of: "build-rules", in: context.package),
        outputFiles: ["EmbeddedRules.swift", "PackedRuleSet.swift"].map { output.appending(path: $0) })
    ]
  }

  /// The source files of a target and of all that it depends on.
  private func sources(of name: String, in package: Package) -> [URL] {
    package.targets.filter { $0.name == name }
      .flatMap { [$0] + $0.recursiveTargetDependencies }
      .compactMap { $0.sourceModule }
      .flatMap { module in module.sourceFiles(withSuffix: "swift").map(\.url) }
  }
}

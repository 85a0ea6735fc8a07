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
    return [
      .buildCommand(
        displayName: "Compiling \(files.count) rule files", executable: try context.tool(named: "build-rules").url,
        arguments: [output.path, rules.path] + files.map(\.path), inputFiles: files,
        outputFiles: ["EmbeddedRules.swift", "PackedBook.swift"].map { output.appending(path: $0) })
    ]
  }
}

import Foundation
import PackagePlugin

/// Embeds the folder `Rules` of the package into the module that uses this plugin.
@main
struct EmbedRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "Rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    let found = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)
    let files = (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "yaml" }
      .sorted { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) rule files", executable: try context.tool(named: "embed-rules").url,
        arguments: [output.path, rules.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
    ]
  }
}

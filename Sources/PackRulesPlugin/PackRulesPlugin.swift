import Foundation
import PackagePlugin

/// Writes the rules of the folder `Rules`, compiled, into the module that uses this plugin.
@main
struct PackRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "Rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "PackedBook.swift")
    let found = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)
    let files = (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "yaml" }
      .sorted { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Compiling the rules", executable: try context.tool(named: "pack-rules").url,
        arguments: [output.path, rules.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
    ]
  }
}

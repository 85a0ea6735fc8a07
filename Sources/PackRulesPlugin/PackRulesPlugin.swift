import Foundation
import PackagePlugin

/// Writes the compiled rules into the module that uses this plugin. The tool has the rules in it, so that it runs again
/// whenever one of them changes.
@main
struct PackRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let output = context.pluginWorkDirectoryURL.appending(path: "PackedBook.swift")
    return [
      .buildCommand(
        displayName: "Compiling the built-in rules", executable: try context.tool(named: "pack-rules").url,
        arguments: [output.path], inputFiles: [], outputFiles: [output])
    ]
  }
}

import Foundation
import PackagePlugin

/// Writes the folder `Rules` of the package, as text and compiled, into the module that uses this plugin.
@main
struct BuildRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    // Before the build rather than in it: a command in the build depends on its tool, which was compiled for this plugin
    // already and would be compiled, with all modules that it uses, a second time. The package manager refuses its own
    // tools for such a command, so `env` calls it.
    let tool = try context.tool(named: "build-rules").url
    let rules = context.package.directoryURL.appending(path: "Rules")
    let output = context.pluginWorkDirectoryURL
    return [
      .prebuildCommand(
        displayName: "Compiling the folder Rules", executable: URL(fileURLWithPath: "/usr/bin/env"),
        arguments: [tool.path, output.path, rules.path], outputFilesDirectory: output)
    ]
  }
}

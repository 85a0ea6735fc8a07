#!/usr/bin/env node
// Runs the extension of SamplePolicies/editors/vscode in a stand-in for Visual Studio Code: vscode.js SHIMON
// It shows that the extension speaks with the server; that the editor takes what it gives is beyond it.
"use strict";
const fs = require("fs");
const Module = require("module");
const path = require("path");

const root = path.resolve(__dirname, "..", "..");
const shimon = path.resolve(process.argv[2]);
const sample = path.join(root, "SamplePolicies", "higashimurayama", "13.submitted.yaml");
const providers = {};
const events = {};
let shown = [];

class Plain {
  constructor(...parts) {
    this.parts = parts;
  }
}
class Uri {
  constructor(text) {
    this.text = text;
    this.scheme = text.split(":")[0];
    this.path = text.replace(/^\w+:\/\//, "");
  }
  toString() {
    return this.text;
  }
  static parse(text) {
    return new Uri(text);
  }
  static joinPath(uri, name) {
    return new Uri("file://" + path.posix.join(uri.path, name));
  }
}
class Range {
  constructor(a, b, c, d) {
    this.start = { line: a, character: b };
    this.end = { line: c, character: d };
  }
}
class WorkspaceEdit {
  set(uri, edits) {
    this.edits = edits;
  }
}
class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}
const register = (name) => (selector, provider) => (providers[name] = provider);
const listen = (name) => (listener) => (events[name] = listener);
const text = fs.readFileSync(sample, "utf8") + "再委託: 禁じる\n";
const lines = text.split("\n");
const document = {
  uri: new Uri("file://" + sample), languageId: "yaml", version: 1, lineCount: lines.length,
  lineAt: (line) => ({ text: lines[line] }), getText: () => text,
};
const stand = {
  Uri, Range, WorkspaceEdit, Diagnostic, TextEdit: Plain, Location: Plain, Hover: Plain, MarkdownString: Plain,
  CompletionItem: class { constructor(label, kind) { Object.assign(this, { label, kind }); } },
  CompletionList: class { constructor(items) { this.items = items; } },
  CodeAction: class { constructor(title, kind) { Object.assign(this, { title, kind }); } },
  CodeActionKind: { QuickFix: "quickfix", SourceFixAll: "source.fixAll" },
  DocumentSymbol: class { constructor(name) { this.name = name; } },
  DiagnosticRelatedInformation: Plain,
  env: { language: "ja" },
  window: { showErrorMessage: (message) => fail(message) },
  commands: { registerCommand: () => ({}) },
  workspace: {
    textDocuments: [document], fs: { stat: async () => { throw new Error("no policy"); } },
    getConfiguration: () => ({ get: (name) => (name === "command" ? [shimon, "lsp"] : "") }),
    onDidOpenTextDocument: listen("open"), onDidChangeTextDocument: listen("change"),
    onDidCloseTextDocument: listen("close"), onDidSaveTextDocument: listen("save"),
  },
  languages: {
    createDiagnosticCollection: () => ({ set: (_, found) => (shown = found), clear: () => {} }),
    registerHoverProvider: register("hover"), registerCompletionItemProvider: register("completion"),
    registerCodeActionsProvider: register("actions"), registerDocumentSymbolProvider: register("symbols"),
    registerDefinitionProvider: register("definition"), registerReferenceProvider: register("references"),
    registerDocumentFormattingEditProvider: register("formatting"),
  },
};

function fail(what) {
  console.log(`FAILED: ${what}`);
  process.exit(1);
}
function check(condition, what) {
  if (!condition) fail(what);
}
async function wait(what, condition) {
  for (let i = 0; i < 1000; i++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  fail(what);
}

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? stand : load(name, ...rest));

async function main() {
  const folder = path.join(root, "SamplePolicies", "editors", "vscode");
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const extension = require(path.join(folder, manifest.main));
  await extension.activate({ subscriptions: [] });
  await wait("findings arrive", () => shown.length > 20);
  const last = lines.length - 2;
  const mistake = shown.find((d) => d.code === "proposal/unknown-choice");
  check(mistake && mistake.range.start.line === last && mistake.severity === 0, "the mistake is shown");
  const token = { onCancellationRequested: () => {} };
  const hover = await providers.hover.provideHover(document, { line: last, character: 1 }, token);
  check(hover.parts[0].parts[0].includes("`subcontracting`"), "hover");
  const list = await providers.completion.provideCompletionItems(document, { line: last, character: 5 }, token);
  check(list.items.some((item) => item.label === "禁止"), "completion");
  const actions = await providers.actions.provideCodeActions(
    document, mistake.range, { diagnostics: [mistake] }, token);
  check(actions.length > 0 && actions[0].edit.edits.length === 1, "quick fixes");
  check((await providers.symbols.provideDocumentSymbols(document, token)).length > 15, "outline");
  const line = lines.findIndex((l) => l.includes("扱う情報: [文書番号"));
  const at = { line, character: lines[line].indexOf("[") + 1 };
  check((await providers.definition.provideDefinition(document, at, token)).length === 1, "definition");
  const references = await providers.references.provideReferences(document, at, { includeDeclaration: true }, token);
  check(references.length > 2, "references");
  const options = { tabSize: 2, insertSpaces: true };
  check(Array.isArray(await providers.formatting.provideDocumentFormattingEdits(document, options, token)), "formatting");
  document.version = 2;
  events.change({ document, contentChanges: [{ range: mistake.range, text: "禁止" }] });
  await wait("the mistake is gone", () => !shown.some((d) => d.code === "proposal/unknown-choice"));
  await extension.deactivate();
  console.log("ok: the extension for Visual Studio Code speaks with the server");
}

main().catch((error) => fail(error.stack));

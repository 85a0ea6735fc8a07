// Shimon in Visual Studio Code, without any package: a small client of the language server protocol.
"use strict";
const vscode = require("vscode");
const { spawn } = require("child_process");

/** Speaks JSON-RPC with the server over its pipes. */
class Connection {
  constructor(command, onNotification, onEnd) {
    this.waiting = new Map();
    this.number = 0;
    this.buffer = Buffer.alloc(0);
    this.onNotification = onNotification;
    this.process = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "pipe"] });
    this.process.stdout.on("data", (piece) => this.receive(piece));
    this.process.stderr.on("data", () => {});
    this.process.stdin.on("error", () => {});
    this.process.on("error", (error) => this.end(onEnd, error.message));
    this.process.on("exit", (status) => this.end(onEnd, `status ${status}`));
  }

  end(onEnd, reason) {
    for (const waiting of this.waiting.values()) waiting.reject(new Error(reason));
    this.waiting.clear();
    onEnd(reason);
  }

  send(message) {
    const content = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.process.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
    this.process.stdin.write(content);
  }

  notify(method, params) {
    this.send({ method, params });
  }

  request(method, params, token) {
    const id = ++this.number;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      if (token) token.onCancellationRequested(() => this.notify("$/cancelRequest", { id }));
      this.send({ id, method, params });
    });
  }

  receive(piece) {
    this.buffer = Buffer.concat([this.buffer, piece]);
    for (;;) {
      const header = this.buffer.indexOf("\r\n\r\n");
      if (header < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString("ascii", 0, header))[1]);
      if (this.buffer.length < header + 4 + length) return;
      const message = JSON.parse(this.buffer.toString("utf8", header + 4, header + 4 + length));
      this.buffer = this.buffer.subarray(header + 4 + length);
      if (message.method) {
        this.onNotification(message.method, message.params);
        continue;
      }
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (waiting) message.error ? waiting.resolve(null) : waiting.resolve(message.result);
    }
  }
}

// Between the words of the protocol and those of the editor.
const toRange = (r) => new vscode.Range(r.start.line, r.start.character, r.end.line, r.end.character);
const fromPosition = (p) => ({ line: p.line, character: p.character });
const fromRange = (r) => ({ start: fromPosition(r.start), end: fromPosition(r.end) });
const toEdits = (edits) => edits.map((e) => new vscode.TextEdit(toRange(e.range), e.newText));
const toMarkdown = (content) => new vscode.MarkdownString(content.value);
const toLocation = (l) => new vscode.Location(vscode.Uri.parse(l.uri), toRange(l.range));
const target = (document) => ({ uri: document.uri.toString() });

function toDiagnostic(item) {
  const diagnostic = new vscode.Diagnostic(toRange(item.range), item.message, item.severity - 1);
  diagnostic.code = item.code;
  diagnostic.source = item.source;
  diagnostic.relatedInformation = (item.relatedInformation || []).map(
    (r) => new vscode.DiagnosticRelatedInformation(toLocation(r.location), r.message));
  return diagnostic;
}

function fromDiagnostic(diagnostic) {
  return {
    range: fromRange(diagnostic.range), message: diagnostic.message, code: diagnostic.code,
    source: diagnostic.source, severity: diagnostic.severity + 1,
  };
}

function toSymbol(item) {
  const symbol = new vscode.DocumentSymbol(
    item.name, item.detail || "", item.kind - 1, toRange(item.range), toRange(item.selectionRange));
  symbol.children = (item.children || []).map(toSymbol);
  return symbol;
}

function toCompletion(item) {
  const completion = new vscode.CompletionItem(item.label, item.kind - 1);
  completion.detail = item.detail;
  if (item.documentation) completion.documentation = toMarkdown(item.documentation);
  completion.sortText = item.sortText;
  completion.filterText = item.filterText;
  completion.insertText = item.textEdit.newText;
  completion.range = toRange(item.textEdit.range);
  return completion;
}

const capabilities = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: {
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ["markdown"] },
    completion: { completionItem: { documentationFormat: ["markdown"] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } } },
  },
};

/** Whether a document is Shimon's business: it says so near its top, or a policy stands in its folder or above. */
async function isProposal(document) {
  if (document.languageId !== "yaml") return false;
  for (let line = 0; line < Math.min(30, document.lineCount); line++) {
    if (/^\S+:\s*shimon\//.test(document.lineAt(line).text)) return true;
  }
  if (document.uri.scheme !== "file") return false;
  for (let folder = vscode.Uri.joinPath(document.uri, ".."); ; folder = vscode.Uri.joinPath(folder, "..")) {
    for (const name of [".shimon.yaml", ".shimon.yml"]) {
      try {
        await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name));
        return true;
      } catch {
        // There is no policy of this name here.
      }
    }
    if (folder.path === "/" || /^\/[a-zA-Z]:\/?$/.test(folder.path)) return false;
  }
}

let stop = async () => {};

function activate(context) {
  const diagnostics = vscode.languages.createDiagnosticCollection("shimon");
  context.subscriptions.push(diagnostics);
  let connection = null;
  let ready = null;
  const opened = new Set();

  function start() {
    const settings = vscode.workspace.getConfiguration("shimon");
    const command = settings.get("command");
    const current = new Connection(command, (method, params) => {
      if (method !== "textDocument/publishDiagnostics") return;
      diagnostics.set(vscode.Uri.parse(params.uri), params.diagnostics.map(toDiagnostic));
    }, (reason) => {
      if (connection !== current) return;
      connection = null;
      diagnostics.clear();
      vscode.window.showErrorMessage(`Shimon: ${command.join(" ")}: ${reason}`);
    });
    connection = current;
    const lang = settings.get("lang");
    ready = current.request("initialize", {
      processId: process.pid, rootUri: null, capabilities, locale: vscode.env.language,
      initializationOptions: lang ? { lang } : {},
    }).then(() => current.notify("initialized", {}));
    return ready;
  }

  async function open(document) {
    if (!(await isProposal(document))) return;
    if (!connection) start();
    await ready;
    const uri = document.uri.toString();
    if (opened.has(uri) || !connection) return;
    opened.add(uri);
    connection.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: document.version, text: document.getText() },
    });
  }

  function change(event) {
    const uri = event.document.uri.toString();
    if (!connection || !opened.has(uri) || event.contentChanges.length === 0) return;
    connection.notify("textDocument/didChange", {
      textDocument: { uri, version: event.document.version },
      contentChanges: event.contentChanges.map((c) => ({ range: fromRange(c.range), text: c.text })),
    });
  }

  function close(document) {
    const uri = document.uri.toString();
    if (opened.delete(uri) && connection) {
      connection.notify("textDocument/didClose", { textDocument: { uri } });
    }
  }

  /** Asks about an open document; null for any other. */
  async function ask(method, document, more, token) {
    await ready;
    if (!connection || !opened.has(document.uri.toString())) return null;
    return connection.request(method, { textDocument: target(document), ...more }, token).catch(() => null);
  }

  stop = async () => {
    const last = connection;
    connection = null;
    opened.clear();
    if (!last) return;
    await last.request("shutdown").catch(() => null);
    last.notify("exit");
  };

  const selector = { language: "yaml" };
  const at = (position) => ({ position: fromPosition(position) });
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument(change),
    vscode.workspace.onDidCloseTextDocument(close),
    vscode.workspace.onDidSaveTextDocument((document) => {
      open(document);
      if (connection) connection.notify("textDocument/didSave", { textDocument: target(document) });
    }),
    vscode.commands.registerCommand("shimon.restart", async () => {
      await stop();
      vscode.workspace.textDocuments.forEach(open);
    }),
    vscode.languages.registerHoverProvider(selector, {
      async provideHover(document, position, token) {
        const found = await ask("textDocument/hover", document, at(position), token);
        return found && new vscode.Hover(toMarkdown(found.contents), toRange(found.range));
      },
    }),
    vscode.languages.registerCompletionItemProvider(selector, {
      async provideCompletionItems(document, position, token) {
        const found = await ask("textDocument/completion", document, at(position), token);
        return found && new vscode.CompletionList(found.items.map(toCompletion), found.isIncomplete);
      },
    }, ":", " ", "[", ",", "/"),
    vscode.languages.registerCodeActionsProvider(selector, {
      async provideCodeActions(document, range, context, token) {
        const own = context.diagnostics.filter((d) => d.source === "shimon").map(fromDiagnostic);
        const wanted = { diagnostics: own, ...(context.only ? { only: [context.only.value] } : {}) };
        const found = await ask("textDocument/codeAction", document, { range: fromRange(range), context: wanted }, token);
        return (found || []).map((item) => {
          const kind = item.kind === "quickfix" ? vscode.CodeActionKind.QuickFix : vscode.CodeActionKind.SourceFixAll;
          const action = new vscode.CodeAction(item.title, kind);
          action.edit = new vscode.WorkspaceEdit();
          action.edit.set(document.uri, toEdits(item.edit.changes[document.uri.toString()]));
          action.isPreferred = item.isPreferred;
          return action;
        });
      },
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.SourceFixAll] }),
    vscode.languages.registerDocumentSymbolProvider(selector, {
      async provideDocumentSymbols(document, token) {
        return ((await ask("textDocument/documentSymbol", document, {}, token)) || []).map(toSymbol);
      },
    }),
    vscode.languages.registerDefinitionProvider(selector, {
      async provideDefinition(document, position, token) {
        return ((await ask("textDocument/definition", document, at(position), token)) || []).map(toLocation);
      },
    }),
    vscode.languages.registerReferenceProvider(selector, {
      async provideReferences(document, position, context, token) {
        const more = { ...at(position), context: { includeDeclaration: context.includeDeclaration } };
        return ((await ask("textDocument/references", document, more, token)) || []).map(toLocation);
      },
    }),
    vscode.languages.registerDocumentFormattingEditProvider(selector, {
      async provideDocumentFormattingEdits(document, options, token) {
        const more = { options: { tabSize: options.tabSize, insertSpaces: options.insertSpaces } };
        return toEdits((await ask("textDocument/formatting", document, more, token)) || []);
      },
    }));
  return Promise.all(vscode.workspace.textDocuments.map(open));
}

module.exports = { activate, deactivate: () => stop() };

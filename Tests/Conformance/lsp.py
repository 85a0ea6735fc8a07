#!/usr/bin/env python3
"""Drives `shimon lsp` over its pipes as an editor does: lsp.py SHIMON [SCHEMAS].

Every message of the server is checked against the meta model of LSP 3.17 (SCHEMAS/lsp-3.17-metaModel.json), where it
is there, and so is every message of this client, so that no answer is to a question no editor would ask.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SAMPLE = os.path.join(ROOT, "SamplePolicies", "higashimurayama", "13.submitted.yaml")


class MetaModel:
    """The types of LSP, to be held against JSON values."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            model = json.load(file)
        self.structures = {item["name"]: item for item in model["structures"]}
        self.enumerations = {item["name"]: item for item in model["enumerations"]}
        self.aliases = {item["name"]: item for item in model["typeAliases"]}
        self.requests = {item["method"]: item for item in model["requests"]}
        self.notifications = {item["method"]: item for item in model["notifications"]}
        self.checked = 0

    def properties(self, structure):
        found = {}
        for base in structure.get("extends", []) + structure.get("mixins", []):
            found.update(self.properties(self.structures[base["name"]]))
        found.update({item["name"]: item for item in structure["properties"]})
        return found

    def check(self, value, kind):
        """What is wrong with a value of a type, as a list of sentences; empty if nothing is."""
        self.checked += 1
        return self.problems(value, kind, "$")

    def problems(self, value, kind, path):
        name = kind["kind"]
        if name == "base":
            return [] if self.is_base(value, kind["name"]) else [f"{path}: {value!r} is no {kind['name']}"]
        if name == "reference":
            return self.reference(value, kind["name"], path)
        if name == "array":
            if not isinstance(value, list):
                return [f"{path}: {value!r} is no array"]
            return [p for i, item in enumerate(value) for p in self.problems(item, kind["element"], f"{path}[{i}]")]
        if name == "map":
            if not isinstance(value, dict):
                return [f"{path}: {value!r} is no map"]
            return [p for key, item in value.items() for p in self.problems(item, kind["value"], f"{path}.{key}")]
        if name == "and":
            return [p for item in kind["items"] for p in self.problems(value, item, path)]
        if name == "or":
            tries = [self.problems(value, item, path) for item in kind["items"]]
            return [] if any(not found for found in tries) else min(tries, key=len)
        if name == "tuple":
            if not isinstance(value, list) or len(value) != len(kind["items"]):
                return [f"{path}: {value!r} is no tuple of {len(kind['items'])}"]
            return [p for i, item in enumerate(kind["items"]) for p in self.problems(value[i], item, f"{path}[{i}]")]
        if name == "literal":
            return self.members(value, {item["name"]: item for item in kind["value"]["properties"]}, path)
        if name in ("stringLiteral", "integerLiteral", "booleanLiteral"):
            return [] if value == kind["value"] else [f"{path}: {value!r} is not {kind['value']!r}"]
        return [f"{path}: the checker does not know the kind {name}"]

    @staticmethod
    def is_base(value, name):
        if name in ("string", "DocumentUri", "URI", "RegExp"):
            return isinstance(value, str)
        if name == "boolean":
            return isinstance(value, bool)
        if name == "null":
            return value is None
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if name == "integer":
            return is_number and -2**31 <= value < 2**31
        if name == "uinteger":
            return is_number and 0 <= value < 2**31
        if name == "decimal":
            return is_number or isinstance(value, float)
        return False

    def reference(self, value, name, path):
        if name in ("LSPAny", "LSPObject", "LSPArray"):
            return []
        if name in self.aliases:
            return self.problems(value, self.aliases[name]["type"], path)
        if name in self.enumerations:
            item = self.enumerations[name]
            if not self.is_base(value, item["type"]["name"]):
                return [f"{path}: {value!r} is no {name}"]
            known = [entry["value"] for entry in item["values"]]
            return [] if item.get("supportsCustomValues") or value in known else [f"{path}: {value!r} is no {name}"]
        return self.members(value, self.properties(self.structures[name]), path)

    def members(self, value, properties, path):
        if not isinstance(value, dict):
            return [f"{path}: {value!r} is no object"]
        found = [f"{path}: {name} is not in the protocol" for name in value if name not in properties]
        for name, item in properties.items():
            if name in value:
                found += self.problems(value[name], item["type"], f"{path}.{name}")
            elif not item.get("optional"):
                found.append(f"{path}: {name} is missing")
        return found


class Failure(Exception):
    pass


def expect(condition, what):
    if not condition:
        raise Failure(what)


class Editor:
    """The other end of a server's pipes."""

    def __init__(self, shimon, model, capabilities=None, options=None, locale="ja", arguments=()):
        self.model = model
        self.process = subprocess.Popen(
            [shimon, "lsp", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.number = 0
        self.published = {}
        self.asked = []
        params = {"processId": os.getpid(), "rootUri": None, "capabilities": capabilities or {}, "locale": locale}
        if options is not None:
            params["initializationOptions"] = options
        self.initialized = self.request("initialize", params)
        self.notify("initialized", {})

    def check(self, value, kind, what):
        if self.model:
            problems = self.model.check(value, kind)
            expect(not problems, f"{what}: " + "; ".join(problems[:5]))

    def send(self, message, pieces=1):
        content = json.dumps(message, ensure_ascii=False).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n" % len(content) + content, pieces)

    def send_bytes(self, data, pieces=1):
        size = max(1, -(-len(data) // pieces))
        for start in range(0, len(data), size):
            self.process.stdin.write(data[start:start + size])
            self.process.stdin.flush()

    def notify(self, method, params, pieces=1):
        if self.model:
            expected = self.model.notifications[method].get("params")
            if expected:
                self.check(params, expected, f"the client's {method}")
        message = {"jsonrpc": "2.0", "method": method}
        if params is not None:
            message["params"] = params
        self.send(message, pieces)

    def start(self, method, params, pieces=1):
        self.number += 1
        if self.model and params is not None:
            self.check(params, self.model.requests[method]["params"], f"the client's {method}")
        message = {"jsonrpc": "2.0", "id": self.number, "method": method}
        if params is not None:
            message["params"] = params
        self.send(message, pieces)
        return self.number

    def request(self, method, params=None, pieces=1):
        number = self.start(method, params, pieces)
        answer = self.answer(number)
        expect("error" not in answer, f"{method} failed: {answer.get('error')}")
        if self.model:
            self.check(answer["result"], self.model.requests[method]["result"], f"the result of {method}")
        return answer["result"]

    def answer(self, number):
        while True:
            message = self.receive()
            if "method" not in message and message.get("id") == number:
                return message

    def diagnostics(self, uri, version):
        while self.published.get(uri, {}).get("version") != version:
            self.receive()
        return self.published[uri]["diagnostics"]

    def receive(self):
        length = None
        while True:
            line = self.process.stdout.readline()
            if not line:
                said = self.process.stderr.read().decode(errors="replace")[:400]
                raise Failure(f"the server ended: {said}")
            if line == b"\r\n":
                break
            name, value = line.split(b":")
            expect(name == b"Content-Length" and line.endswith(b"\r\n"), f"a header of the server: {line!r}")
            length = int(value)
        message = json.loads(self.process.stdout.read(length).decode())
        expect(message.get("jsonrpc") == "2.0", "every message says jsonrpc 2.0")
        if "method" in message:
            if "id" in message:
                self.asked.append(message)
                if self.model:
                    expected = self.model.requests[message["method"]].get("params")
                    if expected:
                        self.check(message["params"], expected, message["method"])
                self.send({"jsonrpc": "2.0", "id": message["id"], "result": None})
            elif self.model:
                expected = self.model.notifications[message["method"]]["params"]
                self.check(message["params"], expected, message["method"])
            if message["method"] == "textDocument/publishDiagnostics":
                self.published[message["params"]["uri"]] = message["params"]
        else:
            expect(set(message) in ({"jsonrpc", "id", "result"}, {"jsonrpc", "id", "error"}), f"an answer: {message}")
            if "error" in message:
                expect(set(message["error"]) == {"code", "message"}, "an error has code and message")
        return message

    def open(self, uri, text, version=1):
        item = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri, version, changes):
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": version}, "contentChanges": changes})

    def end(self, politely=True):
        if politely:
            expect(self.request("shutdown") is None, "shutdown gives null")
        self.notify("exit", None)
        return self.process.wait(timeout=20)


FULL = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"workspaceEdit": {"documentChanges": True}},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source"]}}},
    },
}


def length(text, encoding):
    """The columns of a text."""
    if encoding == "utf-8":
        return len(text.encode())
    return len(text) if encoding == "utf-32" else len(text.encode("utf-16-le")) // 2


def offset(text, position, encoding):
    """The index in a text of a position."""
    lines = text.split("\n")
    line = lines[position["line"]]
    columns = [length(line[:i], encoding) for i in range(len(line) + 1)]
    expect(position["character"] in columns, f"{position} lies inside a character or behind its line")
    return sum(len(other) + 1 for other in lines[:position["line"]]) + columns.index(position["character"])


def applied(text, edits, encoding):
    """A text after a list of edits, none of which may overlap."""
    places = [(offset(text, e["range"]["start"], encoding), offset(text, e["range"]["end"], encoding), i, e["newText"])
              for i, e in enumerate(edits)]
    behind = None
    for start, end, _, new in sorted(places, reverse=True):
        expect(start <= end and (behind is None or end <= behind), "edits overlap")
        text = text[:start] + new + text[end:]
        behind = start
    return text


def tour(shimon, model, encoding, locale):
    """Asks everything at every place of a real proposal."""
    capabilities = json.loads(json.dumps(FULL))
    capabilities["general"]["positionEncodings"] = [encoding]
    editor = Editor(shimon, model, capabilities, locale=locale)
    expect(editor.initialized["capabilities"]["positionEncoding"] == encoding, "the encoding that was offered is taken")
    text = open(SAMPLE, encoding="utf-8").read()
    uri = "untitled:提案書"
    editor.open(uri, text)
    found = editor.diagnostics(uri, 1)
    expect(len(found) > 20, "there are findings")
    for diagnostic in found:
        start, end = (offset(text, diagnostic["range"][side], encoding) for side in ("start", "end"))
        expect(start < end, "a finding has a place")
    document = {"uri": uri}
    hovers = completions = actions = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for column in sorted({0, len(line) - len(line.lstrip(" -")), len(line) // 2, len(line)}):
            here = {"textDocument": document, "position": {"line": number, "character": length(line[:column], encoding)}}
            hovers += editor.request("textDocument/hover", here) is not None
            completions += editor.request("textDocument/completion", here) is not None
            editor.request("textDocument/definition", here)
            editor.request("textDocument/references", {**here, "context": {"includeDeclaration": True}})
            editor.request("textDocument/documentHighlight", here)
    expect(hovers > 100 and completions > 100, f"{hovers} hovers, {completions} completions")
    for diagnostic in found:
        for action in editor.request("textDocument/codeAction", {
                "textDocument": document, "range": diagnostic["range"], "context": {"diagnostics": [diagnostic]}}):
            actions += 1
            for change in action["edit"]["documentChanges"]:
                expect(applied(text, change["edits"], encoding) != text, "an action changes something")
    expect(actions > 50, f"{actions} actions")
    symbols = editor.request("textDocument/documentSymbol", {"textDocument": document})
    expect(len(symbols) > 15 and any(s.get("children") for s in symbols), "the outline has sections and entries")
    editor.request("textDocument/formatting", {
        "textDocument": document, "options": {"tabSize": 2, "insertSpaces": True}})
    expect(editor.end() == 0, "status 0 after shutdown and exit")
    print(f"ok: {encoding}, {locale}: {hovers} hovers, {completions} completions, {actions} actions")


def pulling(shimon, model):
    """An editor that asks for diagnostics, has no Markdown and only flat symbols."""
    editor = Editor(shimon, model, {"textDocument": {"diagnostic": {}}}, options={"lang": "en"})
    uri = "file:///nowhere/%E6%8F%90%E6%A1%88.yaml"
    editor.open(uri, "件名: x\n")
    full = editor.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    expect(full["kind"] == "full" and full["items"], "a full report")
    expect(all(ord(c) < 0x3000 for c in full["items"][0]["message"].split("\n")[0]), "messages are English")
    again = editor.request("textDocument/diagnostic", {
        "textDocument": {"uri": uri}, "previousResultId": full["resultId"]})
    expect(again["kind"] == "unchanged", "nothing changed")
    editor.change(uri, 2, [{"range": {
        "start": {"line": 0, "character": 4}, "end": {"line": 0, "character": 5}}, "text": "委託"}])
    third = editor.request("textDocument/diagnostic", {
        "textDocument": {"uri": uri}, "previousResultId": full["resultId"]})
    expect(third["kind"] == "full", "something changed")
    expect(not editor.published, "nothing is sent unasked")
    hover = editor.request("textDocument/hover", {
        "textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}})
    expect(hover["contents"]["kind"] == "plaintext", "plain text")
    symbols = editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    expect(symbols and "location" in symbols[0], "flat symbols")
    expect(editor.end(politely=False) == 1, "status 1 after exit alone")
    print("ok: diagnostics asked for")


def policies(shimon, model):
    """A policy that is saved counts at once, and so does a rule in a folder that it names."""
    with tempfile.TemporaryDirectory() as folder:
        policy = os.path.join(folder, ".shimon.yaml")
        draft = "file://" + os.path.join(folder, "a.yaml")

        def write(text):
            with open(policy, "w", encoding="utf-8") as file:
                file.write("format: shimon-policy/1\n" + text)

        def codes(previous=None):
            params = {"textDocument": {"uri": draft}}
            if previous:
                params["previousResultId"] = previous
            report = editor.request("textDocument/diagnostic", params)
            expect(report["kind"] == "full", "a full report")
            # What the server asks stands behind the answers to what arrived together.
            editor.request("textDocument/documentSymbol", {"textDocument": {"uri": draft}})
            return [item["code"] for item in report["items"]], report["resultId"]

        write("")
        editor = Editor(shimon, model, {
            "textDocument": {"diagnostic": {}},
            "workspace": {"diagnostics": {"refreshSupport": True},
                          "didChangeWatchedFiles": {"dynamicRegistration": True, "relativePatternSupport": True}}})
        editor.open(draft, "件名: x\n")
        before, number = codes()
        watched = json.dumps([message["params"] for message in editor.asked])
        expect("**/.shimon.yaml" in watched and "**/.shimon.yml" in watched, f"policies are watched: {watched}")
        write(f"rules: {{{before[0]}: off}}\n")
        editor.notify("textDocument/didSave", {"textDocument": {"uri": "file://" + policy}})
        after, number = codes(number)
        expect(before[0] in before and before[0] not in after, "the saved policy counts")
        expect(editor.asked[-1]["method"] == "workspace/diagnostic/refresh", "the editor is told to ask again")
        write("")
        editor.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": "file://" + policy, "type": 2}]})
        expect(codes(number)[0] == before, "so does one that another program wrote")
        editor.end()
    print("ok: policies that are saved")


def errors(shimon, model):
    """Requests that cannot be answered, cancelled ones, and bytes that are no message."""
    editor = Editor(shimon, model, FULL)

    def error(message):
        editor.send(message)
        return editor.receive()

    for message, code, number in [
            ({"jsonrpc": "2.0", "id": "a", "method": "no/such"}, -32601, "a"),
            ({"jsonrpc": "2.0", "id": 7, "method": "initialize", "params": {"capabilities": {}}}, -32600, 7),
            ({"jsonrpc": "2.0", "id": 8, "method": "textDocument/hover", "params": {}}, -32602, 8),
            ({"jsonrpc": "1.0", "id": 9, "method": "shutdown"}, -32600, 9),
            ({"jsonrpc": "2.0", "id": 1.5, "method": "shutdown"}, -32600, None),
            ([], -32600, None), (17, -32600, None)]:
        answer = error(message)
        expect(answer["error"]["code"] == code and answer["id"] == number, f"{message}: {answer}")
    editor.send({"jsonrpc": "2.0", "method": "$/unknown", "params": {}})
    editor.send({"jsonrpc": "2.0", "method": "workspace/unknown"})
    for garbage in [b"Content-Length: 3\r\n\r\n{x}", b"Content-Length: nonsense\r\n\r\n", b"\x00\xff" * 4000]:
        editor.send_bytes(garbage)
        answer = editor.receive()
        expect(answer["error"]["code"] == -32700 and answer["id"] is None, f"{garbage[:20]}: {answer}")
    # Two messages in one write: the first is cancelled by the second.
    uri = "untitled:a"
    editor.open(uri, "件名: x\n")
    editor.diagnostics(uri, 1)
    first = json.dumps({"jsonrpc": "2.0", "id": "c", "method": "textDocument/documentSymbol", "params": {
        "textDocument": {"uri": uri}}}).encode()
    second = json.dumps({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": "c"}}).encode()
    editor.send_bytes(b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(m), m) for m in (first, second)))
    expect(editor.answer("c")["error"]["code"] == -32800, "a cancelled request")
    editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}}, pieces=200)
    editor.request("shutdown")
    answer = error({"jsonrpc": "2.0", "id": "late", "method": "textDocument/hover", "params": {}})
    expect(answer["error"]["code"] == -32600, "nothing is answered after shutdown")
    editor.notify("exit", None)
    expect(editor.process.wait(timeout=20) == 0, "status 0")
    print("ok: errors, cancellation, garbage, messages in pieces")


def synchronised(shimon, model, count, seed):
    """Random edits: what the server has must be what the editor has."""
    random.seed(seed)
    for encoding in ("utf-16", "utf-8", "utf-32"):
        capabilities = {"general": {"positionEncodings": [encoding]}}
        editor = Editor(shimon, model, capabilities)
        other = Editor(shimon, model, capabilities)
        uri = "untitled:x"
        text = "件名: 😀か\u0301\n受渡し:\n  - 内容: 氏名\n"
        editor.open(uri, text)
        for version in range(2, count + 2):
            lines = text.split("\n")
            ends = []
            for _ in range(2):
                line = random.randrange(len(lines))
                column = random.randrange(len(lines[line]) + 1)
                ends.append((line, column))
            ends.sort()
            places = [{"line": line, "character": length(lines[line][:column], encoding)} for line, column in ends]
            new = random.choice(["", "a", "：", "😀", "\n", "  - 内容: x\n", ": ", "#", "\"", "[", "種類: 委託\n"])
            changed = {"range": {"start": places[0], "end": places[1]}, "text": new}
            text = applied(text, [{"range": changed["range"], "newText": new}], encoding)
            if len(text) < 10:
                text = "件名: x\n保管:\n  - 内容: 氏名\n"
                changed = {"text": text}
            editor.change(uri, version, [changed])
            if version % 10 == 0:
                fresh = f"untitled:{version}"
                other.open(fresh, text, version)
                expect(editor.diagnostics(uri, version) == other.diagnostics(fresh, version)
                       or "relatedInformation" in str(other.published), f"after {version} edits, seed {seed}")
        expect(editor.end() == 0 and other.end() == 0, "status 0")
    print(f"ok: {count} random edits in each encoding")


def typing(shimon):
    """Not judged: how long a keystroke takes, for people who read the log."""
    editor = Editor(shimon, None, FULL)
    text = open(SAMPLE, encoding="utf-8").read()
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith("文書:"))
    body = "\n".join(lines[start + 1:]).rstrip("\n") + "\n"
    while text.count("\n") < 500:
        text += body
    editor.open("untitled:x", text)
    editor.diagnostics("untitled:x", 1)
    times = []
    for version in range(2, 42):
        before = time.perf_counter()
        editor.change("untitled:x", version, [{"range": {
            "start": {"line": 1, "character": 5}, "end": {"line": 1, "character": 5}}, "text": "あ"}])
        editor.diagnostics("untitled:x", version)
        times.append((time.perf_counter() - before) * 1000)
    times.sort()
    expect(editor.end() == 0, "status 0")
    print(f"note: {text.count(chr(10))} lines, a keystroke to its diagnostics: median {times[20]:.1f} ms")


def main():
    shimon = os.path.abspath(sys.argv[1])
    schemas = sys.argv[2] if len(sys.argv) > 2 else os.path.join(ROOT, "..", "shared", "schemas")
    path = os.path.join(schemas, "lsp-3.17-metaModel.json")
    model = MetaModel(path) if os.path.exists(path) else None
    if model is None:
        print(f"skipped: the shapes of messages, for {path} is not here")
    try:
        for encoding in ("utf-16", "utf-8", "utf-32"):
            tour(shimon, model, encoding, "ja" if encoding == "utf-16" else "en")
        pulling(shimon, model)
        policies(shimon, model)
        errors(shimon, model)
        synchronised(shimon, model, 300, int(os.environ.get("SHIMON_SEED", "1")))
        typing(shimon)
    except Failure as failure:
        sys.exit(f"FAILED: {failure}")
    if model:
        print(f"ok: {model.checked} messages have the shapes of LSP 3.17")


main()

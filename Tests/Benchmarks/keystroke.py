"""The time from a typed character to new diagnostics in `shimon lsp`."""
import json
import os
import pathlib
import statistics
import subprocess
import time


class Editor:
    """A language server, and what an editor says to it."""

    def __init__(self, shimon):
        self.server = subprocess.Popen([str(shimon), "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, method, parameters, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": parameters}
        if number is not None:
            message["id"] = number
        content = json.dumps(message).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.server.stdin.flush()

    def receive(self, wanted):
        """The next message for which `wanted` holds."""
        while True:
            length = 0
            while (line := self.server.stdout.readline()).strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.server.stdout.read(length))
            if wanted(message):
                return message

    def diagnostics(self):
        return self.receive(lambda message: message.get("method") == "textDocument/publishDiagnostics")["params"]["diagnostics"]

    def work(self):
        """The processor seconds that the server has taken, to the nanosecond; None where the system does not tell."""
        try:
            with open("/proc/%d/schedstat" % self.server.pid, encoding="ascii") as file:
                return int(file.read().split()[0]) / 1e9
        except OSError:
            return None

    def close(self):
        self.server.kill()
        self.server.wait()


def grown(path, count):
    """A proposal of so many lines: one whose lists are written again and again below themselves."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").rstrip("\n").split("\n")
    lists, start = [], None
    for number, line in enumerate(lines + ["end:"]):
        if not line.startswith((" ", "#")):
            if start is not None and lines[start + 1:start + 2] and lines[start + 1].startswith("  - "):
                lists.append((start + 1, number))
            start = number if line.endswith(":") else None
    result, missing = list(lines), count - len(lines)
    # From the end, so that the places of those before stay.
    for start, end in reversed(lists):
        share = -(-missing // len(lists) // (end - start))
        result[end:end] = lines[start:end] * max(share, 0)
    return "\n".join(result) + "\n"


def keystroke(bench, shimon, files, turns=400):
    """In a proposal of 500 lines: wall time, and the server's own work."""
    text = grown(max(files, key=os.path.getsize), 500)
    lines = text.split("\n")
    title = next(number for number, line in enumerate(lines) if line.startswith(("件名: ", "title: ")))
    place = {"line": title, "character": len(lines[title])}
    editor = Editor(shimon)
    editor.send("initialize", {"capabilities": {}}, 0)
    editor.receive(lambda message: message.get("id") == 0)
    editor.send("initialized", {})
    uri = "untitled:bench.yaml"
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
    editor.send("textDocument/didOpen", {"textDocument": document})
    found = len(editor.diagnostics())
    walls, begun = [], editor.work()
    for version in range(2, turns + 2):
        # A character is typed behind the title and taken back.
        end = dict(place, character=place["character"] + version % 2)
        change = {"range": {"start": place, "end": end}, "text": "" if version % 2 else "x"}
        start = time.monotonic()
        editor.send("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
        editor.diagnostics()
        walls.append(time.monotonic() - start)
    done = editor.work()
    editor.close()
    label = "a keystroke in %d lines with %d findings" % (len(lines), found)
    if begun is not None and done is not None:
        own = (done - begun) / turns
        bench.row(label + ", own work", bench.time(own), "2 ms", own / 0.002, "<= 1")
    bench.row(label + ", wall", bench.time(statistics.median(walls)), "2 ms", statistics.median(walls) / 0.002, "")

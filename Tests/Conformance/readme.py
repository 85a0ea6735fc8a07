#!/usr/bin/env python3
"""Runs the examples of all documents, and follows their links: readme.py SHIMON [--update] [DOCUMENT...]

- In a ```console block each line `$ command` is run by the shell at the root of the project, and what stands below it must
  be what comes out; a line `...` stands for any number of lines. Only `swift …` is left alone.
- A ```yaml block whose introduction ends by naming a file, such as `draft.yaml`, is first written to that file.
- In a ```sh block lines that begin with `shimon` are run without input and must end with 0 or 1.
- A link within the project must lead to a file, and to a heading or an anchor of it where it names one.

With --update the outputs are rewritten to what came out, except where they hold `...`.
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BLOCK = re.compile(r"^```(console|sh|yaml)\n(.*?)^```$", re.S | re.M)
FILE = re.compile(r"`([\w.-]+\.yaml)`[^`\n]{0,20}[:。]\n\n\Z")
LINK = re.compile(r"\]\(([^()\s]+)\)|\bsrc=\"([^\"]+)\"")


def documents():
    """The Markdown files of the project: what git knows or would, else what lies in the folder."""
    listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard", "--", "*.md"], cwd=ROOT,
                            capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout:
        return sorted(set(listed.stdout.strip("\0").split("\0")))
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [os.path.relpath(os.path.join(folder, name), ROOT) for name in names if name.endswith(".md")]
    return sorted(found)


def matches(actual, expected):
    if not expected:
        return not actual
    if expected[0] == "...":
        return any(matches(actual[skip:], expected[1:]) for skip in range(len(actual) + 1))
    return bool(actual) and actual[0] == expected[0] and matches(actual[1:], expected[1:])


def anchors(path):
    """What `#…` may name in a document: its headings, as GitHub spells them, and its anchors."""
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"^```.*?^```", "", file.read(), flags=re.S | re.M)
    headings = re.findall(r"^#+ (.*)$", text, re.M)
    return set(re.findall(r"\bid=\"([^\"]+)\"", text)) | {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def run(shimon, command, folder):
    """The status of a command, and the lines that it wrote."""
    environment = {"PATH": os.path.dirname(shimon) + ":" + os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C"}
    result = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                            capture_output=True, text=True)
    return result.returncode, [line.rstrip() for line in (result.stdout + result.stderr).splitlines()]


class Document:
    """The examples of one document; they share a folder that looks like the project's."""

    def __init__(self, shimon, name, update):
        self.shimon, self.name, self.update = shimon, name, update
        self.count = self.stale = 0

    def check(self):
        path = os.path.join(ROOT, self.name)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with tempfile.TemporaryDirectory() as folder:
            for name in os.listdir(ROOT):
                os.symlink(os.path.join(ROOT, name), os.path.join(folder, name))
            new = BLOCK.sub(lambda block: self.block(block, folder), text)
        for link in LINK.finditer(BLOCK.sub("", text)):
            self.follow(link.group(1) or link.group(2))
        if self.update and new != text:
            with open(path, "w", encoding="utf-8") as file:
                file.write(new)

    def block(self, block, folder):
        kind, body = block.groups()
        if kind == "yaml":
            named = FILE.search(block.string[:block.start()])
            if named:
                with open(os.path.join(folder, named.group(1)), "w", encoding="utf-8") as file:
                    file.write(body)
        elif kind == "sh":
            for line in body.splitlines():
                if line.startswith("shimon "):
                    self.count += 1
                    status, said = run(self.shimon, line, folder)
                    if status > 1:
                        self.complain("$ " + line, said + ["status %d" % status])
        else:
            body = re.sub(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", lambda example: self.example(example, folder), body, flags=re.M)
        return "```%s\n%s```" % (kind, body)

    def example(self, example, folder):
        command, output = example.groups()
        if command.startswith("swift"):
            return example.group()
        self.count += 1
        actual = run(self.shimon, command, folder)[1]
        expected = [line.rstrip() for line in output.splitlines()]
        if matches(actual, expected):
            return example.group()
        if self.update and "..." not in expected:
            return "$ %s\n%s" % (command, "".join(line + "\n" for line in actual))
        self.complain("$ " + command, actual)
        return example.group()

    def follow(self, link):
        if re.match(r"\w+:", link):
            return
        self.count += 1
        target, _, anchor = link.partition("#")
        path = os.path.join(ROOT, os.path.dirname(self.name), target) if target else os.path.join(ROOT, self.name)
        if not os.path.exists(path):
            self.complain("link " + link, ["there is no such file"])
        elif anchor and path.endswith(".md") and anchor not in anchors(path):
            self.complain("link " + link, ["there is no such heading"])

    def complain(self, command, actual):
        self.stale += 1
        print("STALE in %s: %s\n%s" % (self.name, command, "\n".join(actual[:60])))


def main():
    names = [name for name in sys.argv[2:] if name != "--update"] or documents()
    checked = [Document(os.path.abspath(sys.argv[1]), name, "--update" in sys.argv) for name in names]
    for document in checked:
        document.check()
    count, stale = sum(document.count for document in checked), sum(document.stale for document in checked)
    print("%d examples and links passed, %d failed, in %d of %d documents" % (
        count - stale, stale, sum(document.count > 0 for document in checked), len(checked)))
    return 1 if stale or not count else 0


if __name__ == "__main__":
    sys.exit(main())

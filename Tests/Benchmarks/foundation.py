#!/usr/bin/env python3
"""Measures what importing Foundation costs a small program: foundation.py

Each program reads a small file and prints a text of it; all but the first parse it. They are linked like the release,
into one static executable. Needs swiftc on Linux, and valgrind for the count of instructions.
"""
import os
import re
import shutil
import subprocess
import tempfile

DECODING = """
struct Proposal: Decodable { let title: String }
let data = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
print(try JSONDecoder().decode(Proposal.self, from: data).title)
"""
PROGRAMS = [
    ("the standard library and Glibc", """
import Glibc
let file = open(CommandLine.arguments[1], O_RDONLY)
var bytes = [UInt8](repeating: 0, count: 4096)
let count = read(file, &bytes, bytes.count)
print(String(decoding: bytes[..<max(0, count)], as: UTF8.self))
"""),
    ("FoundationEssentials", "import FoundationEssentials" + DECODING.replace("URL(fileURLWithPath: ", "URL(filePath: ")),
    ("Foundation", "import Foundation" + DECODING),
    ("Foundation, which also formats a date", "import Foundation" + DECODING + """
let formatter = DateFormatter()
formatter.dateStyle = .medium
print(formatter.string(from: Date(timeIntervalSince1970: 0)))
"""),
    ("FoundationXML", """
import Foundation
import FoundationXML
final class Titles: NSObject, XMLParserDelegate {
  func parser(_ parser: XMLParser, foundCharacters string: String) { print(string) }
}
let parser = XMLParser(data: try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1] + ".xml")))
let titles = Titles()
parser.delegate = titles
_ = parser.parse()
"""),
]


def instructions(command):
    """The instructions of a run by callgrind, or None without it."""
    if not shutil.which("valgrind"):
        return None
    result = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                            capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", result.stderr)
    return int(found.group(1)) if found else None


def main():
    print("| program uses | size, MiB | instructions of a run, M |\n| --- | --: | --: |")
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "a.json")
        with open(data, "w", encoding="utf-8") as file:
            file.write('{"title": "x"}')
        with open(data + ".xml", "w", encoding="utf-8") as file:
            file.write("<title>x</title>")
        for name, source in PROGRAMS:
            path, program = os.path.join(folder, "main.swift"), os.path.join(folder, "program")
            with open(path, "w", encoding="utf-8") as file:
                file.write(source)
            built = subprocess.run(["swiftc", "-O", "-static-executable", path, "-o", program], capture_output=True)
            if built.returncode:
                print("| %s | does not link statically | |" % name)
                continue
            subprocess.run(["strip", program], check=False)
            count = instructions([program, data])
            size = os.path.getsize(program) / 2**20
            print("| %s | %.1f | %s |" % (name, size, "?" if count is None else "%.1f" % (count / 1e6)))


if __name__ == "__main__":
    main()

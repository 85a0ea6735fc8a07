#!/usr/bin/env python3
"""Measures shimon against floors and peers on this machine and prints a table in Markdown.

Usage: Tests/Benchmarks/run [--quick] [--instructions] [--shimon PATH] [--work DIR]

  --quick         corpora of 1 and 1,000 proposals, three turns
  --instructions  count instructions with callgrind instead of taking the time; does not depend on the machine's load
  --shimon PATH   measure this program instead of building one
  --work DIR      keep corpora, tools and peers here (default: .build/benchmarks)

Two programs that are compared run in turn, so that both see the same machine; the medians count.
"""
import argparse
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time

from keystroke import keystroke

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PEERS = {"ryl": "ryl", "yamllint": "yamllint", "check-jsonschema": "check-jsonschema", "semgrep": "semgrep"}


def run(words, output, statuses=(0, 1)):
    """Runs a program; gives wall seconds, processor seconds and peak memory in KiB."""
    with open(output, "wb") as sink:
        begin = time.monotonic()
        process = subprocess.Popen([str(word) for word in words], stdout=sink, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = 0
    if os.waitstatus_to_exitcode(status) not in statuses:
        sys.exit("%s ended with status %d" % (" ".join(str(word) for word in words)[:200], status >> 8))
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def instructions(words, output):
    """The instructions that a program takes in user mode."""
    profile = str(output) + ".callgrind"
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=" + profile] + [str(word) for word in words]
    with open(output, "wb") as sink:
        found = subprocess.run(command, stdout=sink, stderr=subprocess.PIPE, text=True)
    collected = re.search(r"Collected : (\d+)", found.stderr)
    if not collected:
        sys.exit("callgrind: " + found.stderr[-500:])
    return int(collected.group(1))


class Bench:
    def __init__(self, options):
        self.options = options
        self.work = pathlib.Path(options.work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.sink = self.work / "output"
        self.rows = []

    # What is measured

    def build(self):
        """The release as Sources/shimon/README.md describes it: one static executable."""
        if self.options.shimon:
            return pathlib.Path(self.options.shimon).resolve()
        flags = ["-Xswiftc", "-static-executable"] if sys.platform == "linux" else []
        # Beside the ordinary build, which has other flags.
        build = self.work / "build"
        words = ["swift", "build", "-c", "release", "--product", "shimon", "--scratch-path", str(build), *flags]
        subprocess.run(words, cwd=ROOT, check=True, stdout=sys.stderr)
        return build / "release" / "shimon"

    def compile(self, name, *flags):
        if not shutil.which("cc"):
            return None
        target = self.work / name
        words = ["cc", "-O2", HERE / (name + ".c"), "-o", target, *flags]
        found = subprocess.run([str(word) for word in words], stderr=subprocess.PIPE, text=True)
        if found.returncode:
            self.skip(name, found.stderr.strip().splitlines()[0])
            return None
        return target

    def corpus(self, count):
        folder = self.work / ("corpus-%d" % count)
        if not folder.exists():
            subprocess.run([sys.executable, HERE / "corpus.py", "--count", str(count), "--out", folder], check=True)
        listing = self.work / ("corpus-%d.txt" % count)
        files = sorted(str(path) for path in folder.rglob("*.yaml"))
        listing.write_text("".join(path + "\n" for path in files), encoding="utf-8")
        return folder, listing, files

    def peer(self, name):
        """A peer from PyPI in an environment of its own; None where it cannot be had."""
        home = self.work / ("peer-" + name)
        program = home / "bin" / name
        if not program.exists():
            subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
            pip = [str(home / "bin/pip"), "install", "-q", "--disable-pip-version-check", PEERS[name]]
            found = subprocess.run(pip, stderr=subprocess.PIPE, text=True)
            if found.returncode or not program.exists():
                self.skip(name, "pip cannot install it")
                return None
        return program

    def skip(self, name, reason):
        print("skipped: %s: %s" % (name, reason), file=sys.stderr)

    # Comparing

    def pair(self, label, left, right, aim, turns, only_wall=False, statuses=(0, 1)):
        """Two programs in turn; notes medians and ratio."""
        if self.options.instructions:
            one, other = instructions(left, self.sink), instructions(right, self.sink)
            self.row(label, "%.2f M" % (one / 1e6), "%.2f M" % (other / 1e6), one / other, aim)
            return
        found = ([], [])
        for _ in range(turns):
            for index, words in enumerate((left, right)):
                found[index].append(run(words, self.sink, statuses))
        walls = [statistics.median(wall for wall, _, _ in times) for times in found]
        works = [statistics.median(work for _, work, _ in times) for times in found]
        self.row(label + ", wall", self.time(walls[0]), self.time(walls[1]), walls[0] / walls[1], aim)
        if min(works) > 0.02 and not only_wall:
            self.row(label + ", cpu", self.time(works[0]), self.time(works[1]), works[0] / works[1], aim)

    def time(self, seconds):
        return "%.2f ms" % (seconds * 1e3) if seconds < 1 else "%.2f s" % seconds

    def row(self, label, left, right, ratio, aim):
        self.rows.append((label, left, right, "%.2f" % ratio, aim))
        print("%-60s %12s %12s %8.2f  %s" % (label, left, right, ratio, aim), file=sys.stderr)

    def table(self):
        print("| measure | shimon | against | ratio | aim |")
        print("| --- | --: | --: | --: | --: |")
        for row in self.rows:
            print("| %s |" % " | ".join(row))


def measure(bench, options):
    shimon = bench.build()
    lint = [shimon, "lint", "--fail-on", "never"]
    floors, hello = bench.compile("floors", "-lyaml"), bench.compile("hello", "-static")
    few = options.quick or options.instructions
    one_folder, _, one = bench.corpus(1)
    some_folder, some_list, some = bench.corpus(1000)
    many = bench.corpus(1000 if few else 20000)
    turns = 3 if few else 7

    if hello:
        bench.pair("cold start, one proposal : C hello", lint + [one[0]], [hello], "<= 2.5", 10 * turns)
    if floors:
        name = "%d proposals, 1 thread" % len(many[2])
        bench.pair(name + " : libyaml", lint + ["--jobs", "1", many[0]], [floors, "libyaml", many[1]], "<= 0.5", turns)
        bench.pair("libyaml : read and check UTF-8", [floors, "libyaml", many[1]], [floors, "utf8", many[1]], "", turns)
    formats(bench, lint, bench.corpus(300), turns)
    if options.instructions:
        return
    bench.pair("1 thread : 2 threads", lint + ["--jobs", "1", many[0]], lint + ["--jobs", "2", many[0]], ">= 1.8", turns, True)
    if floors:
        # What two processors of this machine do for programs that share nothing.
        once = '"$0" libyaml "$1"'
        bench.pair("libyaml twice : two at once", ["sh", "-c", "%s; %s" % (once, once), floors, many[1]],
                   ["sh", "-c", "%s & %s; wait" % (once, once), floors, many[1]], "", turns, True)

    def memory(words):
        # Through a small program: a child of this one would begin with its size.
        timed = shutil.which("time") and [shutil.which("time"), "-f", "%M", "-o", bench.work / "peak"]
        if not timed:
            return run(words, bench.sink)[2]
        run(timed + words, bench.sink)
        return int((bench.work / "peak").read_text().split()[-1])
    peak, grown = memory(lint + [one[0]]), memory(lint + ["--jobs", "1", many[0]])
    bench.row("peak memory, one file (MiB)", "%.1f" % (peak / 1024), "12", peak / 1024 / 12, "<= 1")
    bench.row("peak memory added by %d files (MiB)" % len(many[2]), "%.1f" % ((grown - peak) / 1024), "4",
              (grown - peak) / 1024 / 4, "<= 1")
    keystroke(bench, shimon, some)
    big(bench, lint, some)
    rules(bench, shimon, some_folder, turns)
    peers(bench, shimon, lint, one, many, some, turns)


def formats(bench, lint, corpus, turns):
    """Every other format against text, over the same proposals; the names come from the program's own help."""
    folder, _, files = corpus
    text = lint + ["--jobs", "1", "--format", "text", folder]
    for name in format_names(lint[0]):
        if name != "text":
            bench.pair("%d proposals, %s : text" % (len(files), name), lint + ["--jobs", "1", "--format", name, folder],
                       text, "about 1" if name in ("json", "ndjson") else "", turns)


def format_names(shimon):
    """The formats that `lint` offers, as its help lists them."""
    said = subprocess.run([str(shimon), "lint", "--help", "--lang", "en"], stdout=subprocess.PIPE, text=True).stdout
    found = re.search(r"^FORMAT is one of (.*)\.$", said, re.MULTILINE)
    if not found:
        sys.exit("no formats in the help of lint")
    return found.group(1).split(", ")


def big(bench, lint, files):
    """One file of nearly 16 MiB against the same entries in small files: how reading grows.

    All of it stands in a field that no proposal has, for findings are cut and would not be the same; hence status 3.
    """
    part = "".join("- 項目: 氏名%d\n  方法: 手渡し\n  備考: 鍵のかかる箱に入れて渡す\n" % number for number in range(2000))
    room = 15 * 1024 * 1024
    count = room // len(part.encode())
    folder = bench.work / "small"
    if not folder.exists():
        folder.mkdir()
        for number in range(count):
            (folder / ("%05d.yaml" % number)).write_text("備考:\n" + part, encoding="utf-8")
        (bench.work / "big.yaml").write_text("備考:\n" + part * count, encoding="utf-8")
    bench.pair("one file of 15 MiB : the same in small files", lint + ["--jobs", "1", bench.work / "big.yaml"],
               lint + ["--jobs", "1", folder], "<= 1.3", 7, statuses=(3,))


def rules(bench, shimon, folder, turns):
    """What further rules cost that do not apply: 200 of them, besides the built-in ones."""
    extra = bench.work / "rules" / "extra"
    if not extra.exists():
        extra.mkdir(parents=True)
        for number in range(200):
            (extra / ("rule-%03d.yaml" % number)).write_text(
                "title: {ja: 題, en: Title}\nseverity: error\nfor: mailings\n"
                "when: has(it.what) && \"x%d\" in it.what\n"
                "require: it.what != []\nquestion: {ja: 問, en: Q}\nwhy: {ja: 理由, en: W}\nfix: {ja: 対応, en: F}\n"
                "ground: guideline\nlaw: [{act: iso-27001}]\nexamples:\n  - proposal: {title: x}\n    expect: undetermined\n" % number, encoding="utf-8")
    lint = [shimon, "lint", "--fail-on", "never", "--jobs", "1"]
    bench.pair("1,000 proposals, 200 more rules : without", lint + ["--rules", extra.parent, folder], lint + [folder],
               "flat", turns)


def peers(bench, shimon, lint, one, many, some, turns):
    style = bench.work / "style.yml"
    style.write_text("extends: default\nrules: {document-start: disable, line-length: {max: 120}}\n", encoding="utf-8")
    ryl = bench.peer("ryl")
    if ryl:
        bench.pair("cold start, one proposal : ryl", lint + [one[0]],
                   [ryl, "check", "--no-cache", "-c", style, one[0]], "<= 0.6", 10 * turns)
        bench.pair("%d proposals, all processors : ryl" % len(many[2]), lint + [many[0]],
                   [ryl, "check", "--no-cache", "-c", style, many[0]], "<= 0.125", turns)
    yamllint = bench.peer("yamllint")
    if yamllint:
        bench.pair("1,000 proposals : yamllint", lint + [some_folder(some)], [yamllint, "-c", style, some_folder(some)], "", 1)
    checker = bench.peer("check-jsonschema")
    schema = bench.work / "schema.json"
    if checker:
        with open(schema, "wb") as sink:
            made = subprocess.run([str(shimon), "schema"], stdout=sink, stderr=subprocess.DEVNULL).returncode
        if made:
            bench.skip("check-jsonschema", "this shimon writes no schema")
        else:
            bench.pair("1,000 proposals : check-jsonschema", lint + some, [checker, "--schemafile", schema] + some, "", 1)
    semgrep = bench.peer("semgrep")
    if semgrep:
        bench.pair("1,000 proposals : semgrep, ten rules", lint + [some_folder(some)],
                   [semgrep, "scan", "--metrics=off", "--disable-version-check", "--quiet", "--config",
                    HERE / "semgrep.yml", some_folder(some)], "", 1)


def some_folder(files):
    return pathlib.Path(files[0]).parents[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--instructions", action="store_true")
    parser.add_argument("--shimon")
    parser.add_argument("--work", default=str(ROOT / ".build/benchmarks"))
    bench = Bench(parser.parse_args())
    if bench.options.instructions and not shutil.which("valgrind"):
        sys.exit("--instructions needs valgrind")
    measure(bench, bench.options)
    bench.table()


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Input that was made to hurt: hostile.py SHIMON [--only PART]

Nothing may crash, hang, or take more time or memory than its size allows; what is refused is refused with a message in
both languages; and nothing that a file or its name holds may colour, move or hide what Shimon prints. Time is never
measured by itself: of two inputs the one that is four times as big may take about four times as long.
"""
import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time

import cases
import hostile_word
from cases import PROPOSAL

# What a terminal or editor might act on.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# A title for the terminal's window, text from right to left, and red, by the one-byte form of ESC [.
EVIL = "\x1b]0;x\x07\u202e\u009b31m"
ESCAPED = "\\e]0;x\\a\\u202e\\u009b31m"
FORMATS = ["text", "json", "ndjson", "sarif", "junit", "checkstyle", "github", "gitlab", "markdown", "csv"]
MEBIBYTE = 1 << 20
RULE = """title: {ja: 試し, en: Trial}
severity: error
require: >-
  %s
question: {ja: 何ですか。, en: What?}
why: {ja: 試すため。, en: To try.}
fix: {ja: 書く。, en: Write.}
law: [{act: ordinance, note: {ja: 条例, en: by-law}}]
clause: transport
examples:
  - proposal: {title: x}
    expect: satisfied
"""


class Run:
    """What came of a run under limits."""

    def __init__(self, status, output, errors, seconds, memory):
        self.status, self.output, self.errors, self.seconds, self.memory = status, output, errors, seconds, memory
        self.said = output + errors


def limited(test, folder, words, stdin=b"", language="en", memory=1024, seconds=60):
    """Runs the program; what takes more than `seconds` of work or `memory` MiB is ended, as is what only waits."""
    paths = [os.path.join(test.scratch, name) for name in ("limited.in", "limited.out", "limited.err")]
    with open(paths[0], "wb") as file:
        file.write(stdin)

    def prepare():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (4096 * MEBIBYTE, 4096 * MEBIBYTE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    tail = ["--lang", language] if language else []
    with open(paths[0], "rb") as given, open(paths[1], "wb") as output, open(paths[2], "wb") as errors:
        process = subprocess.Popen([test.shimon, words[0]] + tail + list(words[1:]), cwd=folder, stdin=given,
                                   stdout=output, stderr=errors, env=test.environment, preexec_fn=prepare)
        deadline = time.monotonic() + seconds * 5
        while True:
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            if time.monotonic() > deadline:
                process.kill()
            time.sleep(0.002)
    process.returncode = os.waitstatus_to_exitcode(status)
    texts = []
    for path in paths[1:]:
        with open(path, "rb") as file:
            texts.append(file.read().decode(errors="replace"))
    return Run(process.returncode, texts[0], texts[1], usage.ru_utime, usage.ru_maxrss >> 10)


def bounded(test, folder, name, words, statuses, *parts, memory=1024, seconds=60, stdin=b"", size=MEBIBYTE,
            languages=("ja", "en")):
    """One run in each language: its status, what it says in it, and that it says no more than anybody can read."""
    statuses = [statuses] if isinstance(statuses, int) else statuses
    found = None
    for language in languages:
        run = limited(test, folder, words, stdin, language, memory, seconds)
        wanted = [part[language == "en"] if isinstance(part, tuple) else part for part in parts]
        problems = [] if run.status in statuses else ["status %d, not %s" % (run.status, statuses)]
        problems += ["missing: " + part for part in wanted if part not in run.said]
        problems += ["%d MiB of memory" % run.memory] if run.memory > memory else []
        problems += ["%d bytes were said" % len(run.said)] if size and len(run.said) > size else []
        problems += ["raw control characters"] if CONTROLS.search(run.said) else []
        test.check("%s (%s)" % (name, language), not problems, "\n".join(problems) + "\n" + run.said[:600])
        found = run
    return found


def grows(test, folder, name, words, make, count, statuses, *parts, memory=1024, size=MEBIBYTE, file="grown.yaml",
          factor=8):
    """A small and a four times bigger input: what the bigger one may take, and how much longer."""
    test.write(folder, file, make(count * 4))
    big = bounded(test, folder, name, words, statuses, *parts, memory=memory, size=size, languages=["en"])
    if big.seconds < 0.3:
        return
    test.write(folder, file, make(count))
    # A start takes some time by itself; leaving it in would hide growth.
    start = min(limited(test, folder, ["--version"], language=None).seconds for _ in range(3))
    shortest = min(limited(test, folder, words).seconds for _ in range(2)) - start
    test.check("%s grows with its size" % name, big.seconds - start <= factor * max(shortest, 0.03),
               "%.2f s, and %.2f s for four times as much" % (shortest, big.seconds - start))


# ---- Proposals

def many(text, numbered=False):
    def make(count):
        return "".join(text % number for number in range(count)) if numbered else text * count
    return make


# A name, what makes it, how many of it, whether it can be read as YAML and as a proposal, and what is said where not.
SHAPES = [
    ("nested lists", lambda n: "[" * n, 250000, None, "yaml/too-deep"),
    ("nested mappings", lambda n: "{a: " * n, 250000, None, "yaml/too-deep"),
    ("nested dashes", lambda n: "- " * n + "a", 250000, None, "yaml/too-deep"),
    ("nested blocks", lambda n: "".join(" " * i + "a:\n" for i in range(n)), 500, None, "yaml/too-deep"),
    ("anchors that double", lambda n: "a0: &a0 x\n" + "".join("a%d: &a%d [*a%d, *a%d]\n" % (i, i, i - 1, i - 1)
                                                               for i in range(1, n)), 1000, None, "yaml/anchor"),
    ("keys", many("k%d: 1\n", True), 250000, "no proposal", "proposal/unknown-field"),
    ("keys that are nearly right", many("件名の称%d: 1\n", True), 60000, "no proposal", "proposal/unknown-field"),
    ("keys that are the same", many("a: 1\n"), 250000, None, "yaml/duplicate-key"),
    ("one long key", lambda n: "x" * n + ": 1\n", 1000000, "no proposal", "proposal/unknown-field"),
    ("colons", lambda n: ":" * n, 1000000, "no proposal", "proposal/"),
    ("one long text", lambda n: "件名: " + "a" * n, 1000000, "proposal", ""),
    ("escapes", lambda n: '件名: "' + "\\u3042" * n + '"', 250000, "proposal", ""),
    ("a text of many lines", lambda n: "件名: |\n" + "  aあ\n" * n, 250000, "proposal", ""),
    ("items in brackets", lambda n: "個人情報の項目: [" + "氏名, " * n + "氏名]\n", 125000, "proposal", ""),
    ("items below each other", lambda n: "個人情報の項目:\n" + "- 氏各\n" * n, 125000, "proposal", ""),
    ("entries", lambda n: "受渡し:\n" + "  - {内容: 名簿, 渡す者: 市, 受け取る者: 受託者, 方法: 普通郵便}\n" * n, 25000,
     "proposal", ""),
    ("quotes that do not end", many('件名: "\n'), 100000, None, "yaml/unclosed-quote"),
    ("backslashes", lambda n: '"' + "\\" * n, 1000000, None, "yaml/"),
    ("single quotes", lambda n: "'" * (n | 1), 1000000, None, "yaml/unclosed-quote"),
    ("directives", many("%%YAML 1.2\n" % ()), 100000, None, "yaml/directive"),
    ("documents", many("---\n"), 500000, None, "yaml/several-documents"),
    ("full-width colons", many("件名：x\n"), 100000, "scalar", "proposal/not-a-proposal"),
    ("blank lines", many("\n"), 1000000, None, "yaml/empty"),
    ("one comment", lambda n: "#" * n, 1000000, None, "yaml/empty"),
    ("tabs", many("\t"), 1000000, None, "yaml/"),
    ("carriage returns", many("件名: x\r"), 100000, None, "yaml/duplicate-key"),
    ("comments", lambda n: "# x\n" * n + "件名: x\n", 250000, "proposal", ""),
    ("suppressions of nothing", lambda n: "件名: x\n" + '# shimon: ignore a/b reason="x"\n' * n + "種類: 外部委託\n",
     25000, "proposal", ""),
    ("suppressions of as many nothings", lambda n: "".join('# shimon: ignore transfer/no-ordinary-mai%d reason="x"\n' % i
                                                           for i in range(n)) + "件名: x\n", 25000, "proposal", ""),
    ("suppressions of no use", lambda n: '# shimon: ignore transfer/no-ordinary-mail reason="x"\n' * n + "件名: x\n",
     25000, "proposal", ""),
]


def shapes(test):
    home = test.folder("shapes")
    for name, make, count, kind, code in SHAPES:
        # What cannot be read is refused with the mistake; what can may be judged to its end or fail to be.
        lint = (3, code) if code else ([0, 1, 3], "")
        grows(test, home, "lint: " + name, ["lint", "grown.yaml"], make, count, lint[0], lint[1], size=4 * MEBIBYTE)
        parse = (0, "") if kind else (3, code)
        grows(test, home, "parse: " + name, ["parse", "grown.yaml"], make, count, parse[0], parse[1], size=None)
        # What does not look like a proposal is left as it is, readable or not.
        fmt = ([0, 1, 3], "") if kind in ("proposal", "no proposal") else (3, "grown.yaml")
        grows(test, home, "fmt: " + name, ["fmt", "--check", "grown.yaml"], make, count, *fmt)
        fix = [0, 1] if kind == "proposal" else [1, 3]
        grows(test, home, "fix: " + name, ["fix", "--dry-run", "grown.yaml"], make, count, fix, size=None)


def limits(test):
    """As much as is read at all, and a byte more."""
    home = test.folder("limits")
    most = 16 * MEBIBYTE
    test.write(home, "keys.yaml", many("k%d: 1\n", True)(1000000))
    bounded(test, home, "a million keys", ["lint", "keys.yaml"], 3, "proposal/too-many")
    test.write(home, "text.yaml", "件名: " + "a" * (most - len("件名: ".encode())))
    bounded(test, home, "a text of 16 MiB", ["lint", "text.yaml"], 3, ("判定できず", "could not be judged"))
    bounded(test, home, "a text of 16 MiB as JSON", ["parse", "text.yaml"], 0, size=None)
    test.write(home, "more.yaml", "件名: " + "a" * most)
    too_big = ("大きすぎます", "too big")
    for words in (["lint"], ["parse"], ["fmt"], ["fix"], ["report", "-o", "x.html"], ["clauses"], ["answer"]):
        bounded(test, home, "more than 16 MiB: %s" % words[0], words + ["more.yaml"], 3, too_big)
    for words in (["diff", "more.yaml", "more.yaml"], ["lint", "text.yaml", "--policy", "more.yaml"],
                  ["lint", "text.yaml", "--baseline", "more.yaml"]):
        bounded(test, home, "more than 16 MiB: %s" % " ".join(words), words, 3, too_big)
    bounded(test, home, "more than 16 MiB on standard input", ["lint", "-"], 3, too_big, stdin=b"a" * (most + 1))
    for name in ("/dev/zero",):
        bounded(test, home, "an endless device", ["lint", name], 3, too_big)
        bounded(test, home, "an endless policy", ["lint", "text.yaml", "--policy", name], 3)


def findings(test):
    """10^5 findings, and texts of a megabyte in what every format shows."""
    home = test.folder("findings")
    entry = "  - {内容: 名簿%d, 渡す者: 市, 受け取る者: 受託者, 方法: 普通郵便}\n"
    text = "受渡し:\n" + many(entry, True)(15000)
    test.write(home, "many.yaml", text)
    test.write(home, "few.yaml", PROPOSAL)
    for number in range(100):
        test.write(home, "drafts/%03d.yaml" % number, "受渡し:\n" + many(entry, True)(360))
    for number in range(5):
        test.write(home, "some/%03d.yaml" % number, "受渡し:\n" + many(entry, True)(300))
    for name in FORMATS:
        bounded(test, home, "many findings as " + name, ["lint", "drafts", "--fail-on", "warning", "--format", name],
                [1, 3], size=None, languages=["en"])
    for ending in ("html", "md", "docx", "csv"):
        bounded(test, home, "a report of many findings in " + ending, ["report", "many.yaml", "-o", "r." + ending], [0, 3])
        bounded(test, home, "a portfolio in " + ending, ["report", "some", "-o", "r." + ending], [0, 3])
    bounded(test, home, "a picture of many transfers", ["report", "many.yaml", "--picture", "r.svg"], [0, 3])
    bounded(test, home, "clauses for many transfers", ["clauses", "many.yaml"], 0)
    for words in (["many.yaml", "few.yaml"], ["few.yaml", "many.yaml"], ["many.yaml", "many.yaml"]):
        bounded(test, home, "diff %s %s" % tuple(words), ["diff"] + words, [0, 1, 3], size=None)
    bounded(test, home, "stubs for many transfers", ["fix", "--stubs", "--dry-run", "many.yaml"], 1,
            ("一度に書き加えるには多すぎます", "too many at once"), size=None, languages=["en"])
    bounded(test, home, "answers for many transfers", ["answer", "many.yaml"], 0, stdin=b"s\nq\n")
    bounded(test, home, "a baseline of too many findings", ["lint", "drafts", "--write-baseline", "all.yml"], 3,
            ("収まりません", "do not fit"), size=None)
    test.check("is not written", not os.path.exists(os.path.join(home, "all.yml")), "")
    bounded(test, home, "a baseline of many findings", ["lint", "some", "--write-baseline", "b.yml"], 0, size=None)
    bounded(test, home, "and read again", ["lint", "some", "--baseline", "b.yml"], [0, 1], size=None)
    bounded(test, home, "and pruned", ["baseline", "prune", "b.yml"], 0)
    # One long text in each of many findings is not said again and again.
    test.write(home, "long.yaml", "件名: x\n受渡し:\n" + "".join(
        "  - {内容: %s%d, 方法: 普通郵便}\n" % ("長" * 30000, number) for number in range(100)))
    for name in FORMATS:
        bounded(test, home, "long names in findings as " + name, ["lint", "long.yaml", "--format", name], 0,
                size=4 * MEBIBYTE)


# ---- Conditions

def conditions(test):
    home = test.folder("conditions")
    test.write(home, "g.yaml")
    deep, long, large = "cel/depth", "cel/length", "cel/pattern"
    bad = [
        ("parentheses", "(" * 49000 + "true" + ")" * 49000, deep), ("lists", "[" * 49000 + "]" * 49000 + " == []", deep),
        ("selections", "title" + ".a" * 49000 + " == 1", deep), ("sums", "size(" + "+".join(['"a"'] * 24000) + ") > 0", deep),
        ("alternatives", " || ".join(["size(title) > 0"] * 5000), deep),
        ("comprehensions", "[1].all(x, " * 3000 + "true" + ")" * 3000, deep), ("negations", "!" * 200000 + "true", long),
        ("a long text", 'title == "' + "a" * 10000000 + '"', long), ("a text without end", '"' + "\\" * 99999, "cel/"),
        ("nested repetition", 'title.matches("(a{1,1000}){1,1000}")', large),
        ("nested groups", 'title.matches("' + "(" * 49000 + "a" + ")" * 49000 + '")', large),
        ("optional letters", 'title.matches("' + "a?" * 20000 + "a" * 20000 + '")', large),
        ("repetition without end", 'title.matches("a{99999999999}")', large),
    ]
    for name, condition, code in bad:
        test.write(home, "r/local/x.yaml", RULE % condition)
        bounded(test, home, "a condition of " + name, ["lint", "g.yaml", "--rules", "r"], 3, code, "r/local/x.yaml:4")
        bounded(test, home, "a test of " + name, ["rules", "test", "r"], 3, code)
        bounded(test, home, "eval of " + name, ["eval", "--bindings", "-", condition], 3, stdin=b"{}") \
            if len(condition) < 120000 else None
    dear = [
        ("comprehensions over comprehensions", "%s.all(a, %s.all(b, %s.all(c, %s.all(d, size(title) + a + b + c + d > 0))))"
         % ((list(range(1, 41)),) * 4)), ("texts that double", "[title + title]" + ".map(a, a + a)" * 60 + " != []"),
        ("a mapping of equal keys", "{" + ",".join('"k": 1' for _ in range(9000)) + "}.size() > 0"),
    ]
    for name, condition in dear:
        test.write(home, "r/local/x.yaml", RULE % condition)
        bounded(test, home, name, ["lint", "g.yaml", "--rules", "r"], 3, "local/x", ("判定できず", "could not be judged"))
    for name, condition in (("numbers", "[" + ",".join(["1"] * 48000) + "].all(x, x > 0)"),
                            ("words", "title in [" + ",".join('"%d"' % number for number in range(12000)) + "]")):
        test.write(home, "r/local/x.yaml", RULE % condition)
        bounded(test, home, "a list of many " + name, ["lint", "g.yaml", "--rules", "r"], [0, 1])
        bounded(test, home, "mutants of many " + name, ["rules", "test", "r"], 1, "rule/too-many-mutants")
    # A search takes no longer than its text is long, whatever the pattern.
    for pattern in ("(a*)*(a*)*b", "(a|aa)+b", "(a|a)*b", "(.*)(.*)(.*)x", "(a?){500}a{500}b", "^(([a-z])+.)+[A-Z]([a-z])+$"):
        def make(count):
            return json.dumps({"text": "a" * count})
        grows(test, home, "matches " + pattern, ["eval", "--bindings", "grown.json", 'text.matches("%s")' % pattern], make,
              100000, [0, 3], file="grown.json")


# ---- Rules, policies, baselines

def rules(test):
    home = test.folder("rules")
    test.write(home, "g.yaml")
    for count in (2500, 10000):
        for number in range(count):
            test.write(home, "r%d/local/r%05d.yaml" % (count, number), RULE % "size(title) >= 0")
        test.write(home, "named%d.yaml" % count, POLICY + "rules:\n" + many("  local/r%05d: error\n", True)(count))
        test.write(home, "unknown%d.yaml" % count, POLICY + "rules:\n" + many("  local/q%05d: error\n", True)(count))
        test.write(home, "slips%d.yaml" % count, POLICY + "rules:\n" + many("  local/r%05dd: error\n", True)(count))
        test.write(home, "paths%d.yaml" % count, POLICY + "overrides:\n"
                   + many("  - {paths: ['" + "*a" * 20 + "%d'], fail_on: never}\n", True)(count))
        test.write(home, "wrong%d/local/x.yaml" % count, many("titel%d: x\n", True)(count))
        test.write(home, "baseline%d.yml" % count, "format: shimon-baseline/1\nfindings:\n" + many("  - {rule: a/b%d}\n", True)(count))
    unknown = "policy/unknown-rule"
    commands = [
        ("lint", ["lint", "g.yaml", "--rules", "r%d"], [0, 1], ""), ("the list", ["rules", "--rules", "r%d"], 0, "local/r00001"),
        ("their tests", ["rules", "test", "r%d"], 1, "rule/mutant-survives"),
        ("a report", ["report", "g.yaml", "-o", "r.html", "--rules", "r%d"], 0, ""),
        ("sarif", ["lint", "g.yaml", "--rules", "r%d", "--format", "sarif"], [0, 1], "local/r00001"),
        ("a slip", ["explain", "local/r99999", "--rules", "r%d"], 2, "local/r"),
        ("a policy that names them", ["lint", "g.yaml", "--rules", "r%d", "--policy", "named%d.yaml"], [0, 1], ""),
        ("a policy that names others", ["lint", "g.yaml", "--rules", "r%d", "--policy", "unknown%d.yaml"], 3, unknown),
        ("a policy of slips", ["policy", "g.yaml", "--rules", "r%d", "--policy", "slips%d.yaml"], 3, unknown),
        ("a policy of paths", ["lint", "a" * 200 + ".yaml", "--policy", "paths%d.yaml"], [0, 1], ""),
        ("a file of mistakes", ["lint", "g.yaml", "--rules", "wrong%d"], 3, "format/unknown-key"),
        ("a baseline of mistakes", ["lint", "g.yaml", "--baseline", "baseline%d.yml"], 3, "format/missing-key"),
    ]
    test.write(home, "a" * 200 + ".yaml")
    for name, words, status, part in commands:
        few, more = ([word % count if "%d" in word else word for word in words] for count in (2500, 10000))
        long = bounded(test, home, "10,000 rules: " + name, more, status, part, size=16 * MEBIBYTE, languages=["en"]).seconds
        short = limited(test, home, few).seconds if long > 0.3 else long
        test.check("10,000 rules: %s grows with their number" % name, long <= 8 * short,
                   "%.2f s, and %.2f s for four times as many" % (short, long))
    # What stands in a rule folder is read or named, whatever its ending.
    for ending in ("yml", "YAML", "Yml"):
        test.write(home, "%s/local/x.%s" % (ending, ending), RULE % 'title != "資料の印刷"')
        bounded(test, home, "a rule in a .%s file" % ending, ["lint", "g.yaml", "--rules", ending], 1, "local/x")
        test.write(home, "%s/local/broken.%s" % (ending, ending), "title: x\n")
        bounded(test, home, "a broken rule in a .%s file" % ending, ["lint", "g.yaml", "--rules", ending], 3, "broken." + ending)
    test.write(home, "both/local/x.yaml", RULE % "size(title) >= 0")
    test.write(home, "both/local/x.yml", RULE % "size(title) >= 0")
    bounded(test, home, "a rule in two endings", ["lint", "g.yaml", "--rules", "both"], 3, "both/local/x.yml", "both/local/x.yaml")
    test.write(home, "made/local/x.yml", RULE % "size(title) >= 0")
    bounded(test, home, "a new rule beside it", ["rules", "new", "local/x", "-o", "made"], 3, "made/local/x.yml")
    test.write(home, "flat/x.yaml", RULE % "size(title) >= 0")
    bounded(test, home, "a rule outside of a topic", ["lint", "g.yaml", "--rules", "flat"], 3, "flat/x.yaml", "local/")
    for name, make in (("pipe", os.mkfifo), ("zero", lambda path: os.symlink("/dev/zero", path)),
                       ("random", lambda path: os.symlink("/dev/urandom", path)),
                       ("nowhere", lambda path: os.symlink("nowhere", path)), ("self", lambda path: os.symlink("self.yaml", path))):
        os.makedirs(os.path.join(home, name, "local"))
        make(os.path.join(home, name, "local", name + ".yaml"))
        bounded(test, home, "a rule folder with " + name, ["lint", "g.yaml", "--rules", name], 3, name + ".yaml")


POLICY = "format: shimon-policy/1\n"


# ---- Folders and names

def folders(test):
    home = test.folder("folders")
    os.makedirs(os.path.join(home, "crowd"))
    for number in range(100000):
        os.close(os.open(os.path.join(home, "crowd", "%d.txt" % number), os.O_CREAT | os.O_WRONLY))
    test.write(home, "crowd/a.yaml")
    bounded(test, home, "a folder of 100,000 others", ["lint", "crowd"], [0, 1], ("1 件の提案書", "1 proposal"))
    for number in range(12):
        os.makedirs(os.path.join(home, "maze", str(number)))
        for other in range(12):
            os.symlink("../%d" % other, os.path.join(home, "maze", str(number), "to%d" % other))
    test.write(home, "maze/0/a.yaml")
    bounded(test, home, "links that lead to each other", ["lint", "maze"], [0, 1], ("リンク", "link"), "maze/0/a.yaml")
    os.makedirs(os.path.join(home, "ring"))
    os.symlink("b", os.path.join(home, "ring", "a"))
    os.symlink("a", os.path.join(home, "ring", "b"))
    test.write(home, "ring/x.yaml")
    bounded(test, home, "links that lead nowhere", ["lint", "ring"], [0, 1], "ring/a")
    deep(test, home, "deep", "n", 1500, True)
    deep(test, home, "deeper", "n" * 200, 40, False)
    for count in (200, 245, 255):
        name = "x" * (count - 5) + ".yaml"
        test.write(home, name, "受渡し:\n    - {内容: 名簿}\n件名:   x\n")
        for words in (["lint", name, "-o", "json=" + "y" * count], ["fmt", name], ["report", name, "-o", "pages%d" % count]):
            bounded(test, home, "a name of %d bytes: %s" % (count, words[0]), words, [0, 1])
    bounded(test, home, "a path that is too long", ["lint", "/".join(["a"] * 3000)], 3, "a/a/a")
    bounded(test, home, "a name that is too long", ["lint", PLAIN, "-o", "json=" + "y" * 256], 3, "yyy") \
        if test.write(home, PLAIN) else None
    # Names that are no text: nothing is passed over, nothing else is read or written in their place.
    for part in (b"f/\x92\xf1\x88\xc4/a.yaml", b"g/\x92\xf1\x88\xc4.yaml", b"h/\x92\xf1\x88\xc4.txt"):
        path = os.path.join(home.encode(), part)
        os.makedirs(os.path.dirname(path))
        with open(path, "wb") as file:
            file.write(PROPOSAL.encode())
        test.write(home, chr(part[0]) + "/b.yaml")
        known = part.startswith(b"h")
        for words in (["lint"], ["fmt"], ["fix"], ["report", "-o", "x.html"], ["rules", "--rules"]):
            # Of the folders only rules want a rule in them.
            status = 0 if known and words[0] != "rules" else 3
            bounded(test, home, "%s: a name that is no UTF-8, %r" % (words[0], part), words + [chr(part[0])], status,
                    *([] if known else ["UTF-8"]))
        outcome = subprocess.run([test.shimon.encode(), b"lint", b"--lang=en", part], cwd=home, env=test.environment,
                                 capture_output=True)
        test.check("it is named on the command line", outcome.returncode == 2 and b"UTF-8" in outcome.stderr, outcome)
    there = os.path.join(home.encode(), b"here\xff")
    os.mkdir(there)
    test.write(home, "policy.yaml")
    with open(os.path.join(there, b".shimon.yaml"), "w", encoding="utf-8") as file:
        file.write(POLICY + "fail_on: info\n")
    with open(os.path.join(there, b"a.yaml"), "w", encoding="utf-8") as file:
        file.write(PROPOSAL)
    bounded(test, there, "the policy of a folder whose name is no UTF-8", ["lint", "a.yaml"], 3, "UTF-8")


PLAIN = "plain.yaml"


def deep(test, home, name, part, count, is_read):
    """A chain of folders whose path is longer than a path may be, or nearly."""
    os.makedirs(os.path.join(home, name))
    test.write(home, name + "/b.yaml")
    handle = os.open(os.path.join(home, name), os.O_RDONLY)
    handles = [handle]
    for _ in range(count):
        os.mkdir(part, dir_fd=handle)
        handle = os.open(part, os.O_RDONLY, dir_fd=handle)
        handles = [handles[-1], handle] if len(handles) < 2 else (os.close(handles[0]) or [handles[1], handle])
    file = os.open("a.yaml", os.O_CREAT | os.O_WRONLY, dir_fd=handle)
    os.write(file, PROPOSAL.encode())
    os.close(file)
    for each in handles:
        os.close(each)
    if is_read:
        bounded(test, home, "folders %d deep" % count, ["lint", name], [0, 1], ("2 件の提案書", "2 proposals"))
    else:
        bounded(test, home, "folders too deep for a path", ["lint", name], 3, part)
    subprocess.run(["rm", "-rf", os.path.join(home, name)], check=True)


def controls(test):
    """Names and texts with controls: nothing prints them raw, in any format, message or file."""
    home = test.folder("controls")
    quoted = '"%s' % ESCAPED
    name = "a%s\nb.yaml" % EVIL
    test.write(home, name, "件名: %sx\"\n種類: 外部委託\n受渡し:\n"
               "  # shimon: ignore transfer/no-ordinary-mail reason=\"x\u202e\"\n"
               "  - {内容: %s名簿\", 渡す者: 市, 受け取る者: 受託者, 方法: 普通郵便}\n"
               "消去・廃棄:\n  - {内容: %s名簿\", 方法: 溶解}\n" % ((quoted,) * 3))
    test.write(home, "folder%s/b.yaml" % EVIL, "件名: \u202e\u2066x\u061c\n受渡し:\n  - {内容: 名簿\u202e, 方法: 普通郵便}\n")
    test.write(home, "wrong.yaml", "件名: \u202ex\n\u202e\u2069: x\n受渡し:\n  - {内容: 名簿, 形: \u202eq\u202c}\n")
    test.write(home, "twice.yaml", "%sk\": 1\n%sk\": 1\n" % (quoted, quoted))
    test.write(home, "raw.yaml", "件名: %s\n" % EVIL)
    test.write(home, "policy.yml", POLICY + "rules: {%sk\": %sk\"}\nextends: [%sx\"]\nrule_folders: [%sk\"]\n" % ((quoted,) * 4))
    test.write(home, "policy2.yml", POLICY + "extends: [%sx\"]\n" % quoted)
    test.write(home, "policy3.yml", POLICY + "rules: {%s\": off}\n" % quoted)
    test.write(home, "policy4.yml", POLICY + "names: {city: %sx\"}\n" % quoted)
    test.write(home, "rules%s/local/x%s.yaml" % (EVIL, EVIL), "title: %sx\"\n" % quoted)
    test.write(home, "own/local/x.yaml", RULE % "size(title) == 0")
    test.write(home, "spec.txt", "第1条（秘密の保持）%s\n受託者は、業務に関して知り得た秘密を%s他に漏らしてはならない。\n" % (EVIL, EVIL))
    test.write(home, "baseline.yml", "format: shimon-baseline/1\n%sx\": 1\n" % quoted)
    test.write(home, "older.yaml", "件名: %sx\"\n受渡し:\n  - {内容: %s名簿\", 渡す者: 市, 受け取る者: 受託者, 方法: 簡易書留}\n" % ((quoted,) * 2))
    test.write(home, "folder%s/policy.yml" % EVIL, POLICY + "fail_on: never\n")
    test.run(home, "lint", name, "older.yaml", "--write-baseline", "kept.yml", "--fail-on", "never")
    own = ["--rules", "own"]
    policies = "folder%s/policy.yml" % EVIL
    # Each run with the status that it must end with: one that stops before it has said anything shows nothing.
    runs = [(0 if path == name else 3, ["lint", path, "--format", each]) for each in FORMATS for path in (".", name, "wrong.yaml")]
    runs += [(0, ["lint", name, "-o", "%s=out.%s" % (each, each)]) for each in FORMATS]
    runs += [(3 if path == "." else 0, ["report", path, "-o", "out" + ending])
             for ending in (".html", ".md", ".csv", ".docx", "/") for path in (".", name)]
    runs += [(0, words) for words in (
        ["report", name, "--picture", "out.svg"], ["parse", name], ["parse", "wrong.yaml"],
        ["clauses", name], ["clauses", name, "-o", "out.md"], ["clauses", name, "-o", "out.txt"], ["clauses", name, "-o", "out.docx"],
        ["clauses", name, "--policy", policies], ["policy", name], ["policy", name, "--policy", policies],
        ["policy", name, "--policy", policies, "--format", "json"], ["rules"] + own, ["rules", "--catalogue"] + own,
        ["explain", "local/x"] + own, ["eval", '"\\u202e\\x1b\\u009b"'], ["lint", name, "--baseline", "kept.yml"],
        ["lint", name, "--write-baseline", "out.yml"], ["baseline", "prune", "kept.yml"],
        ["rules", "new", "local/x", "-o", "out%s" % EVIL], ["answer", name], ["fmt", name])]
    runs += [(1, words) for words in (
        ["clauses", name, "--check", "spec.txt"], ["clauses", name, "--check", "spec.txt", "--format", "json"],
        ["diff", "older.yaml", name, "--fail-on", "info"], ["diff", "older.yaml", name, "--format", "json", "--fail-on", "info"],
        ["diff", "older.yaml", name, "--format", "markdown", "--fail-on", "info"], ["lint", name] + own, ["rules", "test", "own"],
        ["fix", "--stubs", "--dry-run", name])]
    runs += [(2, words) for words in (
        ["lint", "--form" + EVIL], ["lint", "--format", EVIL], [EVIL], ["explain", "x" + EVIL], ["init", "--kind", EVIL],
        ["rules", "new", EVIL], ["docs", EVIL], ["completions", EVIL], ["schema", EVIL], ["report", name, "-o", "q%s.foo" % EVIL],
        ["lint", "--today", EVIL], ["lint", "--jobs", EVIL])]
    runs += [(3, words) for words in (
        ["fmt", "--check", "."], ["fix", "--dry-run", "raw.yaml"], ["parse", "raw.yaml"], ["parse", "twice.yaml"],
        ["clauses", name + "x"], ["clauses", name, "--policy", "policy4.yml"], ["diff", name, "wrong.yaml"],
        ["policy", name, "--policy", "policy3.yml"], ["policy", ".", "--policy", "policy.yml"], ["policy", ".", "--policy", "policy2.yml"],
        ["policy", name, "--policy", "policy4.yml"], ["lint", name, "--policy", "p" + EVIL], ["lint", name, "--rules", "rules" + EVIL],
        ["lint", ".", "--rules", "none" + EVIL], ["lint", "x" + EVIL, "-o", "json=%s/x" % EVIL], ["eval", '"' + EVIL], ["eval", "x" + EVIL],
        ["lint", name, "--baseline", "baseline.yml"], ["lint", name, "--baseline", EVIL],
        ["lint", name, "wrong.yaml", "--write-baseline", "out" + EVIL], ["baseline", "prune", "none" + EVIL], ["init", "-o", name],
        ["init", "-o", "no%s/x" % EVIL], ["rules", "test", "rules" + EVIL], ["lint", "--changed-since", EVIL],
        ["lint", "--files-from", EVIL], ["fmt", "none" + EVIL], ["fix", "none" + EVIL], ["answer", "raw.yaml"], ["answer", "none" + EVIL],
        ["lint", "--stdin-name", "s" + EVIL, "-"], ["report", "-", "--stdin-name", EVIL, "-o", "out.html"])]
    # Texts of rules and policies are printed everywhere; they are refused with such characters in them.
    for part in ("試し", "Trial", "何ですか。", "What?", "試すため。", "To try.", "書く。", "Write.", "条例"):
        for evil in ("\u202e", "\u2066", ESCAPED):
            text = '"%s%s"' % (part, evil) if evil == ESCAPED else part + evil
            test.write(home, "evil/local/x.yaml", (RULE % "size(title) == 0").replace(part, text))
            bounded(test, home, "%a in a rule's text %s" % (evil, part), ["lint", "wrong.yaml", "--rules", "evil"], 3, "format/unsafe-text")
    os.remove(os.path.join(home, "evil/local/x.yaml"))
    test.write(home, "evil/local/x%s.yaml" % EVIL, RULE % "size(title) == 0")
    bounded(test, home, "a rule by such a name", ["rules", "--rules", "evil"], 3, "rule/unsafe-name")
    bounded(test, home, "a policy with such a name", ["policy", "wrong.yaml", "--policy", "policy4.yml"], 3, "format/unsafe-text")
    typed = "件名: x\u202e\n".encode() + b"\n\n=1\x1b[3m\xe2\x80\xae\n"
    # What changes files comes last, and says nothing where there is nothing to change.
    for status, words in sorted(runs, key=lambda run: run[1][0] in ("answer", "fmt")):
        for language in ("ja", "en"):
            outcome = test.run(home, *words, stdin=typed, language=language)
            texts = {"output": outcome.output, "errors": outcome.errors}
            if words[:2] == ["fix", "--stubs"]:
                # A diff holds the lines as they are, so that it can be applied; its head does not.
                texts["output"] = "\n".join(line for line in outcome.output.split("\n") if line[:3] in ("---", "+++", "@@ "))
            for folder, _, names in os.walk(home.encode()):
                for each in names:
                    path = os.path.join(folder, each)
                    if not os.path.relpath(path, home.encode()).startswith(b"out"):
                        continue
                    with open(path, "rb") as file:
                        data = file.read()
                    texts[path] = "".join(hostile_word.parts(data)) if each.endswith(b".docx") else data.decode(errors="replace")
            raw = {place: CONTROLS.search(text) for place, text in texts.items()}
            raw = ["%s: %r" % (place, texts[place][max(0, match.start() - 60):match.end() + 20])
                   for place, match in raw.items() if match]
            shown = " ".join(words).encode("unicode_escape").decode()[:90]
            has_output = any(texts.values()) or words[0] == "fmt"
            test.check("no raw controls: %s (%s)" % (shown, language), not raw and outcome.status == status and has_output,
                       "%d, not %d\n%s" % (outcome.status, status, "\n".join(raw)))
            subprocess.run("rm -rf out*", shell=True, cwd=home, check=True)


# ---- The editor's side

def frame(message):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def editor(test):
    home = test.folder("editor")
    begin = frame({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}})
    begin += frame({"jsonrpc": "2.0", "method": "initialized", "params": {}})
    end = frame({"jsonrpc": "2.0", "id": 99, "method": "shutdown"}) + frame({"jsonrpc": "2.0", "method": "exit"})
    address = "file://%s/x.yaml" % home

    def opened(text, uri=address):
        return (frame({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {
            "textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}}}) + asked(uri))

    def asked(uri=address):
        """Questions that need the document to be judged."""
        place = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 1}}
        whole = {"start": {"line": 0, "character": 0}, "end": {"line": 9999999, "character": 0}}
        questions = {"textDocument/diagnostic": {"textDocument": {"uri": uri}}, "textDocument/hover": place,
                     "textDocument/completion": place, "textDocument/documentSymbol": {"textDocument": {"uri": uri}},
                     "textDocument/codeAction": {"textDocument": {"uri": uri}, "range": whole, "context": {"diagnostics": []}}}
        return b"".join(frame({"jsonrpc": "2.0", "id": 10 + number, "method": method, "params": questions[method]})
                        for number, method in enumerate(questions))

    def changed(*changes):
        return frame({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
            "textDocument": {"uri": address, "version": 2}, "contentChanges": list(changes)}}) + asked()

    def change(start, stop, text):
        return {"range": {"start": dict(zip(("line", "character"), start)), "end": dict(zip(("line", "character"), stop))}, "text": text}

    proposal = "件名: 資料の印刷\n"
    good = [
        ("a negative length", b"Content-Length: -5\r\n\r\n{}", "-32700"),
        ("a length beyond all numbers", b"Content-Length: " + b"9" * 40 + b"\r\n\r\n{}", "-32700"),
        ("nested lists", frame(b"[" * 2000000 + b"]" * 2000000), "-32700"), ("nested objects", frame(b'{"a":' * 1000000), "-32700"),
        ("a long text", frame(b'"' + b"\\u3042" * 2000000 + b'"'), "-32600"),
        ("many keys", frame(b"{" + b",".join(b'"k%d":1' % number for number in range(300000)) + b"}"), "-32600"),
        ("one key many times", frame(b"{" + b",".join([b'"k":1'] * 300000) + b"}"), "-32600"),
        ("a batch", frame(b"[" + b",".join([b'{"jsonrpc":"2.0","id":1,"method":"x"}'] * 50000) + b"]"), "-32600"),
        ("no UTF-8", frame(b'{"jsonrpc":"2.0","id":"\xff","method":"x"}'), "-32700"),
        ("half characters", frame(b'{"jsonrpc":"2.0","id":"\\ud800","method":"x\\udc00"}'), "-32601"),
        ("controls", frame({"jsonrpc": "2.0", "id": EVIL, "method": EVIL}), "-32601"),
        ("a document of 17 MB", opened("件名: " + "a" * 17000000), "file-too-big"),
        ("a million keys", opened(many("k%d: 1\n", True)(300000)), "proposal/unknown-field"),
        ("a nested document", opened("[" * 1000000), "too-deep"), ("controls in a document", opened('件名: "%s"\n\u202e: x\n' % ESCAPED), "unknown-field"),
        ("places that are nowhere", opened(proposal) + changed(change((5, 5), (1, 1), "q"), change((10**9, 10**9), (10**9, 10**9), "\n種類: q\n"),
                                                                change((2**40, 0), (2**41, 0), "z")), '"id":10'),
        ("many changes", opened(proposal) + changed(*[change((0, 4), (0, 4), "x")] * 20000), '"id":10'),
        ("many documents", b"".join(opened(proposal, "file:///x/%d.yaml" % number) for number in range(300)), '"id":10'),
        ("addresses that are none", opened(proposal, "file:///%00/x.yaml") + opened(proposal, "file:///%ff/x.yaml")
         + opened(proposal, "file://" + "/a" * 100000) + opened(proposal, "x" * 1000000) + opened(proposal, ""), '"id":10'),
        ("many suppressions", opened('# shimon: ignore a/b reason="x"\n' * 100000 + proposal), "suppression/unknown-rule"),
    ]
    for name, message, part in good:
        bounded(test, home, "editor: " + name, ["lsp"], 0, part, '"id":99', stdin=begin + message + end, size=64 * MEBIBYTE)
    # Where a message ends is not known any more: the server ends, and not as if all were well.
    for name, message in (("a huge length", b"Content-Length: 99999999999\r\n\r\n{}"), ("a head without end", b"X" * 50000000),
                          ("many heads", b"X: y\r\n" * 2000000)):
        bounded(test, home, "editor: " + name, ["lsp"], [0, 1], "-32700", stdin=begin + message + end)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shimon")
    parser.add_argument("--only", help="one part")
    arguments = parser.parse_args()
    test = cases.Cases(arguments.shimon)
    parts = {part.__name__: part for part in (shapes, limits, findings, conditions, rules, folders, controls, editor)}
    parts["word"] = lambda test: hostile_word.word(test, bounded)
    for name, part in parts.items():
        if arguments.only in (None, name):
            start, before = time.monotonic(), test.passed + test.failed
            part(test)
            print("%s: %d checks, %.0f s" % (name, test.passed + test.failed - before, time.monotonic() - start), flush=True)
    test.finish()


if __name__ == "__main__":
    main()

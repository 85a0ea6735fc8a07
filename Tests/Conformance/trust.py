#!/usr/bin/env python3
"""Operational failure never looks like success, and the output never depends on chance: trust.py SHIMON"""
import json
import os
import signal
import subprocess
import sys
import time

import cases
from cases import PROPOSAL

HEAD = "format: shimon-policy/1\n"
FORMATS = ["text", "json", "ndjson", "sarif", "junit", "checkstyle", "github", "gitlab", "markdown", "csv"]
EXPENSIVE = """title: {ja: 尽きる, en: Endless}
severity: error
require: >-
  [%s].all(a, [%s].all(b, [%s].all(c, [%s].all(d, size(title) + a + b + c + d > 0))))
question: {ja: 何ですか。, en: What?}
why: {ja: 試すため。, en: To try.}
fix: {ja: 書く。, en: Write.}
law: [{act: ordinance}]
clause: transport
examples:
  - proposal: {title: x}
    expect: satisfied
""" % ((", ".join(str(number) for number in range(1, 41)),) * 4)


def statuses(test):
    """Each kind of failure has its status and message."""
    home = test.folder("statuses")
    test.write(home, "good.yaml")
    test.write(home, "wrong.yaml", "件名: 090-1234-5678\n")
    test.write(home, "broken.yaml", "件名：x\n")
    os.makedirs(os.path.join(home, "none"))
    test.write(home, "p.yml", HEAD + "rulse: {}\n")
    test.write(home, "rules/local/slow.yaml", EXPENSIVE)
    test.write(home, "bad rules/local/bad.yaml", "title: x\n")
    kinds = [
        ("nothing to say", 0, ["good.yaml"], ""), ("findings", 1, ["wrong.yaml"], "error["),
        ("a lower threshold", 1, ["good.yaml", "--fail-on", "warning"], "warning["),
        ("a higher one", 0, ["wrong.yaml", "--fail-on", "never"], "error["),
        ("a proposal with a mistake", 3, ["broken.yaml", "good.yaml"], "could not be read"),
        ("which no threshold makes good", 3, ["broken.yaml", "--fail-on", "never"], "could not be read"),
        ("a missing file", 3, ["none.yaml"], "file/unreadable"), ("no input", 3, ["none"], "nothing to lint"),
        ("a broken policy", 3, ["good.yaml", "--policy", "p.yml"], "rules"),
        ("a missing policy", 3, ["good.yaml", "--policy", "q.yml"], "q.yml: There is no such file"),
        ("broken rules", 3, ["good.yaml", "--rules", "bad rules"], "bad.yaml"),
        ("a rule out of budget", 3, ["good.yaml", "--rules", "rules"], "local/slow"),
        ("that nobody can accept", 3, ["good.yaml", "--rules", "rules", "--fail-on", "never"], "local/slow"),
        ("a write that fails", 3, ["good.yaml", "-o", "json=no/x.json"], "no/x.json"),
        ("an unknown option", 2, ["good.yaml", "--fail-in", "error"], "fail-on"),
        ("an unknown format", 2, ["good.yaml", "--format", "sarf"], "sarif"),
        ("a bad date", 2, ["good.yaml", "--today", "tomorrow"], "--today"),
        ("a bad number of days", 2, ["good.yaml", "--warn-expiring", "soon"], "--warn-expiring"),
    ]
    for name, status, words, part in kinds:
        test.ends(name, test.run(home, "lint", *words), status, part)
    # A rule that ran out of budget cannot be suppressed or put into a baseline.
    test.write(home, "quiet.yaml", '# shimon: ignore local/slow reason="x"\n' + PROPOSAL)
    test.ends("a suppressed failure", test.run(home, "lint", "quiet.yaml", "--rules", "rules"), 3, "local/slow")
    test.run(home, "lint", "good.yaml", "--rules", "rules", "--write-baseline", "b.yml")
    test.check("no baseline is written of one", not os.path.exists(os.path.join(home, "b.yml")))


def writes(test):
    """Outputs are written whole or not at all."""
    home = test.folder("writes")
    for number in range(300):
        test.write(home, "in/%03d.yaml" % number)
    os.makedirs(os.path.join(home, "out"))
    every = [word for name in FORMATS for word in ("-o", "%s=out/%s" % (name, name))]

    def old():
        for name in FORMATS:
            test.write(home, "out/" + name, "old\n")

    def state(name, wanted):
        names = sorted(os.listdir(os.path.join(home, "out")))
        test.equal(name + ": nothing else is left", names, sorted(FORMATS))
        texts = {each: open(os.path.join(home, "out", each), encoding="utf-8").read() for each in names}
        torn = [each for each in names if texts[each] != "old\n" and texts[each] != wanted[each]]
        test.equal(name + ": whole or as before", torn, [])
        return [each for each in names if texts[each] == "old\n"]

    old()
    test.ends("all formats", test.run(home, "lint", "in", *every), 0)
    wanted = {name: open(os.path.join(home, "out", name), encoding="utf-8").read() for name in FORMATS}
    test.equal("all written", state("all formats", wanted), [])

    # Files may not grow beyond so many blocks of 1 KiB, as on a full disk. The signal about it may be at its default.
    for limit in (8, 200, 2000):
        for trap in ("", "trap '' XFSZ; "):
            old()
            outcome = test.call(["bash", "-c", trap + "ulimit -f %d; exec \"$0\" \"$@\"" % limit, test.shimon, "lint",
                                 "--lang", "en", "in"] + every, home)
            name = "files of at most %d KiB%s" % (limit, ", signal ignored" if trap else "")
            test.ends(name, outcome, 3, "out/")
            kept = state(name, wanted)
            test.equal(name + ": each that failed is named", [each for each in kept if "out/%s:" % each not in
                       outcome.errors], [])

    small = os.path.join(home, "small")
    os.makedirs(small)
    mounted = os.getuid() == 0 and test.call(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small]).status == 0
    if mounted:
        try:
            outcome = test.run(home, "lint", "in", "-o", "sarif=small/x.sarif", "-o", "json=small/x.json",
                               "-o", "gitlab=g.json")
            test.ends("a full disk", outcome, 3, "small/x.sarif", "disk is full")
            test.equal("a full disk: nothing is left there", [name for name in os.listdir(small)
                       if name not in ("x.json", "x.sarif")], [])
            test.equal("an output elsewhere is written", open(os.path.join(home, "g.json"), encoding="utf-8").read(),
                       wanted["gitlab"])
            test.ends("a full disk, baseline", test.run(home, "lint", "in", "--write-baseline", "small/b.yaml"), 3,
                      "disk is full")
            test.ends("a full disk, report", test.run(home, "report", "in", "-o", "small/r"), 3, "small/r")
            torn = [name for folder, _, names in os.walk(small) for name in names if not name.endswith(".html")]
            test.equal("a full disk: no temporary files", torn, [])
        finally:
            test.call(["umount", small])
    else:
        test.skip("a full file system", "a small one cannot be mounted here; a limit on files stands in for it")

    pipe = subprocess.Popen([test.shimon, "lint", "in", "--lang", "en", "--format", "ndjson"], cwd=home,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    pipe.stdout.read(10)
    pipe.stdout.close()
    said = pipe.stderr.read().decode()
    test.ends("a pipe that closes", cases.Outcome(pipe.wait(), "", said), 3, "closed")
    pipe.stderr.close()
    old()
    outcome = test.call(["bash", "-c", "\"$0\" \"$@\" | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}", test.shimon, "lint",
                         "--lang", "en", "in", "--format", "ndjson", "-o", "sarif=out/sarif"], home)
    test.ends("files beside a closed pipe", outcome, 3, "closed")
    test.check("are written", state("beside a closed pipe", wanted) == sorted(set(FORMATS) - {"sarif"}))
    interrupts(test, home, every, old, state, wanted)


def interrupts(test, home, every, old, state, wanted):
    """Interrupted at any time: the status is not that of success unless all is written, and no file is torn."""
    start = time.monotonic()
    old()
    test.run(home, "lint", "in", *every)
    whole = time.monotonic() - start
    struck = 0
    for step in range(24):
        old()
        number = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)[step % 3]
        run = subprocess.Popen([test.shimon, "lint", "--lang", "en", "in"] + every, cwd=home, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        time.sleep(whole * (step + 1) / 24)
        run.send_signal(number)
        status = run.wait()
        struck += status == -number
        kept = state("interrupt %d" % step, wanted)
        test.check("interrupt %d: success means that all is written" % step, status == -number or not kept, status)
    print("interrupted %d of 24 runs" % struck)


def order(test):
    """The same output whatever --jobs is, in every format, with several policies, a baseline and bad files."""
    home = test.folder("order")
    for department in range(6):
        for number in range(12):
            text = PROPOSAL + "# %d\n" % number if number % 5 else "件名: 090-1234-56%02d\n" % number
            test.write(home, "課%d/%02d.yaml" % (department, number), "件名：x\n" if number == 7 else text)
    test.write(home, "課0/.shimon.yaml", HEAD + "fail_on: never\nlanguage: en\n")
    test.write(home, "課1/.shimon.yaml", HEAD + "extends: [strict]\n")
    test.write(home, "課2/.shimon.yaml", HEAD + "extends: [minimal]\nlanguage: ja\n")
    test.write(home, "課3/.shimon.yaml", HEAD + "rulse: {}\n")
    test.write(home, "課4/.shimon.yaml", HEAD + "overrides: [{paths: ['*1.yaml'], minimum: error}]\n")
    os.mkfifo(os.path.join(home, "課5/pipe.yaml"))
    readable = [os.path.join("課%d" % department, "%02d.yaml" % number)
                for department in (0, 1, 2, 4, 5) for number in (0, 1, 2)]
    test.ends("the baseline", test.run(home, "lint", *readable, "--write-baseline", "b.yml", language=None), 0)
    for name in FORMATS:
        runs = [test.run(home, "lint", ".", "--baseline", "b.yml", "--format", name, "--jobs", jobs, language=None)
                for jobs in ("1", "2", "8", "8", "64")]
        test.check("%s says the same on any number of threads" % name, runs[0].output and all(
            (run.status, run.output, run.errors) == (3, runs[0].output, runs[0].errors) for run in runs))
    for jobs in ("1", "8"):
        words = [word for name in FORMATS for word in ("-o", "%s=%s.%s" % (name, name, jobs))]
        test.run(home, "lint", ".", "--baseline", "b.yml", "--jobs", jobs, *words, language=None)
        test.run(home, "lint", *readable, "--write-baseline", "w.%s" % jobs, "--jobs", jobs, language=None)
    for name in FORMATS + ["w"]:
        one, eight = (open(os.path.join(home, "%s.%s" % (name, jobs)), "rb").read() for jobs in ("1", "8"))
        test.check("%s, several at once, is the same" % name, one and one == eight)
    # No hash seed and no surroundings either.
    again = test.run(home, "lint", ".", "--format", "sarif", language=None, TZ="Pacific/Kiritimati", COLUMNS="20")
    test.equal("nor does it depend on the surroundings", again.output,
               test.run(home, "lint", ".", "--format", "sarif", language=None).output)
    json.loads(again.output)


def main():
    test = cases.Cases(sys.argv[1])
    for part in (statuses, writes, order):
        part(test)
    test.finish()


if __name__ == "__main__":
    main()

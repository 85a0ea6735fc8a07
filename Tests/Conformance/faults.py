#!/usr/bin/env python3
"""Whatever goes wrong while Shimon writes or reads: faults.py SHIMON [--rounds N] [--seed S]

Every command that writes is run with system calls that fail, a full disk, missing permissions, closed pipes, signals at
points and moments of all kinds, and inputs that change under its hands. Each file must then be the old one or the new
one, the exit status must not be that of success unless all is written, and nothing may be left behind but what SIGKILL
leaves, which the next write clears away. N is how many kills and how many failing calls are tried (300 each).
"""
import argparse
import concurrent.futures
import fcntl
import io
import json
import os
import random
import re
import resource
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree as ElementTree
import zipfile

import cases
from cases import PROPOSAL

FORMATS = ["text", "json", "ndjson", "sarif", "junit", "checkstyle", "github", "gitlab", "markdown", "csv"]
TEMPORARY = re.compile(r"(.*/)?\.[^/]+\.shimon-\d+$")
SLIPS = "件名：資料の印刷\n種類: シヌテム変更\n"
LOOSE = "受渡し:\n    - {内容: 名簿}\n件名:   資料の印刷\n"
NOBODY = 65534

# The calls that matter, and how each may fail. A call that fails harmlessly must not harm.
FAILURES = {
    "write": ["ENOSPC", "EIO", "EDQUOT", "EINTR"], "openat": ["EACCES", "EMFILE", "EIO", "ENOSPC"],
    "rename": ["EACCES", "EIO", "ENOSPC"], "fsync": ["EIO", "ENOSPC"], "fchmod": ["EPERM"], "pread64": ["EIO", "EINTR"],
    "flock": ["ENOLCK"], "ftruncate": ["EIO"], "newfstatat": ["EIO", "EACCES"], "close": ["EIO"],
    "unlink": ["EACCES"], "mkdir": ["ENOSPC"], "read": ["EIO", "EINTR"], "getdents64": ["EIO"],
}
READING = ["openat", "newfstatat", "read", "getdents64"]
SIGNALS = ["KILL", "KILL", "INT", "TERM", "HUP"]
# What a bench keeps from run to run.
FIXED = ["in", "other"]


class Job:
    """A command that writes: its words, what lies in its folder before, and the status it ends with."""

    def __init__(self, name, words, before=None, status=0, stdin=b""):
        self.name, self.words, self.before, self.status, self.stdin = name, words, before or {}, status, stdin
        self.after = self.output = None


def all_jobs():
    every = [word for name in FORMATS for word in ("-o", "%s=out.%s" % (name, name))]
    old = {"out." + name: "old\n" for name in FORMATS}
    jobs = [Job("lint in every format", ["lint", "in"] + every, old),
            Job("lint in new files", ["lint", "in", "-o", "json=new.json", "-o", "sarif=new.sarif", "--format", "text"])]
    for ending in ("html", "docx", "csv", "md"):
        jobs.append(Job("report " + ending, ["report", "in/00.yaml", "-o", "r." + ending], {"r." + ending: "old\n"}))
        jobs.append(Job("portfolio " + ending, ["report", "in", "-o", "p." + ending]))
    for ending in ("svg", "emf"):
        jobs.append(Job("picture " + ending, ["report", "in/00.yaml", "--picture", "f." + ending],
                        {"f." + ending: "old\n"}))
    jobs.append(Job("report of a folder", ["report", "in", "-o", "pages"], {"pages/index.html": "old\n"}))
    for ending in ("docx", "md", "txt"):
        jobs.append(Job("clauses " + ending, ["clauses", "in/00.yaml", "-o", "c." + ending], {"c." + ending: "old\n"}))
    jobs += [
        Job("write a baseline", ["lint", "in", "--write-baseline", "b.yml"], {"b.yml": "format: shimon-baseline/1\n"}),
        Job("prune a baseline", ["baseline", "prune", "b.yml"], {"b.yml": BASELINE}),
        Job("fmt", ["fmt", "a.yaml", "b.yaml"], {"a.yaml": LOOSE, "b.yaml": LOOSE.replace("名簿", "台帳")}),
        Job("fix", ["fix", "a.yaml", "b.yaml"], {"a.yaml": SLIPS, "b.yaml": SLIPS.replace("資料", "名簿")}),
        Job("fix --stubs", ["fix", "--stubs", "a.yaml"], {"a.yaml": PROPOSAL}),
        Job("answer", ["answer", "a.yaml"], {"a.yaml": "受渡し: なし\n"}, stdin="資料の印刷\nq\n".encode()),
        Job("init", ["init", "--kind", "outsourcing", "-o", "a.yaml"]),
        Job("init --force", ["init", "--kind", "outsourcing", "--force", "-o", "a.yaml"], {"a.yaml": "old\n"}),
        Job("rules new", ["rules", "new", "local/x", "-o", "rules"]),
    ]
    texts = {
        "lint": ["in"], "clauses": ["in/00.yaml"], "clauses --check": ["in/00.yaml", "--check", "other/spec.txt"],
        "clauses json": ["in/00.yaml", "--check", "other/spec.txt", "--format", "json"],
        "diff": ["in/00.yaml", "in/01.yaml"], "diff json": ["in/00.yaml", "in/01.yaml", "--format", "json"],
        "diff markdown": ["in/00.yaml", "in/01.yaml", "--format", "markdown"], "policy": ["in/00.yaml"], "rules": [],
        "rules catalogue": ["--catalogue"], "rules test": ["test", "other/rules"], "explain": ["deletion/evidence"],
        "init": ["--kind", "outsourcing"],
        "fmt": ["-"], "fmt --check": ["--check", "other/loose.yaml"], "fix": ["-"], "fix --dry-run": ["--dry-run", "other/slips.yaml"],
        "parse": ["in/00.yaml"], "eval": ["1 + 1"], "schema": [], "completions": ["bash"], "docs": ["man"],
        "docs fields": ["fields"], "help": [], "--version": [],
    }
    statuses = {"clauses --check": 1, "clauses json": 1, "fix --dry-run": 1, "fmt --check": 1}
    for name, words in texts.items():
        jobs.append(Job(name + " to standard output", [name.split(" ")[0]] + words, status=statuses.get(name, 0),
                        stdin=LOOSE.encode() if words == ["-"] else b""))
    return jobs


BASELINE = """format: shimon-baseline/1
findings:
  - {"file":"in/gone.yaml","rule":"purpose/legal-basis","path":"legal_basis","subject":"","fingerprint":"9f66c230b362e098"}
"""


def lay_inputs(test, folder):
    for number in range(12):
        test.write(folder, "in/%02d.yaml" % number, PROPOSAL.replace("資料", "資料%d" % number))
    test.write(folder, "other/slips.yaml", SLIPS)
    test.write(folder, "other/loose.yaml", LOOSE)
    test.write(folder, "other/spec.txt", "第1条（秘密の保持）\n受託者は、秘密を漏らしてはならない。\n")
    test.run(folder, "rules", "new", "local/x", "-o", "other/rules")


def is_whole(path, data):
    """Whether a file that says something else than it would otherwise was written to its end."""
    try:
        if path.endswith(("json", "sarif", "gitlab")) and not path.endswith("ndjson"):
            json.loads(data)
        elif path.endswith(("junit", "checkstyle", "svg")):
            ElementTree.fromstring(data)
        elif path.endswith("docx"):
            return zipfile.ZipFile(io.BytesIO(data)).testzip() is None
        elif path.endswith("html"):
            return data.rstrip().endswith(b"</html>")
    except (ValueError, ElementTree.ParseError, zipfile.BadZipFile):
        return False
    return data.endswith(b"\n") or path.endswith("emf")


class Bench:
    """A folder in which a job is run again and again, always from the same start."""

    def __init__(self, test, name):
        self.test, self.folder = test, test.folder(name)
        lay_inputs(test, self.folder)

    def lay(self, job):
        for entry in os.listdir(self.folder):
            path = os.path.join(self.folder, entry)
            if entry not in FIXED:
                shutil.rmtree(path) if os.path.isdir(path) and not os.path.islink(path) else os.remove(path)
        for name, text in job.before.items():
            self.test.write(self.folder, name, text)

    def state(self):
        found = {}
        for folder, _, names in os.walk(self.folder):
            if os.path.relpath(folder, self.folder).split(os.sep)[0] in FIXED:
                continue
            for name in names:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, self.folder)] = file.read()
        return found

    def words(self, job):
        return [self.test.shimon] + job.words + ([] if job.words[0] == "--version" else ["--lang", "en"])

    def run(self, job, before=(), prepare=None, **streams):
        """Runs the job; `before` are words that go before the program's, such as those of a tracer."""
        streams.setdefault("stdout", subprocess.PIPE)
        streams.setdefault("stderr", subprocess.PIPE)
        process = subprocess.Popen(list(before) + self.words(job), cwd=self.folder, stdin=subprocess.PIPE,
                                   env=self.test.environment, preexec_fn=prepare, **streams)
        try:
            output, errors = process.communicate(job.stdin, timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return cases.Outcome(-99, "", "hangs")
        return cases.Outcome(process.returncode, output or b"", (errors or b"").decode(errors="replace"))

    def judge(self, name, job, outcome, signalled=None, silent=False, whole_output=True, reading=False):
        """Old or new, never half; success only where all is new; a reason where not; nothing left behind.

        Where an input could not be read (`reading`), the new one may say so.
        """
        problems = []
        found = self.state()
        old = {path: text.encode() for path, text in job.before.items()}
        for path in sorted(set(old) | set(job.after)):
            may_differ = reading and outcome.status == 3 and is_whole(path, found.get(path, b""))
            if found.get(path) not in (old.get(path), job.after.get(path)) and not may_differ:
                problems.append("%s is neither old nor new: %r" % (path, found.get(path, b"")[:80]))
        left = sorted(set(found) - set(old) - set(job.after))
        # What cannot be looked at cannot be told from somebody else's either.
        may_leave = signalled == signal.SIGKILL or "newfstatat" in name
        if may_leave:
            left = [path for path in left if not TEMPORARY.match(path)]
        if left:
            problems.append("left behind: %s" % left)
        if outcome.status == job.status:
            if {path: found[path] for path in found if not TEMPORARY.match(path)} != job.after:
                problems.append("looks like success, but not all is written")
            if whole_output and outcome.output != job.output:
                problems.append("looks like success, but its output is not whole")
        elif signalled and outcome.status == -signalled:
            pass
        elif outcome.status != 3:
            problems.append("ends with %d" % outcome.status)
        elif not silent and not outcome.errors and not any(
                b"unreadable" in text for text in [outcome.output] + list(found.values())):
            problems.append("says nothing about it")
        self.test.check("%s: %s" % (job.name, name), not problems, "\n".join(problems) + "\n" + outcome.errors[:400])
        if may_leave and set(found) - set(old) - set(job.after):
            # What was left behind is cleared away by the next write of the same files.
            for path, text in job.before.items():
                self.test.write(self.folder, path, text)
            if job.words[:2] == ["rules", "new"] or job.name == "init":
                for path in job.after:
                    if os.path.exists(os.path.join(self.folder, path)):
                        os.remove(os.path.join(self.folder, path))
            again = self.run(job)
            self.test.check("%s: %s, and once more" % (job.name, name),
                            again.status == job.status and self.state() == job.after,
                            "%d %s %s" % (again.status, sorted(self.state()), again.errors))


def learn(bench, jobs):
    """What each job writes when nothing goes wrong."""
    good = []
    for job in jobs:
        bench.lay(job)
        outcome = bench.run(job)
        job.after, job.output = bench.state(), outcome.output
        old = {path: text.encode() for path, text in job.before.items()}
        changes = sum(job.after.get(path) != old.get(path) for path in set(old) | set(job.after))
        writes = bool(job.output) if "standard output" in job.name else changes >= max(1, len(old))
        bench.test.check("%s works" % job.name, outcome.status == job.status and writes,
                         "%d, %d changes\n%s" % (outcome.status, changes, outcome.errors))
        if outcome.status == job.status:
            good.append(job)
    return good


def spread(test, name, work, threads=2):
    """Does pieces of work on a few threads, each with a bench of its own; failures are counted on the way."""
    pieces = iter(work)
    lock = threading.Lock()
    stopped = []

    def go(number):
        bench = Bench(test, "%s %d" % (name, number))
        while not stopped:
            with lock:
                piece = next(pieces, None)
            if piece is None:
                return
            piece(bench)

    with concurrent.futures.ThreadPoolExecutor(threads) as pool:
        futures = [pool.submit(go, number) for number in range(threads)]
        for future in futures:
            try:
                future.result()
            except BaseException:
                stopped.append(True)
                raise


def traced(calls, inject=None, log="/dev/null"):
    words = ["strace", "-f", "-qq", "-o", log, "-e", "trace=" + ",".join(calls)]
    return words + (["-e", "inject=" + inject] if inject else [])


def points(test, bench, jobs):
    """Every call of every job that can fail or be interrupted, counted from the start of the program."""
    def count(job):
        log = os.path.join(test.scratch, "log")
        bench.lay(job)
        bench.run(job, traced(FAILURES, log=log))
        with open(log, encoding="utf-8", errors="replace") as file:
            text = file.read()
        # Only the first thread's calls are counted, as the tracer counts those of each by itself.
        first = text.split(" ", 1)[0]
        lines = [line for line in text.splitlines() if line.startswith(first + " ")]
        return {call: sum(re.match(r"\d+ +%s\(" % call, line) is not None for line in lines) for call in FAILURES}

    start = count(Job("start", ["--version"]))
    result = []
    for job in jobs:
        for call, number in count(job).items():
            # What the loader does before the program starts is none of the program's business.
            first = 1 if call == "write" else start[call] + 1
            result += [(job, call, when) for when in range(first, number + 1)]
    return result


def failing_calls(test, bench, jobs, rounds, chance):
    if not shutil.which("strace") or test.call(["strace", "-qq", "-o", os.devnull, "true"]).status != 0:
        return test.skip("failing calls", "strace is not here, or may not trace")
    found = points(test, bench, [job for job in jobs])
    test.check("there are points to fail at", len(found) > 200, len(found))
    work = [(job, call, when, error, None) for job, call, when in found for error in FAILURES[call]]
    work += [(job, call, when, None, number) for job, call, when in found for number in sorted(set(SIGNALS))]
    total = len(work)
    # Those that write are tried before those that only look.
    work.sort(key=lambda piece: (piece[1] in READING + ["close"], chance.random()))
    work = work[:rounds * 2 // 3] + chance.sample(work[rounds * 2 // 3:], min(total, rounds) - rounds * 2 // 3)

    def piece(job, call, when, error, number):
        def go(bench):
            bench.lay(job)
            what = "error=" + error if error else "signal=SIG" + number
            outcome = bench.run(job, traced([call], "%s:%s:when=%d" % (call, what, when)))
            bench.judge("%s number %d, %s" % (call, when, what), job, outcome,
                        getattr(signal, "SIG" + number) if number else None, silent=call == "write",
                        reading=call in READING)
        return go

    spread(test, "calls", (piece(*each) for each in work))
    print("%d of %d points failed or struck at" % (len(work), total))


def kills(test, jobs, rounds, chance):
    """Struck at any moment."""
    jobs = [job for job in jobs if job.after]
    struck = [0]
    whole = {}

    def piece(job, number, share):
        def go(bench):
            if job.name not in whole:
                bench.lay(job)
                start = time.monotonic()
                bench.run(job)
                whole[job.name] = time.monotonic() - start
            bench.lay(job)
            process = subprocess.Popen(bench.words(job), cwd=bench.folder, stdin=subprocess.PIPE, env=test.environment,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            timer = threading.Timer(whole[job.name] * share, process.send_signal, [number])
            timer.start()
            output, errors = process.communicate(job.stdin)
            timer.cancel()
            struck[0] += process.returncode == -number
            bench.judge("signal %d after %d %%" % (number, share * 100), job,
                        cases.Outcome(process.returncode, output, errors.decode(errors="replace")), number)
        return go

    numbers = [getattr(signal, "SIG" + name) for name in SIGNALS]
    spread(test, "kills", (piece(chance.choice(jobs), chance.choice(numbers), chance.random()) for _ in range(rounds)))
    print("%d of %d runs ended by a signal" % (struck[0], rounds))


def limits(test, jobs, chance):
    """Files may not grow beyond a size, as on a full disk; the signal about it may be ignored or not."""
    def piece(job, size, ignored):
        def prepare():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN if ignored else signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

        def go(bench):
            bench.lay(job)
            outcome = bench.run(job, prepare=prepare)
            bench.judge("files of at most %d bytes" % size, job, outcome)
            if size < 2 and job.after:
                test.check("%s: files of at most %d bytes: it fails" % (job.name, size), outcome.status == 3,
                           outcome.status)
        return go

    work = []
    for job in jobs:
        biggest = max([len(text) for text in job.after.values()], default=0)
        if biggest:
            work += [piece(job, size, chance.random() < 0.5) for size in (0, 1, chance.randrange(biggest), biggest - 1)]
    spread(test, "limits", iter(work))


def full_disk(test, jobs, chance):
    """A small file system with so much room left."""
    bench = Bench(test, "disk")
    small = os.path.join(bench.folder, "small")
    os.makedirs(small)
    if os.getuid() != 0 or test.call(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small]).status != 0:
        return test.skip("a full file system", "a small one cannot be mounted here; limits on files stand in for it")
    try:
        bench.folder = small
        lay_inputs(test, small)
        for job in jobs:
            if not job.after:
                continue
            for _ in range(2):
                bench.lay(job)
                room = chance.randrange(0, sum(map(len, job.after.values())) * 2 + 1)
                filler = os.path.join(small, "in", "filler")
                with open(filler, "wb") as file:
                    free = os.statvfs(small)
                    try:
                        file.write(b"x" * max(0, free.f_bavail * free.f_bsize - room))
                        file.flush()
                    except OSError:
                        pass
                outcome = bench.run(job)
                bench.judge("%d bytes of room" % room, job, outcome)
                os.remove(filler)
        job = next(job for job in jobs if job.name == "lint in every format")
        bench.lay(job)
        with open(os.path.join(small, "in", "filler"), "wb") as file:
            free = os.statvfs(small)
            file.write(b"x" * (free.f_bavail * free.f_bsize))
        outcome = bench.run(job)
        test.ends("a full disk is called so", outcome_text(outcome), 3, "disk is full",
                  *["out.%s:" % name for name in FORMATS])
    finally:
        test.call(["umount", small])


def outcome_text(outcome):
    return cases.Outcome(outcome.status, outcome.output.decode(errors="replace"), outcome.errors)


def streams(test, bench, jobs):
    """Standard output and standard error that are full, closed, or closed on the other side."""
    def closed_pipe():
        ends = os.pipe()
        os.close(ends[0])
        return ends[1]

    for job in jobs:
        kinds = {"a closed pipe": closed_pipe, "no descriptor": lambda: None}
        if os.path.exists("/dev/full"):
            kinds["/dev/full"] = lambda: os.open("/dev/full", os.O_WRONLY)
        for kind, opening in kinds.items():
            for number, stream in ((1, "stdout"), (2, "stderr")):
                bench.lay(job)
                descriptor = opening()
                # Python makes a descriptor of its own where it gets none.
                outcome = bench.run(job, prepare=(lambda: os.close(number)) if descriptor is None else None,
                                    **{stream: descriptor if descriptor is not None else subprocess.DEVNULL})
                if descriptor is not None:
                    os.close(descriptor)
                name = "%s as %s" % (kind, stream)
                bench.judge(name, job, outcome, silent=stream == "stderr", whole_output=stream == "stderr")
                if stream == "stdout" and job.output:
                    test.check("%s: %s: it fails" % (job.name, name), outcome.status == 3, outcome.status)
                if stream == "stderr":
                    test.check("%s: %s: it works" % (job.name, name), outcome.status == job.status, outcome.status)


def permissions(test, jobs):
    """Folders and files that may not be written or read."""
    bench = Bench(test, "permissions")

    def prepare():
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)

    try:
        probe = bench.run(Job("probe", ["--version"]), prepare=prepare)
    except (OSError, subprocess.SubprocessError):
        probe = cases.Outcome(-1, b"", "")
    if probe.status != 0:
        return test.skip("missing permissions", "nobody else may run the program here")
    for job in jobs:
        if not job.after:
            continue
        bench.lay(job)
        for folder, _, _ in os.walk(bench.folder):
            os.chmod(folder, 0o555)
        outcome = bench.run(job, prepare=prepare)
        bench.judge("a folder that may not be written", job, outcome)
        test.check("%s: a folder that may not be written is called so" % job.name,
                   outcome.status == 3 and "ermission denied" in outcome.errors, outcome.errors)
        for folder, _, _ in os.walk(bench.folder):
            os.chmod(folder, 0o755)
    # What may not be read is said, never passed over.
    home = test.folder("unreadable")
    for name in ("a.yaml", "f/b.yaml", "g/c.yaml"):
        test.write(home, name)
    os.chmod(os.path.join(home, "f"), 0o000)
    os.chmod(os.path.join(home, "g"), 0o444)
    for words in (["lint", "."], ["fmt", "."], ["fix", "."], ["report", ".", "-o", "x.html"], ["rules", "--rules", "."]):
        parts = ["f:"] if words[0] == "rules" else ["f:", "g/c.yaml"]
        test.ends("%s with folders that may not be read" % words[0], run_as(test, words, home, prepare), 3, *parts)
    for name in ("f", "g"):
        os.chmod(os.path.join(home, name), 0o755)
    # Between these two, g could only be listed: a folder in it that holds proposals must not go unnoticed.
    test.write(home, "h/inner/d.yaml")
    os.chmod(os.path.join(home, "h"), 0o444)
    test.ends("a folder whose folders cannot be looked into", run_as(test, ["lint", "."], home, prepare), 3, "h/inner")
    os.chmod(os.path.join(home, "h"), 0o755)
    # The mode of a file that is replaced stays.
    bench.lay(Job("", []))
    path = test.write(bench.folder, "a.yaml", LOOSE)
    os.chmod(path, 0o640)
    test.equal("the mode stays", (bench.run(Job("", ["fmt", "a.yaml"])).status, stat.S_IMODE(os.stat(path).st_mode)),
               (0, 0o640))


def run_as(test, words, folder, prepare):
    result = subprocess.run([test.shimon] + words + ["--lang", "en"], cwd=folder, env=test.environment, timeout=60,
                            capture_output=True, preexec_fn=prepare)
    return cases.Outcome(result.returncode, result.stdout.decode(errors="replace"),
                         result.stderr.decode(errors="replace"))


def temporaries(test):
    """What lies where a temporary file should be is cleared away, taken over, or left alone."""
    home = test.folder("temporaries")
    test.write(home, "in/a.yaml")
    words = ["lint", "in/a.yaml", "-o", "json=x.json"]
    test.run(home, *words)
    with open(os.path.join(home, "x.json"), "rb") as file:
        wanted = file.read()

    def attempt(name, left=()):
        outcome = test.run(home, *words)
        with open(os.path.join(home, "x.json"), "rb") as file:
            same = file.read() == wanted
        names = sorted(set(os.listdir(home)) - {"in", "x.json"})
        test.equal("%s: whole, and nothing else" % name, (outcome.status, same, names), (0, True, sorted(left)))
        for each in names:
            path = os.path.join(home, each)
            os.rmdir(path) if os.path.isdir(path) and not os.path.islink(path) else os.remove(path)

    first, second = (os.path.join(home, ".x.json.shimon-%d" % slot) for slot in (0, 1))
    test.write(home, ".x.json.shimon-0", b"x" * 1000000)
    attempt("one left behind")
    for path in (first, second):
        test.write(home, os.path.basename(path), "x")
    attempt("two left behind")
    os.chmod(test.write(home, ".x.json.shimon-0", "x"), 0o400)
    attempt("one that may not be written")
    with open(test.write(home, ".x.json.shimon-0", "theirs"), "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        attempt("one that somebody else is writing", [".x.json.shimon-0"])
    secret = test.write(test.scratch, "secret", "secret")
    os.symlink(secret, first)
    attempt("a link", [".x.json.shimon-0"])
    os.link(secret, first)
    attempt("another name of a file", [".x.json.shimon-0"])
    with open(secret, encoding="utf-8") as file:
        test.equal("what the link leads to stays", file.read(), "secret")
    os.mkdir(first)
    attempt("a folder", [".x.json.shimon-0"])
    os.mkfifo(first)
    attempt("a pipe", [".x.json.shimon-0"])
    # Many at once: one of them wins, whole. Several times, for what goes wrong here goes wrong seldom.
    for _ in range(8):
        runs = [subprocess.Popen([test.shimon] + words, cwd=home, env=test.environment, stdout=subprocess.DEVNULL)
                for _ in range(24)]
        test.equal("24 at once", [run.wait() for run in runs], [0] * 24)
    attempt("after 24 at once")
    # Names as long as they may be.
    for count in (200, 240, 255):
        name = "長" * (count // 3) + "x" * (count % 3)
        test.equal("a name of %d bytes" % count, (test.run(home, "lint", "in/a.yaml", "-o", "json=" + name).status,
                                                  sorted(os.listdir(home))), (0, sorted(["in", "x.json", name])))
        os.remove(os.path.join(home, name))


def changing_inputs(test, rounds, chance):
    """Proposals that are cut, grow, vanish, or turn into folders, links and pipes while they are read."""
    home = test.folder("changing")
    count = 60
    paths = [test.write(home, "in/%02d.yaml" % number) for number in range(count)]
    texts = [PROPOSAL.encode(), (PROPOSAL + "# " + "x" * 200000).encode(), b"", b"\xe4", "件名: ".encode() * 30000]
    stopped = threading.Event()
    turns = [0]

    def clear(path):
        os.rmdir(path) if os.path.isdir(path) and not os.path.islink(path) else os.remove(path)

    def put(path, text, flags):
        # Opening a pipe must not wait for somebody who reads it.
        descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CREAT | flags)
        with open(descriptor, "wb") as file:
            file.write(text)

    def flip():
        own = random.Random(chance.random())
        while not stopped.is_set():
            path = own.choice(paths)
            turns[0] += 1
            try:
                kind = own.randrange(8)
                if kind == 0:
                    os.truncate(path, own.randrange(100))
                elif kind == 1:
                    put(path, b"# more\n" * own.randrange(5000), os.O_APPEND)
                else:
                    if os.path.lexists(path):
                        clear(path)
                    if kind == 2:
                        os.mkdir(path)
                    elif kind == 3:
                        os.mkfifo(path)
                    elif kind == 4:
                        os.symlink(own.choice(["/dev/zero", "nowhere", os.path.basename(path), "."]), path)
                    elif kind > 5:
                        put(path, own.choice(texts), os.O_TRUNC)
            except OSError:
                pass

    threads = [threading.Thread(target=flip) for _ in range(2)]
    for thread in threads:
        thread.start()
    commands = [["lint", "in", "--jobs", "4"], ["lint", "in", "-o", "json=out.json"], ["report", "in", "-o", "out.html"],
                ["fmt", "--check", "in"], ["fix", "--dry-run", "in"], ["lint", "in", "--write-baseline", "b.yml"],
                ["fmt", "in"], ["fix", "in"], ["rules", "--rules", "in"], ["report", "in", "-o", "out.csv"]]
    seen = set()
    try:
        for turn in range(max(60, rounds // 3)):
            words = commands[turn % len(commands)]
            outcome = test.run(home, *words)
            seen.add(outcome.status)
            told = outcome.status in (0, 1) or outcome.said
            test.check("%s while its input changes" % " ".join(words), outcome.status in (0, 1, 3) and told,
                       "%d\n%s" % (outcome.status, outcome.said[-1500:]))
    finally:
        stopped.set()
        for thread in threads:
            thread.join()
    test.check("the inputs did change", turns[0] > 500 and 3 in seen, (turns, seen))
    names = [name for name in os.listdir(home) if TEMPORARY.match(name)]
    names += [name for name in os.listdir(os.path.join(home, "in")) if TEMPORARY.match(name)]
    test.equal("nothing is left behind", names, [])
    # A file that somebody else changed is not written over.
    path = test.write(home, "a.yaml", "受渡し: なし\n")
    process = subprocess.Popen([test.shimon, "answer", "--lang", "en", "a.yaml"], cwd=home, env=test.environment,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.read(40)
    test.write(home, "a.yaml", "受渡し: なし\n# theirs\n")
    _, errors = process.communicate("資料の印刷\nq\n".encode())
    with open(path, encoding="utf-8") as file:
        test.equal("an answer to a file that was changed meanwhile", (process.returncode, file.read()),
                   (3, "受渡し: なし\n# theirs\n"))
    test.check("it is said", "a.yaml" in errors.decode(), errors)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shimon")
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    test = cases.Cases(arguments.shimon)
    chance = random.Random(arguments.seed)
    bench = Bench(test, "bench")
    jobs = learn(bench, all_jobs())
    files = [job for job in jobs if job.after]
    parts = [
        ("failing calls", lambda: failing_calls(test, bench, jobs, arguments.rounds, chance)),
        ("kills", lambda: kills(test, files, arguments.rounds, chance)),
        ("limits", lambda: limits(test, files, chance)), ("a full disk", lambda: full_disk(test, files, chance)),
        ("streams", lambda: streams(test, bench, jobs)), ("permissions", lambda: permissions(test, files)),
        ("temporaries", lambda: temporaries(test)),
        ("changing inputs", lambda: changing_inputs(test, arguments.rounds, chance)),
    ]
    for name, part in parts:
        start, before = time.monotonic(), test.passed + test.failed
        part()
        print("%s: %d checks, %.0f s" % (name, test.passed + test.failed - before, time.monotonic() - start))
    test.finish()


if __name__ == "__main__":
    main()

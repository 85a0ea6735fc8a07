#!/usr/bin/env python3
"""The linter for browsers gives what the program gives, byte for byte: browser.py SHIMON

Every proposal of SamplePolicies, and files that are odd or no proposals, are linted (JSON, NDJSON, text), reported (page,
Word, table) and given their annex (Markdown, Word, text) in both languages, and what the fuzzers found is linted, by SHIMON and by
shimon.wasm, which is built first. It runs in Node by way of shimon.js or, where Node is missing, in wasmkit, the
toolchain's own runner.

Both runners read requests and write answers in one form. A request is a line `ASK FORM LANGUAGE COUNT`, a line with the
name, and COUNT bytes of the proposal; an answer is a line with a count (-1: there is none) and so many bytes.
"""
import concurrent.futures
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, "Tests/Conformance")
BUILD = os.path.join(ROOT, "Sources/Browser/build")
DAY = "2026-11-30"
# Where the native program writes each form of the annex and the report; findings go to standard output.
ENDINGS = {"markdown": ".md", "word": ".docx", "text": ".txt", "page": ".html", "table": ".csv"}


def odd(folder):
    """Writes files that are odd or no proposals; gives their names."""
    with open("SamplePolicies/kodaira/1.submitted.yaml", "rb") as file:
        sample = file.read()
    contents = {
        "empty": b"", "blank": b"\n\n  \n", "comment": b"# nothing\n", "list": b"- a\n- b\n", "word": "提案".encode(),
        "not-yaml": b"a: [1, 2\nb: }\n", "foreign-keys": b"name: x\nversion: 3\n", "two": sample + b"---\n" + sample,
        "carriage-returns": sample.replace(b"\n", b"\r\n"), "old-line-ends": sample.replace(b"\n", b"\r"),
        "byte-order-mark": b"\xef\xbb\xbf" + sample, "utf-16": sample.decode().encode("utf-16"),
        "shift-jis": sample.decode().encode("cp932", "replace"), "cut": sample[:len(sample) // 2 + 1],
        "no-last-line-end": sample.rstrip(b"\n"), "zeros": bytes(100),
    }
    # What an Int of 32 or 64 bits just does or does not hold, in place of numbers.
    for number in (1 << 31) - 1, 1 << 31, 1 << 32, (1 << 63) - 1, 1 << 64:
        contents["numbers-%d" % number] = re.sub(rb"(?<!/)[0-9]+", b"%d" % number, sample)
        contents["counts-%d" % number] = re.sub(rb"(?<=: )[0-9]+(?![-0-9])", b"%d" % number, sample)
    for name, content in contents.items():
        path = os.path.join(folder, name + ".yaml")
        with open(path, "wb") as file:
            file.write(content)
        yield path


def requests(folder):
    """All (ask, form, language, name) to be compared; the names are paths of files."""
    samples = [path for path in sorted(glob.glob("SamplePolicies/*/*.yaml")) if not path.endswith("/policy.yaml")]
    if not samples:
        raise SystemExit("there are no samples")
    for name in [*samples, *odd(folder)]:
        for language in ("ja", "en"):
            yield from (("lint", form, language, name) for form in ("json", "ndjson", "text"))
            yield from (("report", form, language, name) for form in ("page", "word", "table"))
            yield from (("annex", form, language, name) for form in ("markdown", "word", "text"))
    yield from (("lint", "json", "ja", name) for name in sorted(glob.glob("Tests/Fuzz/Corpus/*/*")))


def native(shimon, request, scratch):
    """The program's answer; None where it refuses. Findings and reports tell that a file is unreadable (status 3)."""
    ask, form, language, name = request
    words = [shimon, {"annex": "clauses"}.get(ask, ask), name, "--today", DAY, "--lang", language]
    if ask == "lint":
        outcome = subprocess.run([*words, "--format", form], capture_output=True, timeout=300)
        return outcome.stdout if outcome.returncode in (0, 1, 3) else None
    handle, path = tempfile.mkstemp(ENDINGS[form], dir=scratch)
    os.close(handle)
    outcome = subprocess.run([*words, "-o", path], capture_output=True, timeout=300)
    with open(path, "rb") as file:
        return (file.read() or None) if outcome.returncode in (0, 3) else None


def browser(runner, asked, scratch):
    """The answers of shimon.wasm, in order."""
    paths = [os.path.join(scratch, name) for name in ("requests", "answers")]
    with open(paths[0], "wb") as file:
        for ask, form, language, name in asked:
            with open(name, "rb") as proposal:
                source = proposal.read()
            file.write(("%s %s %s %d\n%s\n" % (ask, form, language, len(source), name)).encode() + source)
    with open(paths[0], "rb") as questions, open(paths[1], "wb") as answers:
        subprocess.run(runner, stdin=questions, stdout=answers, check=True)
    with open(paths[1], "rb") as file:
        for _ in asked:
            line = file.readline()
            if not line:
                raise SystemExit("an answer is missing")
            count = int(line)
            yield file.read(count) if count >= 0 else None


def difference(mine, theirs):
    """Where two answers part."""
    if mine is None or theirs is None:
        return "the program %s, the browser's linter %s" % tuple(
            "gives nothing" if answer is None else "gives %d bytes" % len(answer) for answer in (mine, theirs))
    place = next((index for index, pair in enumerate(zip(mine, theirs)) if pair[0] != pair[1]),
                 min(len(mine), len(theirs)))
    around = slice(max(0, place - 60), place + 60)
    return "%d and %d bytes, which part at %d:\n    %r\n    %r" % (
        len(mine), len(theirs), place, mine[around], theirs[around])


def main():
    shimon = os.path.abspath(sys.argv[1])
    os.chdir(ROOT)
    node, wasmkit = shutil.which("node"), shutil.which("wasmkit")
    if not node and not wasmkit:
        print("skipped: neither node nor wasmkit is here")
        return 0
    arguments = [BUILD, "-c", "release" if "/release/" in shimon else "debug"]
    if not node:
        arguments += ["--with", os.path.join(FOLDER, "browser.c")]
    wasm = os.path.join(ROOT, ".build/browser/shimon.wasm")
    if node:
        runner = [node, os.path.join(FOLDER, "browser.js"), wasm, DAY]
    else:
        runner = [wasmkit, "run", wasm.replace("shimon.wasm", "browser.wasm"), DAY]
    failed = 0
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ThreadPoolExecutor(2) as pool:
        asked = list(requests(scratch))
        # The program answers while the other is built, for which one processor is enough.
        mine = pool.map(lambda request: native(shimon, request, scratch), asked)
        built = subprocess.run(arguments).returncode
        if built != 0:
            pool.shutdown(cancel_futures=True)
            if built == 2:
                print("skipped: this toolchain cannot build for browsers")
            return 0 if built == 2 else 1
        for request, left, right in zip(asked, mine, browser(runner, asked, scratch)):
            if left != right:
                failed += 1
                print("FAILED: %s: %s" % (" ".join(request), difference(left, right)))
    print("%d answers compared, %d differ" % (len(asked), failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Runs the examples of the documentation: readme.py SHIMON [--update]

In every ```console block a line `$ shimon …` is run at the root of the project (with `| head` and the like, through
the shell), and what stands below it must be what comes out; a line `...` stands for any number of lines. Commands of
other programs are left alone. With --update the outputs are rewritten to what came out, except where they hold `...`.
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DOCUMENTS = ["README.md", "README.ja.md", "CONTRIBUTING.md", "Rules/README.md", "SamplePolicies/README.md",
             "Sources/Reporting/README.md", "Sources/CEL/README.md"]


def matches(actual, expected):
    if not expected:
        return not actual
    if expected[0] == "...":
        return any(matches(actual[skip:], expected[1:]) for skip in range(len(actual) + 1))
    return bool(actual) and actual[0] == expected[0] and matches(actual[1:], expected[1:])


def run(shimon, command, folder):
    environment = {"PATH": os.path.dirname(shimon) + ":/usr/bin:/bin", "LC_ALL": "C"}
    result = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True)
    return [line.rstrip() for line in (result.stdout + result.stderr).splitlines()]


def check(shimon, path, update):
    """The number of examples in a document, and of those that are stale.

    The commands of a document run one after the other in a folder of their own that looks like the project's."""
    with tempfile.TemporaryDirectory() as folder:
        for name in os.listdir(ROOT):
            os.symlink(os.path.join(ROOT, name), os.path.join(folder, name))
        return check_in(folder, shimon, path, update)


def check_in(folder, shimon, path, update):
    text = open(path, encoding="utf-8").read()
    count = stale = 0
    for block in re.findall(r"```console\n(.*?)```", text, re.S):
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
            if command.startswith("swift"):
                continue
            count += 1
            actual = run(shimon, command, folder)
            expected = [line.rstrip() for line in output.splitlines()]
            if matches(actual, expected):
                continue
            if update and "..." not in expected:
                old = "$ " + command + "\n" + output
                text = text.replace(old, "$ " + command + "\n" + "".join(line + "\n" for line in actual))
            else:
                stale += 1
                print("STALE in %s: $ %s\n%s" % (os.path.relpath(path, ROOT), command, "\n".join(actual[:60])))
    if update:
        open(path, "w", encoding="utf-8").write(text)
    return count, stale


def main():
    shimon, update = os.path.abspath(sys.argv[1]), "--update" in sys.argv
    paths = [os.path.join(ROOT, name) for name in DOCUMENTS]
    results = [check(shimon, path, update) for path in paths if os.path.exists(path)]
    count, failed = sum(result[0] for result in results), sum(result[1] for result in results)
    print("%d passed, %d failed" % (count - failed, failed))
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main())

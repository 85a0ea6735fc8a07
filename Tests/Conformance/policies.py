#!/usr/bin/env python3
"""Policies, suppressions and baselines end to end: policies.py SHIMON"""
import json
import os
import re
import sys

import cases
from cases import PROPOSAL

HEAD = "format: shimon-policy/1\n"
RULE = "transfer/parties-and-method"

LOCAL_RULE = """title: {ja: %(name)s の規則, en: Rule of %(name)s}
severity: error
require: title.contains('%(name)s')
question: {ja: 件名に %(name)s とありますか。, en: Does the title say %(name)s?}
why: {ja: 整理のため。, en: For order.}
fix: {ja: 書いてください。, en: Write it.}
law: [{act: ordinance}]
clause: transport
examples:
  - proposal: {title: %(name)s}
    expect: satisfied
  - proposal: {title: x}
    expect: violated
"""


def findings(test, folder, *words):
    """The findings of a run, as (file, rule, severity)."""
    outcome = test.run(folder, "lint", *words, "--fail-on", "never", "--format", "json")
    if not outcome.output:
        return outcome.said
    return [(each["file"], each["rule"], each["severity"]) for each in json.loads(outcome.output)["findings"]]


def in_force(test, folder, *words):
    outcome = test.run(folder, "policy", *words, "--format", "json")
    return json.loads(outcome.output) if outcome.status == 0 else outcome.said


def discovery(test):
    """Each department has its own policy, or that of the folder above."""
    city = test.folder("city")
    for department in ("福祉課", "保健課", "税務課/係", "その他"):
        test.write(city, department + "/a.yaml")
    test.write(city, ".shimon.yaml", HEAD + "fail_on: never\nlanguage: en\n")
    test.write(city, "福祉課/.shimon.yaml", HEAD + "rules: {%s: {unstated: error}}\nfail_on: error\n" % RULE)
    test.write(city, "保健課/.shimon.yaml", HEAD + "rules: {transfer/*: off}\nfail_on: error\n")
    test.write(city, "税務課/.shimon.yaml", HEAD + "extends: [../.shimon.yaml]\nrules: {%s: info}\n" % RULE)
    # A policy of its own is all that holds; only `extends` brings in that above.
    everything = ["lint", "福祉課", "保健課", "その他"]
    outcome = test.run(city, *everything, language=None)
    test.ends("each policy's fail_on holds for its own", outcome, 1, "重大[%s]" % RULE, "warning[%s]" % RULE)
    test.ends("a department that passes", test.run(city, "lint", "保健課", "その他"), 0)
    weights = {(file, rule): weight for file, rule, weight in findings(test, city, "福祉課", "保健課", "その他")}
    test.equal("weights", [weights.get((name + "/a.yaml", RULE)) for name in ("福祉課", "保健課", "その他")],
               ["error", None, "warning"])
    test.ends("extends out of the tree", test.run(city, "lint", "税務課"), 3, "policy/outside", "../.shimon.yaml",
              "--allow-outside")
    test.equal("allowed", {each for each in findings(test, city, "税務課", "--allow-outside") if each[1] == RULE},
               {("税務課/係/a.yaml", RULE, "info")})
    outcome = test.run(city, "lint", "福祉課", "税務課", "--format", "json", "-o", "sarif=o.sarif")
    document = json.loads(outcome.output)
    test.equal("one broken policy leaves the others", (outcome.status, document["summary"]["unreadable"],
               {each["file"] for each in document["findings"]}, [each["code"] for each in document["problems"]]),
               (3, 1, {"福祉課/a.yaml"}, ["file/no-policy"]))
    inside = os.path.join(city, "福祉課")
    test.equal("found from within", in_force(test, inside)["files"], [".shimon.yaml"])
    test.equal("found above", in_force(test, os.path.join(city, "その他"), "a.yaml")["files"],
               [os.path.join(city, ".shimon.yaml")])
    outcome = test.run(os.path.join(city, "保健課"), "lint", "-", "--format", "json", stdin=PROPOSAL.encode())
    test.check("standard input has the policy of the folder", RULE not in outcome.output, outcome.said)
    outcome = test.run(city, "lint", "-", "--stdin-name", "福祉課/x.yaml", stdin=PROPOSAL.encode())
    test.ends("or of its name", outcome, 1, "error[%s]" % RULE)
    test.write(city, "named.yaml", HEAD + "minimum: error\nunstated: off\n")
    test.equal("--policy goes before all", findings(test, city, "福祉課", "保健課", "--policy", "named.yaml"), [])
    # The language of a policy holds where none is asked for.
    outcome = test.run(city, "lint", "その他", "福祉課", language=None)
    test.ends("the language of each", outcome, 1, "not stated", "記載なし")


def stacks(test):
    """extends, profiles, overrides, and mistakes in them."""
    home = test.folder("stacks")
    test.write(home, "a.yaml")
    test.write(home, "drafts/b.yaml")
    test.write(home, "base/one.yaml", HEAD + "rules: {%s: info, sections/tasks: off}\n" % RULE)
    test.write(home, "base/two.yaml", HEAD + "extends: [one.yaml]\nrules: {%s: error}\n" % RULE)
    test.write(home, ".shimon.yaml", HEAD + "extends: [strict, base/two.yaml]\noverrides:\n"
               "  - paths: [drafts/]\n    rules: {%s: off}\n    fail_on: never\n" % RULE)
    found = findings(test, home, ".")
    test.equal("a chain, and an override", [each for each in found if each[1] == RULE], [("a.yaml", RULE, "error")] * 2)
    test.check("what is off below stays off", "sections/tasks" not in str(found), found)
    test.ends("fail_on of the override", test.run(home, "lint", "drafts"), 0)
    test.ends("fail_on of the profile", test.run(home, "lint", "a.yaml"), 1)
    shown = in_force(test, home, "drafts/b.yaml")
    test.equal("files in order", shown["files"],
               ["Rules/profiles/strict.yaml", "base/one.yaml", "base/two.yaml", ".shimon.yaml"])
    rows = {row["key"]: (row["value"], row["place"]) for row in shown["settings"] + shown["rules"]}
    test.equal("fail_on", rows["fail_on"], ("never", ".shimon.yaml:6"))
    test.equal("the rule", rows[RULE], ("off", ".shimon.yaml:5"))
    test.equal("a rule from below", rows["sections/tasks"], ("off", "base/one.yaml:2"))
    rows = {row["key"]: row["value"] for row in in_force(test, home, "a.yaml")["rules"]}
    test.equal("without the override", rows[RULE], "error")
    text = test.run(home, "policy", "a.yaml")
    test.ends("for people", text, 0, "Policy files (later ones win)", "base/two.yaml:3")
    test.ends("in Japanese", test.run(home, "policy", "a.yaml", language="ja"), 0, "方針のファイル（下ほど優先）", "base/two.yaml:3")
    for profile, status in (("minimal", 0), ("recommended", 0), ("strict", 1)):
        path = test.write(home, profile + "-only.yml", HEAD + "extends: [%s]\n" % profile)
        test.ends("the profile " + profile, test.run(home, "lint", "a.yaml", "--policy", path), status)

    def broken(name, text, *parts, files=(), status=3, words=()):
        folder = test.folder("broken " + name)
        test.write(folder, "d/p.yaml")
        for path, content in files:
            test.write(folder, "d/" + path, content)
        test.write(folder, "d/.shimon.yaml", text)
        test.ends(name, test.run(folder, "lint", "d", *words), status, *parts)
        return folder

    broken("a misspelt profile", HEAD + "extends: [recomended]\n", "policy/no-such-base", "Did you mean `recommended`")
    broken("a missing base", HEAD + "extends: [base/none.yaml]\n", "policy/no-such-base", "d/.shimon.yaml:2:11")
    broken("itself", HEAD + "extends: [.shimon.yaml]\n", "policy/circle")
    broken("a circle", HEAD + "extends: [x.yaml]\n", "policy/circle",
           files=[("x.yaml", HEAD + "extends: [y.yaml]\n"), ("y.yaml", HEAD + "extends: [x.yaml]\n")])
    doubling = [("l%02d.yaml" % level, HEAD + "extends: [l%02d.yaml, l%02d.yaml]\n" % (level + 1, level + 1))
                for level in range(14)] + [("l14.yaml", HEAD)]
    broken("files that double at each step", HEAD + "extends: [l00.yaml]\n", "policy/too-many", files=doubling)
    broken("a misspelt key", HEAD + "fail-on: error\n", "fail-on", "fail_on", "^^^^^^^")
    broken("a misspelt key of suppression", HEAD + "suppression: {alowed: no}\n", "alowed", "allowed")
    broken("a misspelt rule", HEAD + "rules: {transfer/parties-and-methods: off}\n", "Did you mean `%s`" % RULE)
    broken("a misspelt topic", HEAD + "rules: {transfers/*: off}\n", "Did you mean `transfer/*`")
    broken("a rule never suppressed that is not there", HEAD + "suppression: {never: [deletion/timming]}\n",
           "Did you mean `deletion/timing`")
    broken("a severity", HEAD + "rules: {%s: warn}\n" % RULE, "`warn`")
    broken("a parameter of no rule", HEAD + "params: {x/y: {a: 1}}\n", "x/y")
    broken("a parameter that the rule does not have", HEAD + "params: {access/staff-login/password-change: {max_dais: 1}}\n",
           "max_dais", "max_days")
    broken("no format", "rules: {}\n", "format")
    broken("the format of another version", "format: shimon-policy/2\n", "shimon-policy/1")
    broken("an empty policy", "", "yaml/empty")
    broken("a mistake of YAML", HEAD + "rules: {a: [}\n", "d/.shimon.yaml:2:")
    broken("a missing rule folder", HEAD + "rule_folders: [regeln]\n", "policy/no-such-folder", "regeln")
    broken("a rule folder outside", HEAD + "rule_folders: [../..]\n", "policy/outside")
    broken("hostile text", (HEAD + "extends: [\"\\e[31m\u202e\"]\n"), "format/unsafe-text")
    folder = broken("a policy in UTF-16", (HEAD + "fail_on: never\n").encode("utf-16"), "UTF-16")
    test.ends("shimon policy says so too", test.run(folder, "policy", "d/p.yaml"), 3, "UTF-16")


def trees(test):
    """What a policy may reach, and files that are none."""
    home = test.folder("trees")
    test.write(home, "outside/base.yaml", HEAD + "fail_on: never\n")
    test.write(home, "outside/rules/local/secret.yaml", LOCAL_RULE % {"name": "X"})
    inside = os.path.join(home, "inside")
    test.write(inside, "a.yaml", "件名: 090-1234-5678\n")
    os.symlink("../outside/base.yaml", os.path.join(inside, "link.yml"))
    os.symlink("../outside", os.path.join(inside, "folder"))
    os.makedirs(os.path.join(inside, "rules/local"))
    os.symlink("../../../outside/rules/local/secret.yaml", os.path.join(inside, "rules/local/secret.yaml"))
    for name, text in (
            ("extends by ..", "extends: [../outside/base.yaml]"), ("extends by a link", "extends: [link.yml]"),
            ("extends by a linked folder", "extends: [folder/base.yaml]"),
            ("extends from the root", "extends: [%s/outside/base.yaml]" % home),
            ("rules by ..", "rule_folders: [../outside/rules]"), ("rules by a linked folder", "rule_folders: [folder]"),
            ("a rule file that is a link", "rule_folders: [rules]")):
        test.write(inside, ".shimon.yaml", HEAD + text + "\n")
        test.ends(name, test.run(inside, "lint", "a.yaml"), 3, "policy/outside", "--allow-outside")
        allowed = test.run(inside, "lint", "a.yaml", "--allow-outside")
        test.ends(name + ", allowed", allowed, 0 if "extends" in name else 1, without=["policy/outside"])
    os.remove(os.path.join(inside, ".shimon.yaml"))
    os.mkfifo(os.path.join(inside, ".shimon.yaml"))
    test.ends("a FIFO", test.run(inside, "lint", "a.yaml"), 3, ".shimon.yaml: it is no regular file")
    test.ends("a FIFO, shimon policy", test.run(inside, "policy", "a.yaml", language="ja"), 3, "通常のファイルではない")
    test.ends("a FIFO, shimon report", test.run(inside, "report", "a.yaml", "-o", "x.html"), 3, "no regular file")
    os.remove(os.path.join(inside, ".shimon.yaml"))
    for target in ("/dev/zero", "nowhere", ".shimon.yaml"):
        os.symlink(target, os.path.join(inside, ".shimon.yaml"))
        test.ends("a link to " + target, test.run(inside, "lint", "a.yaml"), 3, ".shimon.yaml: ")
        os.remove(os.path.join(inside, ".shimon.yaml"))
    os.mkdir(os.path.join(inside, ".shimon.yaml"))
    test.ends("a folder of that name", test.run(inside, "lint", "a.yaml"), 1)
    os.rmdir(os.path.join(inside, ".shimon.yaml"))
    path = test.write(inside, ".shimon.yaml", HEAD + "fail_on: never\n")
    os.chmod(path, 0)
    command = [test.shimon, "lint", "a.yaml", "--lang", "en"]
    if os.getuid() == 0:
        # The superuser may read everything; somebody else may not.
        command = ["setpriv", "--reuid", "65534", "--clear-groups"] + command
    if os.getuid() == 0 and test.call(command[:4] + [test.shimon, "--version"]).status != 0:
        test.skip("an unreadable policy", "running as root, and nobody else may run the program")
    else:
        test.ends("an unreadable policy", test.call(command, inside), 3, "Permission denied")
    test.ends("an unreadable policy that is named",
              test.run(inside, "lint", "a.yaml", "--policy", "none.yaml"), 3, "none.yaml: There is no such file")


def local_rules(test):
    """Departments with rules of their own, also of the same name."""
    home = test.folder("rules")
    for name in ("A", "B"):
        test.write(home, name + "/p.yaml", "件名: x\n")
        test.write(home, name + "/.shimon.yaml", HEAD + "rule_folders: [rules]\nextends: [minimal]\n")
        test.write(home, name + "/rules/local/title.yaml", LOCAL_RULE % {"name": name})
    test.equal("each its own", findings(test, home, "A/p.yaml", "B/p.yaml"),
               [("A/p.yaml", "local/title", "error"), ("B/p.yaml", "local/title", "error")])
    outcome = test.run(home, "lint", "A/p.yaml", "B/p.yaml")
    test.ends("each its own question", outcome, 1, "Does the title say A?", "Does the title say B?")
    sarif = json.loads(test.run(home, "lint", "A/p.yaml", "B/p.yaml", "--format", "sarif").output)["runs"][0]
    rules = sarif["tool"]["driver"]["rules"]
    test.check("each result points at its rule", sarif["results"] and all(
        rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in sarif["results"]), sarif["results"])
    test.ends("the folder of rules is no proposal", test.run(home, "lint", "A/p.yaml", "--policy", "A/.shimon.yaml"), 1)


def suppression(test):
    """What a proposal accepts, until when, and what the policy lets it."""
    home = test.folder("suppression")

    def lint(text, *words, policy=HEAD, language="en"):
        test.write(home, "a.yaml", text)
        test.write(home, ".shimon.yaml", policy)
        return test.run(home, "lint", "a.yaml", "--today", "2027-01-15", *words, language=language)

    def text(comment, place="above"):
        lines = PROPOSAL.splitlines()
        if place == "above":
            lines.insert(2, "  # " + comment)
        elif place == "end":
            lines[2] += " # " + comment
        else:
            lines.insert(0, "# " + comment)
        return "\n".join(lines) + "\n"

    def found(text, **policy):
        findings = json.loads(lint(text, "--format", "json", **policy).output)["findings"]
        return sum(finding["rule"] == RULE for finding in findings)

    plain = found(PROPOSAL)
    test.equal("two findings to begin with", plain, 2)
    ignore = 'shimon: ignore %s reason="市が直接渡すため"' % RULE
    for place, left in (("above", 1), ("end", 1), ("top", 0)):
        test.equal("suppressed " + place, found(text(ignore, place)), left)
    test.equal("in Japanese", found(text('shimon: 除外 %s 理由="市が直接渡すため" 期限=2027-03-31' % RULE)), 1)
    test.equal("with a full-width colon, CRLF", found(text(ignore.replace(":", "：", 1)).replace("\n", "\r\n")), 1)
    test.equal("another rule is not", found(text('shimon: ignore sections/tasks reason="x"', "top")), 2)
    test.ends("the last day", lint(text(ignore + " until=2027-01-15")), 0, without=["suppression/"])
    test.ends("the day after", lint(text(ignore + " until=2027-01-14")), 0, "suppression/expired", "2027-01-14")
    test.equal("shown again", found(text(ignore + " until=2027-01-14")), 2)
    test.ends("an expired one can fail a run", lint(text(ignore + " until=2027-01-14"), "--fail-on", "warning"), 1)
    soon = text(ignore + " until=2027-02-01")
    test.ends("soon", lint(soon, "--warn-expiring", "30d"), 0, "suppression/expiring", "in 17 days")
    test.ends("in Japanese, soon", lint(soon, "--warn-expiring", "30", language="ja"), 0, "あと 17 日（2027-02-01 まで）")
    test.ends("not so soon", lint(soon, "--warn-expiring", "16d"), 0, without=["suppression/expiring"])
    test.ends("unused", lint(text('shimon: ignore deletion/timing reason="x"')), 0, "suppression/unused")
    test.ends("no reason", lint(text("shimon: ignore " + RULE)), 1, "suppression/no-reason")
    test.ends("an empty reason", lint(text('shimon: ignore %s reason=" "' % RULE)), 1, "suppression/no-reason")
    test.ends("an unknown rule", lint(text('shimon: ignore transfer/partys-and-method reason="x"')), 1,
              "suppression/unknown-rule", "Did you mean `%s`" % RULE)
    test.ends("a slip", lint(text('shimon: ignroe %s reason="x"' % RULE)), 1, "suppression/form")
    test.ends("a day that is none", lint(text(ignore + " until=2027-02-30")), 1, "suppression/day")
    test.ends("not allowed", lint(text(ignore), policy=HEAD + "suppression: {allowed: no}\n"), 1,
              "suppression/forbidden", "does not let proposals suppress findings.")
    test.equal("and not heeded", found(text(ignore), policy=HEAD + "suppression: {allowed: no}\n"), 2)
    for never in (RULE, "transfer/*"):
        outcome = lint(text(ignore), policy=HEAD + "suppression: {never: [%s]}\n" % never)
        test.ends("never " + never, outcome, 1, "suppression/forbidden", "`%s`" % RULE)
    test.ends("never another", lint(text(ignore), policy=HEAD + "suppression: {never: [deletion/*]}\n"), 0)
    # A department cannot take back what the base forbids.
    test.write(home, "base.yml", HEAD + "suppression: {never: [%s]}\n" % RULE)
    test.ends("never, from below", lint(text(ignore), policy=HEAD + "extends: [base.yml]\nsuppression: {never: []}\n"), 1,
              "suppression/forbidden")
    marked = json.loads(lint(text(ignore), "--format", "sarif").output)["runs"][0]["results"]
    marked = [result for result in marked if result.get("suppressions")]
    test.equal("marked in SARIF", [each["suppressions"][0]["justification"] for each in marked], ["市が直接渡すため"])


def baseline(test):
    """Yesterday's findings, which survive edits."""
    home = test.folder("baseline")
    path = os.path.join(home, ".shimon-baseline.yaml")
    words = ["--baseline", ".shimon-baseline.yaml", "--fail-on", "info", "--today", "2027-01-15"]

    def accept(*paths):
        return test.run(home, "lint", *(paths or ["."]), "--write-baseline", ".shimon-baseline.yaml")

    def lint(*more):
        return test.run(home, "lint", ".", *words, *more)

    test.write(home, "a.yaml")
    test.write(home, "福祉 課/b.yaml", PROPOSAL.replace("台帳", "\"台帳: \\\"甲\\\" 🎁\""))
    test.ends("written", accept(), 0, "findings written as accepted")
    first = open(path, encoding="utf-8").read()
    lines = first.splitlines()
    entries = [json.loads(line[4:]) for line in lines if line.startswith("  - ")]
    test.check("a line a finding, sorted", len(entries) > 5 and entries == sorted(
        entries, key=lambda each: (each["file"].encode(), each["rule"], each["path"])), first)
    test.equal("the same again", (accept().status, open(path, encoding="utf-8").read()), (0, first))
    test.ends("accepted", lint(), 0)
    test.equal("no finding is open", json.loads(lint("--format", "json").output)["findings"], [])
    states = {result.get("baselineState") for result in
              json.loads(lint("--format", "sarif").output)["runs"][0]["results"]}
    test.equal("marked in SARIF", states, {"unchanged"})
    test.ends("from another folder", test.run(test.scratch, "lint", "baseline", "--baseline",
              "baseline/.shimon-baseline.yaml", "--fail-on", "info"), 0)

    items = PROPOSAL.split("  - 内容: ")
    moved = "# 表紙\n\n" + items[0] + "\n\n  - 内容: " + items[2] + "\n  - 内容: " + items[1]
    test.write(home, "a.yaml", moved)
    test.ends("moved lines, reordered entries", lint(), 0)
    test.write(home, "a.yaml", PROPOSAL.replace("受渡し", "transfers").replace("内容", "what").replace("\n", "\r\n"))
    test.ends("other words for the same keys, CRLF", lint(), 0)
    test.write(home, "a.yaml", PROPOSAL + "  - 内容: 申込書\n    方法: 簡易書留\n")
    outcome = lint()
    test.ends("a new entry is new", outcome, 1, "about: 申込書", without=["about: 名簿", "about: 台帳"])
    test.write(home, "a.yaml", "件名: 資料の印刷\n受渡し:\n  - 内容: 台帳\n    方法: 簡易書留\n")
    # Its own findings, and what they made others ask for.
    left = {(finding["file"], finding["fingerprint"]) for finding in json.loads(
        test.run(home, "lint", ".", "--format", "json").output)["findings"]}
    gone = sum((entry["file"], entry["fingerprint"]) not in left for entry in entries)
    test.check("something is gone", gone > 0, gone)
    test.ends("fixed ones are counted", lint(), 0, "%d" % gone, "fixed")
    # Other words in a rule are no new finding.
    rules = test.folder("rules of yesterday")
    test.write(rules, "local/title.yaml", LOCAL_RULE % {"name": "甲"})
    with_rule = ["--rules", rules]
    test.run(home, "lint", ".", "--write-baseline", "rule.yml", *with_rule)
    test.write(rules, "local/title.yaml", (LOCAL_RULE % {"name": "甲"}).replace("とありますか", "と書いてありますか")
               .replace("Rule of", "The rule of").replace("整理のため", "分かりやすくするため").replace("error", "warning"))
    test.ends("changed wording and weight of a rule", test.run(
        home, "lint", ".", "--baseline", "rule.yml", "--fail-on", "info", *with_rule), 0)
    os.remove(os.path.join(home, "rule.yml"))

    def prune(*more):
        return test.run(home, "baseline", "prune", ".shimon-baseline.yaml", *more)

    before = len(entries)
    test.ends("prune", prune(), 0, "%d fixed finding" % gone, "%d left" % (before - gone))
    pruned = open(path, encoding="utf-8").read()
    test.ends("prune again", prune(), 0, "0 fixed")
    test.equal("nothing more to drop", open(path, encoding="utf-8").read(), pruned)
    test.check("only lines vanish", [line for line in lines if line in pruned.splitlines()] == pruned.splitlines())
    test.write(home, "福祉 課/b.yaml", "件名：x\n")
    test.ends("what cannot be read is not fixed", prune(), 3, "0 fixed")
    os.rename(os.path.join(home, "福祉 課/b.yaml"), os.path.join(home, "福祉 課/c.yaml"))
    test.write(home, "福祉 課/c.yaml", PROPOSAL)
    test.ends("a renamed proposal's findings are open", lint(), 1, "福祉 課/c.yaml")
    test.ends("and pruned", prune(), 0, "fixed findings dropped")
    test.check("the file that is gone is not named", "b.yaml" not in open(path, encoding="utf-8").read())
    test.write(home, "a.yaml", PROPOSAL.replace("  - 内容: 名簿", "  - 内容: 名簿 # shimon: ignore %s reason=\"x\"" % RULE))
    test.ends("suppressed and accepted", lint("--format", "json"), 1)
    for name, text, part in (
            ("a mistake of form", "format: shimon-baseline/1\nfindings:\n  - {file: a\n", ".shimon-baseline.yaml:3:"),
            ("a conflict of git", first.replace("findings:\n", "findings:\n<<<<<<< HEAD\n"), ".shimon-baseline.yaml:5:"),
            ("another format", "format: shimon-baseline/9\nfindings: []\n", "shimon-baseline/1"),
            ("a fingerprint", re.sub(r'fingerprint":"[0-9a-f]{16}', 'fingerprint":"xyz', first, count=1),
             "baseline/fingerprint"),
            ("a misspelt key", first.replace('"rule"', '"ruel"', 1), "ruel"), ("nothing", "", "yaml/empty")):
        test.write(home, ".shimon-baseline.yaml", text)
        test.ends("a baseline with " + name, lint(), 3, part)
        test.ends("pruning one with " + name, prune(), 3, part)
        test.equal("it stays: " + name, open(path, encoding="utf-8").read(), text)
    os.remove(path)
    test.ends("a missing baseline", lint(), 3, ".shimon-baseline.yaml: There is no such file")
    test.ends("a baseline that cannot be written", test.run(home, "lint", "a.yaml", "--write-baseline", "none/b.yaml"), 3,
              "none/b.yaml")
    test.write(home, "d.yaml", "件名：x\n")
    test.ends("no baseline of what cannot be read", accept(), 3)
    test.check("none is written", not os.path.exists(path))
    # As a proposal of its folder it is passed over.
    os.remove(os.path.join(home, "d.yaml"))
    test.run(home, "lint", "a.yaml", "--write-baseline", "baseline.yaml")
    test.ends("a baseline is no proposal", test.run(home, "lint", ".", "--baseline", "baseline.yaml"), 0,
              "baseline.yaml: skipped")


def merging(test):
    """Two branches whose findings are different merge."""
    home = test.repository("merging")

    def accept(branch, *names):
        for name in names:
            test.write(home, name)
        test.run(home, "lint", ".", "--write-baseline", ".shimon-baseline.yaml")
        test.commit(home, branch)

    accept("main", "b.yaml", "m.yaml", "y.yaml")
    test.git(home, "checkout", "-q", "-b", "first")
    accept("first", "a.yaml", "c.yaml")
    test.git(home, "checkout", "-q", "-b", "second", "main")
    accept("second", "n.yaml", "z.yaml")
    test.ends("branches with findings in different places", test.call(["git", "merge", "-q", "-m", "x", "first"], home), 0)
    test.ends("hold all of both", test.run(
        home, "lint", ".", "--baseline", ".shimon-baseline.yaml", "--fail-on", "info"), 0)
    # In the same place git asks, unless it is told that all lines count.
    test.write(home, ".gitattributes", ".shimon-baseline.yaml merge=union\n")
    base = test.commit(home, "union")
    test.git(home, "checkout", "-q", "-b", "third")
    accept("third", "p1.yaml")
    test.git(home, "checkout", "-q", "-b", "fourth", base)
    accept("fourth", "p2.yaml")
    test.ends("findings side by side, with merge=union", test.call(["git", "merge", "-q", "-m", "x", "third"], home), 0)
    test.ends("hold all of both, too", test.run(
        home, "lint", ".", "--baseline", ".shimon-baseline.yaml", "--fail-on", "info"), 0)


def main():
    test = cases.Cases(sys.argv[1])
    for part in (discovery, stacks, trees, local_rules, suppression, baseline, merging):
        part(test)
    test.finish()


if __name__ == "__main__":
    main()

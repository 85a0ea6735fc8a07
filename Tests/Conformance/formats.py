#!/usr/bin/env python3
"""Judges the formats for other tools: formats.py SHIMON SCHEMAS_FOLDER

Runs the program over the sample proposals and over files that were made to break formats, in every format and both
languages, and reads the output with independent readers. The JSON format is the reference: every other format must
say the same of the same stretch of text. What a judge needs and cannot be had is named as skipped.
"""
import collections
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(os.path.dirname(os.path.dirname(HERE)), "SamplePolicies")
FORMATS = ["json", "ndjson", "sarif", "junit", "checkstyle", "github", "gitlab", "csv", "text"]
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
NOT_XML = re.compile("[\ufffe\uffff]")
HOSTILE = {
    "=2+3,\"x\".yaml": "受渡し: [{内容: 🎁𠮷名簿, 渡す者: 市, 受け取る者: 受託者, 方法: 普通郵便}]\n",
    "b 提案%/🎁.yaml": "\ufeff件名: 🎁\r\n受渡し:\r\n  - {内容: \"＝cmd|x\\n::error::y\\u202E\", 方法: 普通郵便}\r\n",
    "broken.yaml": "件名: \"🎁\"\n種類：x\n受渡し：y\n",
    "accepted.yaml": "受渡し:\n  # shimon: ignore transfer/no-ordinary-mail reason=\"[市](1) 🎁\" until=2999-03-31\n"
                     "  - {内容: 名簿, 渡す者: 市, 受け取る者: 受託者, 方法: 普通郵便}\n",
    "clean.yml": "format: shimon/1\n",
    "empty.yaml": "",
    "marks.yaml": "受渡し:\n" + "".join("  - {内容: \"%s\", 方法: 普通郵便}\n" % text for text in [
        "]]><b>&amp;", "[x](http://example.com)", "%0A::stop-commands::x", "@SUM(A1)", "a\\u0007\\u001B[31mb", "\\uFFFE",
        "'\\\"", "##[error]", "-1", "\\t=1", "=1"]),
}

failures = []


def check(holds, what):
    if not holds and len(failures) < 40:
        failures.append(what)
        print("FAILED: " + what)


def lint(shimon, folder, language, arguments):
    environment = {"PATH": "/usr/bin:/bin"}
    result = subprocess.run([shimon, "lint", ".", "--lang", language] + arguments, cwd=folder, env=environment,
                            capture_output=True)
    check(result.returncode == 3, "status %d of %s: %s" % (result.returncode, arguments, result.stderr[:300]))
    return result.stdout


class Sources:
    """The files as text, to cut out what a region names."""

    def __init__(self, folder):
        self.folder = folder
        self.lines = {}

    def cut(self, name, region, unit):
        if name not in self.lines:
            path = os.path.join(self.folder, name)
            text = open(path, encoding="utf-8", newline="").read()
            self.lines[name] = re.split("\r\n|\n|\r", text[1:] if text.startswith("\ufeff") else text)
        start, end = region[0], region[2]
        if unit == "utf16":
            lines = [line.encode("utf-16-le") for line in self.lines[name][start - 1:end]]
            factor, decode = 2, lambda part: part.decode("utf-16-le")
        else:
            lines, factor, decode = self.lines[name][start - 1:end], 1, str
        lines[-1] = lines[-1][:(region[3] - 1) * factor]
        lines[0] = lines[0][(region[1] - 1) * factor:]
        return "\n".join(decode(line) for line in lines)


class Reference:
    """What the JSON format says."""

    def __init__(self, text, sources):
        document = json.loads(text)
        self.problems, self.findings = document["problems"], document["findings"]
        self.accepted = document["accepted"]
        self.entries = collections.Counter()
        self.by_place = collections.Counter()
        self.severities = collections.Counter()
        for entry in self.problems + self.findings:
            region = entry["region"]
            region = tuple(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn"))
            entry["text"] = sources.cut(entry["file"], region, "points")
            entry["id"] = entry.get("rule") or entry["code"]
            self.entries[entry["file"], entry["id"], region[0], region[2], entry["text"]] += 1
            self.by_place[entry["file"], entry["id"], region[0], region[1]] += 1
            self.severities[entry["severity"]] += 1
        self.files = document["summary"]["files"]
        self.unreadable = document["summary"]["unreadable"]


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def safe(texts, what):
    for text in texts:
        check(not UNSAFE.search(text), "%s: an unsafe character in %r" % (what, text[:80]))


def import_or_install(name):
    for attempt in range(2):
        try:
            return __import__(name)
        except ImportError:
            if attempt == 0:
                subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", name], capture_output=True)
    return None


def judge_sarif(text, reference, sources, schema):
    log = json.loads(text)
    if schema:
        for error in list(schema.iter_errors(log))[:3]:
            check(False, "sarif: %s at %s" % (error.message[:200], list(error.absolute_path)))
    safe(strings(log), "sarif")
    check(log["version"] == "2.1.0" and log["$schema"] and len(log["runs"]) == 1, "sarif: the head")
    run = log["runs"][0]
    driver = run["tool"]["driver"]
    check(run["columnKind"] == "utf16CodeUnits" and driver["name"] and driver["semanticVersion"], "sarif: the tool")
    ids = [rule["id"] for rule in driver["rules"]]
    check(len(ids) == len(set(ids)) <= 25000, "sarif: a rule is listed twice")
    for rule in driver["rules"]:
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        check(all(texts) and max(map(len, texts[:2])) <= 1024 and rule["help"]["markdown"], "sarif: %s" % rule["id"])
        check(0 < len(rule["properties"]["tags"]) <= 10, "sarif: tags of %s" % rule["id"])
        check(rule["defaultConfiguration"]["level"] in LEVELS.values(), "sarif: level of %s" % rule["id"])
        check(rule["properties"]["problem.severity"] in ("error", "warning", "recommendation"), "sarif: severity")
        check("helpUri" not in rule, "sarif: a link, though nothing is online")
    entries, levels, accepted = collections.Counter(), collections.Counter(), 0
    for result in run["results"]:
        check(result["ruleId"] in ids, "sarif: no rule %s" % result["ruleId"])
        if "ruleIndex" in result:
            check(ids[result["ruleIndex"]] == result["ruleId"], "sarif: ruleIndex")
        check(result["message"]["text"] and len(result["locations"]) == 1, "sarif: message or location")
        check(re.fullmatch("[0-9a-f]{16}", result["partialFingerprints"]["shimon/v1"]), "sarif: fingerprint")
        related = result.get("relatedLocations", [])
        check(len(related) <= 20, "sarif: related places")
        links = [int(number) for number in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])]
        check(links == [place["id"] for place in related], "sarif: links to related places")
        bare = re.sub(r"\\.", "", result["message"]["text"])
        check(len(re.findall(r"\[", bare)) == len(links), "sarif: a text makes a link")
        for place in result["locations"] + related:
            location = place["physicalLocation"]
            artifact, region = location["artifactLocation"], location["region"]
            check(re.fullmatch(r"[A-Za-z0-9._~/%-]+", artifact["uri"]), "sarif: uri %s" % artifact["uri"])
            check(artifact["uriBaseId"] in run["originalUriBaseIds"], "sarif: uriBaseId")
            name = urllib.parse.unquote(artifact["uri"])
            numbers = tuple(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn"))
            cut = sources.cut(name, numbers, "utf16")
            if "snippet" in region and "\ufffd" not in region["snippet"]["text"]:
                check(region["snippet"]["text"].replace(" ", "") == cut.replace("\t", "").replace(" ", ""),
                      "sarif: snippet %r is not %r" % (region["snippet"]["text"][:60], cut[:60]))
            if place in result["locations"] and "suppressions" not in result:
                entries[name, result["ruleId"], numbers[0], numbers[2], cut] += 1
        if "suppressions" in result:
            accepted += 1
            check(result["suppressions"][0]["justification"], "sarif: accepted without a reason")
        else:
            levels[result["level"]] += 1
    check(accepted == 1, "sarif: %d findings are accepted" % accepted)
    check(entries == reference.entries, "sarif: other findings than in json")
    check(levels == collections.Counter({LEVELS[key]: count for key, count in reference.severities.items()}),
          "sarif: levels")
    check(run["invocations"][0]["executionSuccessful"] is (reference.unreadable == 0), "sarif: executionSuccessful")
    check(run["invocations"][0]["toolExecutionNotifications"], "sarif: unreadable files are not told")


def judge_junit(text, reference, schema):
    check(not NOT_XML.search(text), "junit: a character that XML cannot hold")
    if schema:
        for error in list(schema.iter_errors(text))[:3]:
            check(False, "junit: %s" % str(error)[:300])
    root = ElementTree.fromstring(text)
    check(root.tag == "testsuites" and not root.attrib, "junit: the root")
    total, accepted, named = 0, 0, set()
    for number, suite in enumerate(root):
        check(suite.tag == "testsuite" and suite.get("id") == str(number), "junit: number of a suite")
        check([child.tag for child in suite if child.tag != "testcase"] == ["properties", "system-out", "system-err"]
              and suite[0].tag == "properties", "junit: order of elements")
        cases = suite.findall("testcase")
        counts = {"tests": len(cases)}
        for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            counts[key] = len(suite.findall("testcase/" + tag))
        for key, count in counts.items():
            check(suite.get(key) == str(count), "junit: %s of %s" % (key, suite.get("name")))
        for case in cases:
            check(len(case) <= 1 and case.get("time") == "0", "junit: outcomes of a test")
            identity = (case.get("classname"), case.get("name"))
            check(identity not in named, "junit: two tests are called %s" % (identity,))
            named.add(identity)
            for outcome in case:
                check(outcome.get("type") and outcome.get("message") and outcome.text, "junit: an empty outcome")
                safe([outcome.get("message"), outcome.text.replace("\n", "")], "junit")
        total += sum(len(case) for case in cases)
        accepted += len(suite.findall("testcase/skipped[@type='accepted']"))
    check(len(root) == reference.files, "junit: %d suites for %d files" % (len(root), reference.files))
    check(accepted == 1, "junit: %d findings are accepted" % accepted)
    check(total - accepted == sum(reference.entries.values()), "junit: number of outcomes")


def judge_checkstyle(text, reference):
    check(not NOT_XML.search(text), "checkstyle: a character that XML cannot hold")
    root = ElementTree.fromstring(text)
    check(root.tag == "checkstyle" and root.get("version"), "checkstyle: the root")
    places, severities = collections.Counter(), collections.Counter()
    for file in root:
        check(file.tag == "file" and len(file) > 0, "checkstyle: a file")
        for error in file:
            check(error.tag == "error" and error.get("message"), "checkstyle: an error")
            safe([error.get("message")], "checkstyle")
            identifier = error.get("source").replace("shimon.", "", 1).replace(".", "/")
            places[file.get("name"), identifier, int(error.get("line")), int(error.get("column"))] += 1
            severities[error.get("severity")] += 1
    check(places == reference.by_place, "checkstyle: other places than in json")
    check(severities == reference.severities, "checkstyle: severities")


def judge_github(text, reference, sources):
    command = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^:,\r\n]*)(?:,[a-zA-Z]+=[^:,\r\n]*)*)::([^\r\n]*)")

    def plain(value):
        return re.sub("%(25|0D|0A|3A|2C)", lambda match: chr(int(match.group(1), 16)), value)

    shown, order = collections.Counter(), []
    lines = text.split("\n")
    check(lines.pop() == "", "github: the last line does not end")
    for line in lines:
        match = command.fullmatch(line)
        check(match, "github: no command: %s" % line[:100])
        if not match:
            continue
        check(not re.search("%(?!25|0D|0A|3A|2C)", line), "github: a bare percent sign: %s" % line[:100])
        level, message = match.group(1), plain(match.group(3))
        properties = {key: plain(value) for key, value in
                      (part.split("=", 1) for part in match.group(2).split(","))}
        safe([message.replace("\n", "")] + list(properties.values()), "github")
        order.append(level)
        shown[level] += 1
        if "file" not in properties:
            check(line == lines[-1] and level == "notice", "github: a command without a file")
            continue
        identifier = re.search(r"\[([^\]]*)\]$", properties["title"]).group(1)
        start, end = int(properties["line"]), int(properties["endLine"])
        check(("col" in properties) == (start == end), "github: columns of an annotation over lines")
        if start == end:
            cut = sources.cut(properties["file"], (start, int(properties["col"]), end, int(properties["endColumn"])),
                              "points")
            check((properties["file"], identifier, start, end, cut) in reference.entries, "github: %s" % line[:100])
    check(order == sorted(order, key=["error", "warning", "notice"].index), "github: not sorted by severity")
    check(max(shown.values()) <= 10, "github: more than ten of a kind")
    for level, severity in (("error", "error"), ("warning", "warning")):
        check(shown[level] == min(10, reference.severities[severity]), "github: number of %ss" % level)


def judge_gitlab(text, reference):
    check(text.startswith("["), "gitlab: no array, or a byte order mark")
    lines, prints = collections.Counter(), set()
    issues = json.loads(text)
    for issue in issues:
        check(issue["description"] and issue["check_name"], "gitlab: an empty text")
        check(issue["severity"] in ("info", "minor", "major", "critical", "blocker"), "gitlab: severity")
        path = issue["location"]["path"]
        check(not path.startswith(("./", "/")), "gitlab: path %s" % path)
        lines[path, issue["check_name"], issue["location"]["lines"]["begin"], issue["location"]["lines"]["end"]] += 1
        prints.add(issue["fingerprint"])
    safe(strings(issues), "gitlab")
    check(len(prints) == len(issues), "gitlab: a fingerprint occurs twice")
    expected = collections.Counter()
    for (name, identifier, start, end, _), count in reference.entries.items():
        expected[name, identifier, start, end] += count
    check(lines == expected, "gitlab: other places than in json")


def judge_csv(data, reference):
    check(data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n"), "csv: no byte order mark or line end")
    check(b"\n" not in data.replace(b"\r\n", b""), "csv: a bare line feed")
    rows = list(csv.reader(io.StringIO(data[3:].decode("utf-8"), newline=""), strict=True))
    check(all(len(row) == 20 for row in rows), "csv: number of cells")
    places = collections.Counter()
    for row in rows:
        safe(row, "csv")
        for cell in row:
            check(not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r]", cell), "csv: a formula: %r" % cell[:60])
    for row in rows[1:]:
        name = row[0][1:] if row[0].startswith("'") else row[0]
        places[name, row[6], int(row[1]), int(row[2])] += 1
        check(re.fullmatch("[0-9a-f]{16}", row[19]), "csv: fingerprint")
    check(places == reference.by_place, "csv: other places than in json")


def judge(shimon, folder, language, sarif_schema, junit_schema):
    sources = Sources(folder)
    outputs = {}
    for name in FORMATS:
        one = lint(shimon, folder, language, ["--format", name, "--jobs", "1"])
        check(one == lint(shimon, folder, language, ["--format", name, "--jobs", "4"]), "%s: threads show" % name)
        outputs[name] = one
    with tempfile.TemporaryDirectory() as target:
        wanted = [word for name in FORMATS for word in ("-o", "%s=%s" % (name, os.path.join(target, name)))]
        check(lint(shimon, folder, language, wanted) == b"", "--output is not silent")
        check(sorted(os.listdir(target)) == sorted(FORMATS), "--output leaves %s" % os.listdir(target))
        for name in FORMATS:
            with open(os.path.join(target, name), "rb") as file:
                check(file.read() == outputs[name], "%s: --output and --format differ" % name)
    reference = Reference(outputs["json"], sources)
    check(len(reference.findings) > 300 and len(reference.problems) >= 3, "too little was found to judge by")
    lines = [json.loads(line) for line in outputs["ndjson"].decode("utf-8").split("\n")[:-1]]
    check(collections.Counter(line["type"] for line in lines)
          == collections.Counter({"finding": len(reference.findings), "problem": len(reference.problems),
                                  "accepted": len(reference.accepted), "summary": 1,
                                  "waiting": len(json.loads(outputs["json"])["waiting"])}), "ndjson: lines")
    judge_sarif(outputs["sarif"].decode("utf-8"), reference, sources, sarif_schema)
    judge_junit(outputs["junit"].decode("utf-8"), reference, junit_schema)
    judge_checkstyle(outputs["checkstyle"].decode("utf-8"), reference)
    judge_github(outputs["github"].decode("utf-8"), reference, sources)
    judge_gitlab(outputs["gitlab"].decode("utf-8"), reference)
    judge_csv(outputs["csv"], reference)
    return sum(reference.entries.values())


def load_sarif_schema(folder):
    path = os.path.join(folder, "sarif-2.1.0.json")
    if not os.path.exists(path):
        print("skipped: the schema of SARIF (%s is not here)" % path)
        return None
    jsonschema = import_or_install("jsonschema")
    if not jsonschema:
        print("skipped: the schema of SARIF (the Python package jsonschema cannot be had)")
        return None
    with open(path, encoding="utf-8") as file:
        return jsonschema.Draft4Validator(json.load(file))


def load_junit_schema():
    xmlschema = import_or_install("xmlschema")
    if not xmlschema:
        print("skipped: the schema of JUnit (the Python package xmlschema cannot be had)")
        return None
    return xmlschema.XMLSchema(os.path.join(HERE, "junit.xsd"))


def main():
    shimon, schemas = os.path.abspath(sys.argv[1]), sys.argv[2]
    sarif_schema, junit_schema = load_sarif_schema(schemas), load_junit_schema()
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SAMPLES, os.path.join(folder, "samples"))
        for name, text in HOSTILE.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        for language in ("ja", "en"):
            count += judge(shimon, folder, language, sarif_schema, junit_schema)
    print("%d findings compared in %d formats, %d failed" % (count, len(FORMATS), len(failures)))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

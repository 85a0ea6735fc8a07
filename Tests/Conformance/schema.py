#!/usr/bin/env python3
"""Compares the JSON Schemas of `shimon schema` with what Shimon itself takes: schema.py SHIMON [COUNT] [SEED]

- The schemas are sound, and what `shimon parse` prints of every sample, policy and rule is valid, in both languages.
- A misspelt key, a key in both languages and a word that is no choice make every sample invalid.
- COUNT samples with one value changed (an odd date, a lone item, nothing, a word in white space) are valid where
  `shimon lint` can read them, and invalid where it cannot.
"""
import copy
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("skipped: jsonschema cannot be had")
    sys.exit(0)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VALUES = [None, "", " ", "未定", "TBD", " 未定", "なし", "none", "該当なし", "無", "はい", "yes", "no", True, False, "あり　",
          0, 3, -1, 1.5, 10 ** 18, 10 ** 19, "1,100", "1,10", "約1,100件", "3人", "3 人", "30匹", "１２", "5年", "3か月ごと", "90日以内", "直ちに",
          "2 weeks", "within 30 days", "およそ5年", "2026-04-01", "2026/4/1", "2026.4.1", "令和8年4月1日", "R8.4.1", "令和元年5月1日",
          "26-4-1", "2026-13-01", "2026-04-32", "明治5年1月1日", "市", "city", "市　", "その他（庁内便）", "other (in-house)", "その他", "簡易書留",
          "registered-mail", "紙", "paper", [], ["紙"], ["紙", "電子データ"], ["未定"], [None], [[]], {}, {"what": "x"}, [{"what": "名簿"}],
          {"未知": 1}, [{"未知": 1}], {"ja": "x"}]


def schema(shimon, kind, language):
    text = subprocess.run([shimon, "schema", kind, "--lang", language], capture_output=True, check=True).stdout
    document = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(document)
    return jsonschema.Draft202012Validator(document)


def parse(shimon, path):
    return json.loads(subprocess.run([shimon, "parse", path], capture_output=True, check=True).stdout)


def places(document, path=()):
    """Every place in a document with its value."""
    if path:
        yield path, document
    pairs = document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else []
    for key, value in pairs:
        yield from places(value, path + (key,))


def holder(document, path):
    for key in path[:-1]:
        document = document[key]
    return document


def readable(shimon, documents):
    """Whether `shimon lint` can read each of the documents."""
    with tempfile.TemporaryDirectory() as folder:
        for number, document in enumerate(documents):
            with open(os.path.join(folder, "%06d.yaml" % number), "w", encoding="utf-8") as file:
                json.dump(document, file, ensure_ascii=False)
        lines = subprocess.run([shimon, "lint", folder, "--format", "ndjson", "--lang", "en", "--fail-on", "never"],
                               capture_output=True, text=True).stdout.splitlines()
    refused = {}
    for entry in map(json.loads, lines):
        if entry["type"] == "problem" and entry["severity"] == "error" and not entry["code"].startswith("suppression/"):
            refused.setdefault(int(os.path.basename(entry["file"])[:-5]), entry["message"])
    return [refused.get(number) for number in range(len(documents))]


def main():
    shimon = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    source = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    failures = []

    def expect(condition, *words):
        if not condition:
            failures.append(" ".join(str(word) for word in words))

    samples = sorted(glob.glob(os.path.join(ROOT, "SamplePolicies/*/*.submitted.yaml"))
                     + glob.glob(os.path.join(ROOT, "SamplePolicies/*/*.approved.yaml")))
    policies = sorted(glob.glob(os.path.join(ROOT, "SamplePolicies/*/policy.yaml"))
                      + glob.glob(os.path.join(ROOT, "SamplePolicies/*/.shimon.yaml"))
                      + glob.glob(os.path.join(ROOT, "Rules/profiles/*.yaml")))
    rules = sorted(path for path in glob.glob(os.path.join(ROOT, "Rules/*/*.yaml"))
                   if os.path.basename(os.path.dirname(path)) not in ("clauses", "profiles"))
    checked = 0
    for language in ("ja", "en"):
        for kind, paths in (("proposal", samples), ("policy", policies), ("rule", rules)):
            validator = schema(shimon, kind, language)
            for path in paths:
                error = next(validator.iter_errors(parse(shimon, path)), None)
                expect(error is None, os.path.relpath(path, ROOT), error and (list(error.absolute_path), error.message[:200]))
                checked += 1

    validator = schema(shimon, "proposal", "ja")
    originals = [parse(shimon, path) for path in samples]
    for kind, paths in (("proposal", samples), ("policy", policies), ("rule", rules)):
        judge = schema(shimon, kind, "en")
        for path in paths:
            document = parse(shimon, path)
            # The keys of parameters, names of rules and the like are the writer's own.
            keys = [place for place, _ in places(document) if isinstance(place[-1], str) and (kind == "proposal" or len(place) == 1)]
            key = source.choice(keys)
            mapping = holder(document, key)
            mapping[key[-1] + "x"] = mapping.pop(key[-1])
            expect(not judge.is_valid(document), "misspelt key", key, "in", os.path.relpath(path, ROOT))
            checked += 1
    for path, document in zip(samples, originals):
        twice, wrong = copy.deepcopy(document), copy.deepcopy(document)
        twice["title"] = twice["件名"] = "x"
        expect(not validator.is_valid(twice), "key in both languages in", path)
        wrong["種類"] = "外部委讬"
        expect(not validator.is_valid(wrong), "wrong choice in", path)
        checked += 2

    mutants = []
    for _ in range(count):
        document = copy.deepcopy(source.choice(originals))
        path = source.choice([place for place, _ in places(document)])
        holder(document, path)[path[-1]] = copy.deepcopy(source.choice(VALUES))
        mutants.append((path, document))
    refusals = readable(shimon, [document for _, document in mutants])
    for (path, document), refusal in zip(mutants, refusals):
        value = json.dumps(holder(document, path)[path[-1]], ensure_ascii=False)
        if refusal is None:
            error = next(validator.iter_errors(document), None)
            expect(error is None, "the schema refuses", path, value, error and error.message[:200])
        else:
            expect(not validator.is_valid(document), "the schema takes", path, value, "but:", refusal)
    for failure in failures[:20]:
        print("FAILED:", failure)
    print("%d documents and %d changed ones (%d of them refused by both): %d failures"
          % (checked, count, sum(refusal is not None for refusal in refusals), len(failures)))
    return 1 if failures or not samples or not rules else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Runs the conformance data of a folder through the command: suites.py SHIMON FOLDER

FOLDER holds yaml.jsonl and cel.jsonl (the format is described in README.md). Exits with 1 on a misread, on a
CEL case that comes out otherwise, or where fewer than 95 of 100 YAML cases of the subset are read.
"""
import json
import os
import subprocess
import sys
import tempfile


def run(command, text=None):
    return subprocess.run(command, input=text, capture_output=True)


def yaml_cases(shimon, path):
    misreads, subset, read = [], 0, 0
    for case in map(json.loads, open(path, encoding="utf-8")):
        result = run([shimon, "parse", "-"], case["yaml"].encode("utf-8"))
        accepted = result.returncode == 0
        if result.returncode not in (0, 3):
            misreads.append((case["id"], "exit status %d" % result.returncode))
        elif not accepted and not result.stderr:
            misreads.append((case["id"], "refused without a message"))
        value = json.loads(result.stdout) if accepted else None
        right = "docs" in case and len(case["docs"]) == 1 and same(value, case["docs"][0])
        if accepted and not right:
            misreads.append((case["id"], value))
        if case.get("subset"):
            subset += 1
            read += accepted and right
            if not accepted:
                print("yaml: refused", case["id"])
    for name, got in misreads:
        print("yaml: MISREAD", name, got)
    print("yaml: %d of %d subset cases read, %d misreads" % (read, subset, len(misreads)))
    return not misreads and read * 100 >= subset * 95


def same(left, right):
    """Equal as JSON, with true apart from 1."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True) or (
        type(left) is type(right) and left == right and not isinstance(left, (list, dict, bool)))


def plain(value):
    if isinstance(value, float):
        return {"$double": value}
    if isinstance(value, dict) and set(value) == {"$double"}:
        number = value["$double"]
        return {"$double": float(number)}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def cel_cases(shimon, path):
    failed, count = [], 0
    for case in map(json.loads, open(path, encoding="utf-8")):
        count += 1
        command = [shimon, "eval", case["expr"]]
        with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False, encoding="utf-8") as file:
            json.dump(case.get("bindings") or {}, file, ensure_ascii=False)
        if case.get("bindings"):
            command += ["--bindings", file.name]
        result = run(command)
        os.unlink(file.name)
        if case.get("error"):
            right = result.returncode != 0 and result.stderr
        else:
            right = result.returncode == 0 and plain(json.loads(result.stdout)) == plain(case["value"]) and (
                repr(plain(json.loads(result.stdout))) == repr(plain(case["value"])))
        if not right:
            failed.append(case["id"])
            print("cel: FAILED", case["id"], case["expr"], result.stdout.decode(), result.stderr.decode()[:300])
    print("cel: %d of %d cases" % (count - len(failed), count))
    return not failed


def main():
    shimon, folder = sys.argv[1:3]
    passed = 0
    for name, judge in [("yaml.jsonl", yaml_cases), ("cel.jsonl", cel_cases)]:
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            print("%s: skipped, not in %s" % (name, folder))
            passed += 1
        else:
            passed += judge(shimon, path)
    return 0 if passed == 2 else 1


if __name__ == "__main__":
    sys.exit(main())

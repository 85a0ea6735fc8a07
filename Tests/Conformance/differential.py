#!/usr/bin/env python3
"""Compares `shimon parse` with PyYAML on generated and mutated documents: differential.py SHIMON COUNT SEED

Both must give the same tree, or Shimon must refuse. Exits with 1 on a misread.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

import yaml

import core_schema
import yaml_documents


def reference(data):
    try:
        return json.dumps(core_schema.read(data.decode("utf-8")))
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def main():
    shimon, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    tally = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "document.yaml")
        for data in yaml_documents.documents(count, seed):
            with open(path, "wb") as file:
                file.write(data)
            result = subprocess.run([shimon, "parse", path], capture_output=True)
            if result.returncode not in (0, 3) or (result.returncode == 3 and not result.stderr):
                print("BROKEN", repr(data), result.returncode)
                tally["broken"] += 1
                continue
            expected = reference(data)
            if result.returncode == 3:
                tally["refused by both" if expected is None else "refused by Shimon only"] += 1
            elif expected is None:
                tally["read by Shimon only"] += 1
            elif json.dumps(json.loads(result.stdout)) == expected:
                tally["read alike"] += 1
            else:
                tally["misread"] += 1
                print("MISREAD", repr(data.decode()), result.stdout.decode(), expected)
    print(", ".join("%s %d" % pair for pair in sorted(tally.items())))
    return 1 if tally["misread"] or tally["broken"] or not tally["read alike"] else 0


if __name__ == "__main__":
    sys.exit(main())

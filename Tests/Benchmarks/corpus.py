#!/usr/bin/env python3
"""Multiplies SamplePolicies into a corpus of varied proposals: corpus.py --count N --out DIR [--seed S]

Counts, names of data sets and titles vary; the same seed gives the same bytes.
"""
import argparse
import os
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    samples = sorted((ROOT / "SamplePolicies").glob("*/*.submitted.yaml"))
    random_ = random.Random(options.seed)
    for number in range(options.count):
        text = random_.choice(samples).read_text(encoding="utf-8")
        text = re.sub(r"(?m)^(件名: .*)$", lambda line: "%s（第%d号）" % (line.group(1), number), text, count=1)
        text = re.sub(r"人数: \d+", lambda _: "人数: %d" % random_.randrange(1, 100000), text)
        folder = pathlib.Path(options.out) / ("department-%02d" % (number % 40))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ("%05d.yaml" % number)).write_text(text, encoding="utf-8")
    print(os.path.abspath(options.out))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Fails where a type that stands by itself shares its name with another type, in whatever module: one word for one thing.

Types within types may: `Report.Quote` and `Token.Kind` are told apart by what they stand in.
"""
import collections
import pathlib
import re
import sys

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources"
DECLARATION = re.compile(
    r"^(?P<indent> *)(?:(?:package|public|private|fileprivate|final|indirect) )*(?:struct|enum|class|protocol|actor) (?P<name>[A-Z]\w*)",
    re.MULTILINE)

places, alone = collections.defaultdict(list), set()
for path in sorted(SOURCES.rglob("*.swift")):
    text = path.read_text(encoding="utf-8")
    for found in DECLARATION.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        places[found["name"]].append("%s:%d" % (path.relative_to(SOURCES.parent), line))
        if not found["indent"]:
            alone.add(found["name"])
twice = {name: places[name] for name in sorted(alone) if len(places[name]) > 1}
for name, where in twice.items():
    print("%s: %s" % (name, ", ".join(where)))
print("%d types stand by themselves, %d share their name" % (len(alone), len(twice)))
sys.exit(1 if twice or not alone else 0)

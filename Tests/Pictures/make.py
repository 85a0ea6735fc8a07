#!/usr/bin/env python3
"""Makes the pictures of the two READMEs: make.py SHIMON [--check]

The first example of each README, `draft.yaml`, is linted and reported, and Chromium takes a picture of both. Digests of
what the pictures show, and of the pictures, are kept in `sources.txt`; with --check, which needs no Chromium, they are
compared with what the program writes now.
"""
import hashlib
import html
import os
import re
import subprocess
import sys
import tempfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(FOLDER))
sys.path.insert(0, os.path.join(ROOT, "Tests/Conformance"))
import chromium  # noqa: E402

SOURCES = os.path.join(FOLDER, "sources.txt")
README = {"en": "README.md", "ja": "README.ja.md"}
COMMAND = "shimon lint draft.yaml --no-unstated"
SCALE = 1.25
TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; background: #ffffff; }
pre { margin: 0; padding: 14px 18px; background: #16181c; color: #eceef2; white-space: pre-wrap;
  font: 14px/1.45 "DejaVu Sans Mono", "Noto Sans Mono CJK JP", monospace; }
.s1 { font-weight: bold; } .s2 { opacity: 0.75; } .s31 { color: #ff8f86; } .s32 { color: #8fdcab; }
.s33 { color: #f7c777; } .s34 { color: #8ab8ff; } .s35 { color: #dba6ff; } .s36 { color: #7fd6e0; } .s90 { color: #b3b9c5; }
</style><pre id="shot">"""


def draft(lang):
    """The first proposal that stands in a README."""
    with open(os.path.join(ROOT, README[lang]), encoding="utf-8") as file:
        return re.search(r"```yaml\n(.*?)```", file.read(), re.S).group(1)


def terminal(output):
    """The text output as HTML: what the terminal's colour codes say, as classes."""
    parts, open_span = [], False
    for index, part in enumerate(re.split("\x1b\\[([0-9;]*)m", output)):
        if index % 2 == 0:
            parts.append(html.escape(part))
            continue
        parts.append("</span>" if open_span else "")
        open_span = part not in ("", "0")
        if open_span:
            parts.append('<span class="%s">' % " ".join("s" + code for code in part.split(";")))
    return TERMINAL + "$ " + html.escape(COMMAND) + "\n" + "".join(parts) + "</pre>"


def pages(shimon):
    """What the pictures show, as HTML by file name."""
    shown = {}
    for lang in README:
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "draft.yaml"), "w", encoding="utf-8") as file:
                file.write(draft(lang))

            def run(*arguments):
                result = subprocess.run([shimon, *arguments, "--lang", lang], cwd=folder, capture_output=True, text=True)
                if result.returncode > 1 or result.stderr:
                    sys.exit("shimon %s: %d %s" % (" ".join(arguments), result.returncode, result.stderr))
                return result.stdout

            shown["lint.%s.png" % lang] = terminal(run(*COMMAND.split()[1:], "--color", "always"))
            run("report", "draft.yaml", "-o", "report.html")
            with open(os.path.join(folder, "report.html"), encoding="utf-8") as file:
                page = file.read()
            # The picture ends with the flow of the data: the sections behind it may change without it.
            end = page.index('<section id="topics"')
            start = page.index("<style>")
            shown["report.%s.png" % lang] = (
                '<!DOCTYPE html><html lang="%s"><meta charset="utf-8">' % lang
                + re.sub(r"<script>.*?</script>", "", page[start:end], flags=re.S) + "</main></body></html>")
    return shown


def digests(shown):
    """By file name the digest of what a picture shows, and that of the picture that is there."""
    def picture(name):
        path = os.path.join(FOLDER, name)
        if not os.path.exists(path):
            return "missing"
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()

    return {name: "%s %s" % (hashlib.sha256(text.encode()).hexdigest(), picture(name)) for name, text in shown.items()}


def shoot(browser, name, text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.html")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        browser.size(860, 400)
        browser.media()
        browser.open("file://" + path)
        height = browser.run("Math.ceil(document.documentElement.getBoundingClientRect().height)")
        clip = {"x": 0, "y": 0, "width": 860, "height": height, "scale": SCALE}
        shot = browser.call("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
        with open(os.path.join(FOLDER, name), "wb") as file:
            file.write(chromium.base64.b64decode(shot["data"]))


def main():
    shown = pages(os.path.abspath(sys.argv[1]))
    if "--check" in sys.argv:
        with open(SOURCES, encoding="utf-8") as file:
            kept = dict(line.rstrip("\n").split(" ", 1) for line in file)
        stale = [name for name, digest in digests(shown).items() if kept.get(name) != digest]
        for name in stale:
            print("Tests/Pictures/%s shows what the program no longer writes: run Tests/Pictures/make.py SHIMON" % name)
        print("%d passed, %d failed" % (len(shown) - len(stale), len(stale)))
        return 1 if stale else 0
    path = chromium.find()
    if not path:
        sys.exit("Chromium is not here")
    with chromium.Browser(path) as browser:
        for name, text in shown.items():
            shoot(browser, name, text)
    with open(SOURCES, "w", encoding="utf-8") as file:
        file.writelines("%s %s\n" % line for line in digests(shown).items())
    return 0


if __name__ == "__main__":
    sys.exit(main())

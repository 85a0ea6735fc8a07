#!/usr/bin/env python3
"""Looks at reports in Chromium: pages.py SHIMON [--shots FOLDER] [--only NAME] [--samples FOLDER]

Pages of all sample proposals and of hostile ones, with the portfolio over them, in both languages. Needs only the
standard library and a Chromium; says so and ends well where there is none. With --shots it leaves pictures to look at.
"""
import argparse
import concurrent.futures
import contextlib
import filecmp
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import urllib.parse

import chromium
import picture

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "pages.js"), encoding="utf-8") as script:
    JUDGES = script.read()

LANGUAGES = ["ja", "en"]
TODAY = "2026-04-01"
# A4 less the margins that the style sheet gives it, in CSS pixels of 1/96 inch.
PAPER_WIDTH, PAPER_HEIGHT = round((210 - 2 * 14) / 25.4 * 96), int((297 - 2 * 15) / 25.4 * 96)
# WCAG 2.2 asks for 320 (1.4.10); phones are a little wider.
WIDTHS = [360, 1280]
NARROWEST = 320
# The slow judges (colours at night, filters, keyboard, names, paper) look at one of so many sample pages, at all hostile
# pages and at all portfolios; the others look at everything.
EVERY = 10
# Hostile pages that are printed.
PRINTED = ["hostile/1", "hostile/broken", "hostile/empty"]
# Of these, pictures are left.
SHOTS = ["index", "SamplePolicies/shiki/1.submitted", "SamplePolicies/kodaira/2.approved",
         "SamplePolicies/meguro/4.submitted", "hostile/1", "hostile/2", "hostile/broken"]

WORD = "語" * 5000 + "w" * 5000
BIDI = "ab\u202ecd\u2066ef"
HOSTILE = [
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]>", "--><b>", "{{constructor}}", "${7*7}",
    "&lt;not an entity", "javascript:alert(1)", "' onfocus=alert(1) autofocus='", "</style><style>*{display:none}",
    "👩‍👩‍👧‍👦🇯🇵", "=HYPERLINK(1)",
]


def quoted(text):
    """The text as a double-quoted scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_hostile(folder):
    """Proposals that try to be more than text; for each the texts that the page must show as such."""
    os.makedirs(folder)
    head = "形式: shimon/1\n件名: %s\n自治体: %s\n所管課: %s\n"
    expected = {}

    def put(name, text, shows=()):
        with open(os.path.join(folder, name + ".yaml"), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        expected["hostile/" + name.replace("\u202e", "\ufffd")] = shows

    several = " ".join(HOSTILE)
    put("1", head % (quoted(several), quoted(HOSTILE[1]), quoted(HOSTILE[0]))
        + "種類: 業務委託\n個人情報の項目:\n"
        + "".join("  - 名称: %s\n    区分: その他（%s）\n" % (quoted(text), HOSTILE[1]) for text in HOSTILE)
        + "作業:\n" + "".join("  - 工程: %s\n    実施者: 受託者\n    生じる写し:\n      - 名称: %s\n"
                            % (quoted(text), quoted(text)) for text in HOSTILE)
        + "受渡し:\n  - 内容: %s\n    方法: その他（%s）\n" % (quoted(HOSTILE[1]), HOSTILE[0])
        + "保管:\n  - 内容: %s\n    保管者: 受託者\n    場所: %s\n" % (quoted(HOSTILE[0]), quoted(HOSTILE[1])),
        HOSTILE)
    put("2", head % (quoted(WORD), quoted("長" * 300), quoted("n" * 300))
        + "種類: 業務委託\n個人情報の項目:\n  - 名称: %s\n  - 名称: %s\n" % ("名" * 300, WORD)
        + "作業:\n  - 工程: %s\n    実施者: 受託者\n    生じる写し:\n      - 名称: %s\n" % (WORD, "写" * 300)
        + "保管:\n  - 内容: %s\n    保管者: %s\n" % ("写" * 300, quoted("その他（" + "x" * 300 + "）")),
        [WORD, "長" * 300, "n" * 300])
    put("3", head % (quoted("ab\\u202Ecd\\u2066ef").replace("\\\\", "\\"), "市", quoted("課\\a\\e[31m").replace("\\\\", "\\")))
    put("4", head % (quoted(BIDI), "市", "課"), ["\ufffd"])
    put("5", head % ("件", "市", "課")
        + "保管:\n  # shimon: ignore storage/lock reason=%s until=2027-03-31\n  - 内容: 写し\n    保管者: 受託者\n"
        % quoted(several.replace('"', ""))
        + "消去:\n  # shimon: ignore %s reason=%s\n  - 内容: 写し\n" % (HOSTILE[1].replace(" ", ""), quoted("</script>")),
        [HOSTILE[0]])
    put("empty", b"")
    put("comment", "# " + several + "\n")
    put("unreadable", b"\xff\xfe\x00<script>alert(1)</script>")
    put("broken", "件名: [" + several + "\n<b>: &anchor <img src=x onerror=alert(1)>\n\t- !!tag x\n", ["]> --><b> {{constructor}}"])
    put("<img src=x onerror=alert(1)>", head % ("件", "市", "課"), ["<img src=x onerror=alert(1)>"])
    put("javascript:alert(1)", head % ("件", "市", "課"), ["javascript:alert(1)"])
    put("空白 と#?%20&'\"", head % ("件", "市", "課"), ["空白 と#?%20&'\""])
    put("bidi\u202egpj", head % ("件", "市", "課"), ["bidi\ufffdgpj"])
    put("quotes", head % (quoted("x\" onload=\"alert(1)"), quoted("' '"), quoted("`")), ["x\" onload=\"alert(1)"])
    return expected


def report(shimon, folder, language, output):
    """Writes all reports on the folder's proposals; they may be unreadable, the program must not fail otherwise."""
    arguments = [shimon, "report", "SamplePolicies", "hostile", "-o", output, "--lang", language, "--today", TODAY]
    result = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, timeout=120)
    if result.returncode not in (0, 3):
        sys.exit("report ended with status %d: %s" % (result.returncode, result.stderr[:500]))


def pages_in(folder):
    return sorted(str(path.relative_to(folder))[:-len(".html")] for path in pathlib.Path(folder).rglob("*.html"))


def differences(one, other):
    """Files that are not the same, byte for byte, in two folders."""
    names = pages_in(one)
    if names != pages_in(other) or not names:
        return ["other files in another run"]
    _, mismatch, errors = filecmp.cmpfiles(one, other, [name + ".html" for name in names], shallow=False)
    return ["not the same in another run: " + name for name in mismatch + errors]


def squeezed(text):
    """Text without white space and the differences that fonts make in a PDF; emoji are lost where no font has them."""
    return re.sub("[\\s\u200d\U0001f000-\U0010ffff]+", "", unicodedata.normalize("NFKC", text))


class Judge:
    def __init__(self, browser, shots):
        self.browser = browser
        self.shots = shots
        self.problems = 0
        self.counts = {"pages": 0, "looked at closely": 0, "sheets of paper": 0, "pictures": 0}
        self.page = ""

    def complain(self, found, where=""):
        for problem in found[:8]:
            print("%s%s: %s" % (self.page, " (%s)" % where if where else "", problem[:300]))
        self.problems += len(found)

    def ask(self, question, where="", **values):
        try:
            self.complain(self.get(question, **values), where)
        except chromium.Failure as failure:
            self.complain([str(failure).splitlines()[0]], where)

    def get(self, question, **values):
        return self.browser.run("(() => { %s\n return %s; })()" % (JUDGES, question), **values)

    def quiet(self, address, where):
        """The page has said nothing and asked for nothing."""
        self.complain(self.browser.said(), where)
        self.complain(["asks for " + other for other in self.browser.requested() if other != address], where)

    def look(self, folder, name, language, expected, closely):
        browser = self.browser
        self.page = language + "/" + name
        self.counts["pages"] += 1
        address = pathlib.Path(folder, name + ".html").as_uri()
        browser.media()
        browser.size(1280)
        browser.scripts(False)
        browser.open(address)
        without = self.get("content()")
        self.quiet(address, "without scripts")
        printed = closely and (not name.startswith("hostile") or name in PRINTED)
        if printed:
            self.paper("without scripts")
        browser.scripts(True)
        browser.open(address)
        self.quiet(address, "")
        if self.get("content()") != without:
            self.complain(["other text without scripts"])
        missing = [text for text in expected if "".join(text.split()) not in "".join(without.split())]
        self.complain(["is not shown: " + text[:80] for text in missing])
        self.ask("structure(language)", language=language)
        self.links(folder, name)
        self.ask("targets()")
        self.ask("contrast()")
        self.drawings()
        for width in WIDTHS:
            browser.size(width)
            self.ask("overflow()", "%d wide" % width)
        browser.media("print", "dark")
        browser.size(PAPER_WIDTH)
        self.ask("overflow()", "print")
        self.ask("boxes(height)", "print", height=PAPER_HEIGHT)
        if closely:
            self.look_closely(printed)
        browser.media()
        browser.size(1280)
        if self.shots and name in SHOTS:
            self.shoot(name, language)
        self.quiet(address, "after all")

    def look_closely(self, printed):
        """What takes its time."""
        browser = self.browser
        self.counts["looked at closely"] += 1
        self.ask("contrast()", "print")
        browser.media()
        if printed:
            self.paper("")
        browser.media("", "dark")
        browser.size(NARROWEST)
        self.ask("overflow()", "narrow")
        self.ask("contrast()", "dark")
        browser.media()
        browser.size(1280)
        self.ask("filters()")
        self.keyboard()
        self.names()

    def links(self, folder, name):
        """Every link to another page leads to a page."""
        for link in self.get("all('a:not([href^=\"#\"])').map(link => link.href)"):
            path = urllib.parse.unquote(urllib.parse.urlsplit(link).path)
            if not os.path.isfile(path) or not os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep):
                self.complain(["leads nowhere: " + link])

    def drawings(self):
        """The text of pictures overlaps nowhere."""
        for answer in self.browser.run("(() => { %s\n return pictures(); })()" % picture.LOOK):
            self.counts["pictures"] += 1
            self.complain(answer["found"])

    def keyboard(self):
        """Tab goes to everything in the order of the page, visibly; Enter and Space work."""
        browser = self.browser
        state = "(() => { const at = document.activeElement, style = getComputedStyle(at); return [at === stop, " \
            "style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, name(at)]; })()"
        self.get("(document.activeElement.blur(), scrollTo(0, 0), 1)")
        count = self.get("stops().length")
        # Before a summary and a checkbox have been met there is nothing to learn from going on.
        wanted = {"summary": "Enter", "input": "Space", "button": "Enter"}
        for index in range(min(count, 60)):
            browser.press("Tab")
            right, visible, what = self.get("(() => { const stop = stops()[%d]; return %s; })()" % (index, state))
            if not right:
                self.complain(["Tab leads to %s at stop %d" % (what, index)])
                return
            if not visible:
                self.complain(["focus is not to be seen on " + what])
            tag = self.get("document.activeElement.localName")
            if tag in wanted:
                key = wanted.pop(tag)
                now = {"summary": "document.activeElement.parentElement.open",
                       "input": "document.activeElement.checked",
                       "button": "all('details').every(fold => fold.open)"}[tag]
                before = self.get(now)
                browser.press(key)
                after = self.get(now)
                if before == after and not (tag == "button" and after):
                    self.complain(["%s does nothing on %s" % (key, what)])
                if tag != "button":
                    browser.press(key)
                    if self.get(now) != before:
                        self.complain(["%s does not take back on %s" % (key, what)])

    def names(self):
        """What a screen reader would meet has a name."""
        roles = {"link", "button", "checkbox", "combobox", "region", "navigation", "graphics-document", "heading"}
        for node in self.browser.call("Accessibility.getFullAXTree")["nodes"]:
            role = node.get("role", {}).get("value")
            if not node.get("ignored") and role in roles and not node.get("name", {}).get("value", "").strip():
                self.complain(["without a name for screen readers: " + role])

    def paper(self, where):
        """Printed, the page is A4, nothing is missing, and no box is cut that fits on a sheet."""
        browser = self.browser
        data = browser.pdf()
        sizes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", data)
        self.counts["sheets of paper"] += len(sizes)
        if not sizes:
            self.complain(["no sheets"], where)
        if any(abs(float(width) - 595.3) > 1 or abs(float(height) - 841.9) > 1 for width, height in sizes):
            self.complain(["not A4"], where)
        if not shutil.which("pdftotext"):
            return
        browser.media("print")
        browser.size(PAPER_WIDTH)
        wholes = self.get("wholes(height)", height=PAPER_HEIGHT)
        browser.media()
        browser.size(1280)
        text = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout
        sheets = [squeezed(sheet) for sheet in text.decode("utf-8", "replace").split("\f")]
        for what, parts in wholes:
            parts = [squeezed(part) for part in parts]
            if not any(all(part in sheet for part in parts) for sheet in sheets):
                lost = [part for part in parts if not any(part in sheet for sheet in sheets)]
                self.complain(["not whole on one sheet: %s, lost: %s" % (what, lost[:3])], where)

    def shoot(self, name, language):
        browser, stem = self.browser, os.path.join(self.shots, language + "-" + name.replace("/", "-"))
        for label, width, media, scheme in [("phone", 360, "screen", "light"), ("desktop", 1280, "screen", "light"),
                                            ("dark", 1280, "screen", "dark")]:
            browser.size(width)
            browser.media(media, scheme)
            browser.shot("%s-%s.png" % (stem, label))
        browser.media()
        with open(stem + "-print.pdf", "wb") as file:
            file.write(browser.pdf())


def judge_all(language, browser, homes, expected, arguments):
    """Looks at all pages in one language."""
    shimon = os.path.abspath(arguments.shimon)
    judge = Judge(browser, arguments.shots)
    judge.page = language
    folders = []
    for home in homes:
        folders.append(os.path.join(home, "pages-" + language))
        report(shimon, home, language, folders[-1])
    judge.complain(differences(*folders))
    report(shimon, homes[0], language, folders[1])
    judge.complain(differences(*folders))
    names = pages_in(folders[0])
    judge.complain(["no page for " + name for name in expected if name not in names])
    if len(names) < len(expected) + 30:
        judge.complain(["only %d pages" % len(names)])
    for number, name in enumerate(names):
        if arguments.only in language + "/" + name:
            closely = not name.startswith("SamplePolicies") or number % EVERY == 0
            judge.look(folders[0], name, language, expected.get(name, ()), closely)
    return judge


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shimon")
    parser.add_argument("--shots")
    parser.add_argument("--only", default="", help="look only at pages that have this in their names")
    parser.add_argument("--samples", default=os.path.join(HERE, "..", "..", "SamplePolicies"))
    arguments = parser.parse_args()
    path = chromium.find()
    if not path:
        print("skipped: Chromium is not here")
        return 0
    if not shutil.which("pdftotext"):
        print("skipped: pdftotext is not here, so that paper is not read")
    if arguments.shots:
        os.makedirs(arguments.shots, exist_ok=True)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as root:
        # Two working folders with the same proposals in them: what a page says must not depend on where it was made.
        homes = [os.path.join(root, "one"), os.path.join(root, "another", "deeper")]
        for home in homes:
            expected = write_hostile(os.path.join(home, "hostile"))
            shutil.copytree(arguments.samples, os.path.join(home, "SamplePolicies"))
        with contextlib.ExitStack() as stack:
            browsers = [stack.enter_context(chromium.Browser(path)) for _ in LANGUAGES]
            workers = stack.enter_context(concurrent.futures.ThreadPoolExecutor())
            judges = list(workers.map(
                lambda language, browser: judge_all(language, browser, homes, expected, arguments), LANGUAGES, browsers))
    told = ", ".join("%d %s" % (sum(judge.counts[what] for judge in judges), what) for what in judges[0].counts)
    problems = sum(judge.problems for judge in judges)
    print("%s, %d problems (%d s)" % (told, problems, time.monotonic() - start))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

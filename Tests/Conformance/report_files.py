#!/usr/bin/env python3
"""Judges reports for Word, spreadsheets and Markdown by other makers' readers: report_files.py SHIMON

Word documents go through docx.py with all their headings, tables through the csv module, and Markdown through a
CommonMark renderer with GitHub's extensions. What a judge needs and is not here is named as skipped.
"""
import csv
import html
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import docx
import pages

SAMPLES = os.path.join(pages.HERE, "..", "..", "SamplePolicies")
ANNEXES = [("shiki/2.submitted", "ja"), ("meguro/1.approved", "ja"), ("kodaira/1.submitted", "en")]
REPORTS = [("tama/a.submitted", "ja"), ("higashimurayama/14.approved", "en")]

# What Markdown would act on, were it not made safe.
MARKUP = [
    "[name](https://evil.example)", "![name](https://evil.example/x.png)", "https://evil.example/", "www.evil.example",
    "HTTPS://EVIL.EXAMPLE", "ftp://evil.example", "<https://evil.example>", "@someone",
    "**bold**", "__bold__", "~~gone~~", "`code`", "| a | b |", "a\\|b", "<details open>", "</details>", "<!-- gone",
    "&lt;b&gt;", "[1]: https://evil.example", "[ ] task", "$x^2$", "# heading", "- item", "1. item", "> quote", "--- a",
    "```a", "+ item", "=1+1", "-1", "@SUM(A1)", "\"a\",b", "a;b", "[^1]",
]
# Tags and comments that reports in Markdown are made with.
OURS = re.compile(r"</?details>|</?summary>|</?sub>|<!-- -->|<br>")


def run(shimon, *arguments, folder=None):
    """Runs the program; it may find that a proposal cannot be read."""
    result = subprocess.run([shimon, *arguments, "--today", pages.TODAY] if arguments[0] == "report" else
                            [shimon, *arguments], cwd=folder, capture_output=True, text=True, timeout=120)
    if result.returncode not in (0, 1, 3):
        sys.exit("%s ended with status %d: %s" % (" ".join(arguments), result.returncode, result.stderr[:300]))


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def word(shimon, folder, problems):
    """Documents, each with the texts that LibreOffice must show of it."""
    jobs = []
    for name, language in ANNEXES:
        stem = os.path.join(folder, "annex-" + name.replace("/", "-"))
        source = os.path.join(SAMPLES, name + ".yaml")
        for ending in (".docx", ".md"):
            run(shimon, "clauses", source, "-o", stem + ending, "--lang", language)
        headings = re.findall(r"^#+ (.*)$", read(stem + ".md"), re.M)
        if len(headings) < 5:
            problems.append("%s has %d headings" % (stem, len(headings)))
        jobs.append((stem + ".docx", headings))
    for name, language in REPORTS:
        stem = os.path.join(folder, "report-" + name.replace("/", "-"))
        for ending in (".docx", ".html"):
            run(shimon, "report", os.path.join(SAMPLES, name + ".yaml"), "-o", stem + ending, "--lang", language)
        page = read(stem + ".html")
        # The headings of the sections, and those of the clauses.
        shown = re.findall(r"<h[12][^>]*>(.*?)</h[12]>", page) + re.findall(r'id="clause-[^>]*><h3>(.*?)</h3>', page)
        jobs.append((stem + ".docx", [html.unescape(text) for text in shown]))
    for language in pages.LANGUAGES:
        path = os.path.join(folder, "portfolio-%s.docx" % language)
        run(shimon, "report", SAMPLES, "-o", path, "--lang", language)
        jobs.append((path, ["東村山市", "家事支援用品の購入支援事業の外部委託に伴う個人情報の取扱いについて"]))
    hostile = os.path.join(folder, "hostile")
    for number in ("1", "2", "5"):
        path = os.path.join(folder, "hostile-%s.docx" % number)
        run(shimon, "report", os.path.join(hostile, number + ".yaml"), "-o", path)
        jobs.append((path, ["<img src=x onerror=alert(1)>", "</script>"] if number == "1" else []))
    path = os.path.join(folder, "hostile-all.docx")
    run(shimon, "report", hostile, "-o", path)
    jobs.append((path, ["<img src=x onerror=alert(1)>"]))
    able = shutil.which("soffice") and shutil.which("pdftotext")
    if not able:
        print("skipped: LibreOffice or pdftotext is not here, so that Word documents are not converted")

    def judge(job):
        path, expected = job
        found = docx.check_package(path)
        if able and not found:
            with tempfile.TemporaryDirectory() as own:
                text, error = docx.convert(path, own)
            # The compatibility forms that fonts make of some characters are not to be told apart here.
            text = pages.squeezed(text or "")
            found = [error] if error else ["the PDF lacks: " + part for part in expected
                                           if pages.squeezed(part) not in text]
        return ["%s: %s" % (os.path.basename(path), problem) for problem in found]

    with ThreadPoolExecutor(2) as workers:
        for found in workers.map(judge, jobs):
            problems += found
    return len(jobs)


def table(path, problems, shows=()):
    """A table as a spreadsheet reads it."""
    with open(path, "rb") as file:
        data = file.read()
    name = os.path.basename(path)
    if not data.startswith(b"\xef\xbb\xbf"):
        problems.append(name + ": no byte order mark")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    if len(rows) < 2 or len({len(row) for row in rows}) != 1:
        problems.append(name + ": rows of different width, or none")
    cells = [cell for row in rows for cell in row]
    problems += ["%s: a formula: %s" % (name, cell[:60]) for cell in cells if cell[:1] in tuple("=+-@\t\r\n")]
    problems += ["%s: a character that steers: %s" % (name, ascii(cell[:60])) for cell in cells
                 if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", cell)]
    everything = "\n".join(cells)
    problems += ["%s: is not shown: %s" % (name, text) for text in shows if text not in everything]


def tables(shimon, folder, problems):
    path, count = os.path.join(folder, "all.csv"), 0
    for source in (SAMPLES, os.path.join(folder, "hostile")):
        for language in pages.LANGUAGES:
            run(shimon, "report", source, "-o", path, "--lang", language)
            table(path, problems)
            count += 1
    for language in pages.LANGUAGES:
        run(shimon, "report", os.path.join(folder, "markup.yaml"), "-o", path, "--lang", language)
        table(path, problems, MARKUP)
        count += 1
    return count


def renderer():
    """CommonMark with tables, strikethrough and addresses that become links; None if it cannot be had."""
    try:
        from markdown_it import MarkdownIt
        return MarkdownIt("gfm-like", {"html": True, "linkify": True})
    except ImportError:
        return None


def texts(tokens, problems, name):
    """The text of a rendered document; whatever is not text of ours or theirs is complained about."""
    allowed = {"paragraph", "heading", "inline", "text", "softbreak", "table", "thead", "tbody", "tr", "th", "td",
               "bullet_list", "ordered_list", "list_item", "strong", "code_inline", "hardbreak"}
    result = []
    for token in tokens:
        kind = re.sub("_(open|close)$", "", token.type)
        if kind in ("html_inline", "html_block"):
            rest = OURS.sub("", token.content)
            if "<" in rest or ">" in rest:
                problems.append("%s: markup of theirs: %s" % (name, token.content[:80]))
            result.append(html.unescape(rest))
        elif kind not in allowed:
            problems.append("%s: %s: %s" % (name, token.type, (token.content or str(token.attrs))[:80]))
        elif token.children is not None:
            result.append(texts(token.children, problems, name))
        elif kind in ("text", "code_inline"):
            if kind == "code_inline" and not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+){1,2}", token.content):
                problems.append("%s: code of theirs: %s" % (name, token.content[:80]))
            result.append(token.content)
        else:
            result.append("\n")
    return "".join(result)


def markdown(shimon, folder, problems):
    render = renderer()
    if not render:
        print("skipped: markdown-it-py with linkify-it-py is not here")
        return 0
    count = 0
    hostile = os.path.join(folder, "hostile")
    jobs = [(os.path.join(hostile, name), []) for name in sorted(os.listdir(hostile))]
    jobs = [(path, pages.HOSTILE if path.endswith("/1.yaml") else []) for path, _ in jobs]
    jobs += [(os.path.join(folder, "markup.yaml"), MARKUP), (hostile, pages.HOSTILE[:2]), (SAMPLES, [])]
    jobs += [(os.path.join(SAMPLES, name + ".yaml"), []) for name, _ in REPORTS]
    for source, shows in jobs:
        for language in pages.LANGUAGES:
            path = os.path.join(folder, "report.md")
            run(shimon, "report", source, "-o", path, "--lang", language)
            text = read(path)
            name = "%s in Markdown (%s)" % (os.path.basename(source), language)
            shown = texts(render.parse(text), problems, name)
            # A mention or reference is one only where nothing stands between its sign and its name.
            bare = re.sub(r"`[^`]*`", "", text)
            problems += ["%s: a mention or reference: %s" % (name, found) for found in
                         re.findall(r"(?<![\w&])[@#]\w+", bare)]
            problems += ["%s: is not shown: %s" % (name, part) for part in shows if part not in shown]
            count += 1
    return count


def main():
    shimon = os.path.abspath(sys.argv[1])
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        pages.write_hostile(os.path.join(folder, "hostile"))
        with open(os.path.join(folder, "markup.yaml"), "w", encoding="utf-8") as file:
            file.write("形式: shimon/1\n件名: %s\n種類: 業務委託\n" % pages.quoted(" ".join(MARKUP)))
            file.write("保管:\n" + "".join("  - 内容: %s\n    保管者: 受託者\n" % pages.quoted(text) for text in MARKUP))
        counts = [judge(shimon, folder, problems) for judge in (word, tables, markdown)]
    for problem in problems[:60]:
        print(problem[:300])
    print("%d Word documents, %d tables, %d Markdown reports, %d problems" % (*counts, len(problems)))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

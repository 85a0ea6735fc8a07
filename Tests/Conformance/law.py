#!/usr/bin/env python3
"""Whether the words that rules and clauses quote stand in the very provision they cite: law.py [LAW-FOLDER] [FILE...]

LAW-FOLDER (`../shared/law` beside the project when left out) holds the texts that `Rules/acts.yaml` names. Without FILE
every rule and clause is read. An article is read by article, paragraph, item and proviso, a guideline by its headings
(`第4-2-(1)1B`, `別添1 2E d`). In `words` an ellipsis (…) stands for words left out.
"""
import glob
import os
import re
import sys
import unicodedata

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RULES = os.path.join(ROOT, "Rules")
KEYS = ["act", "article", "paragraph", "item", "proviso", "section", "words", "note", "applies", "verified"]
VERIFIED = ["full", "excerpt", "secondary", "memory"]
GROUNDS = ["duty", "guideline", "practice", "board", "reasoning"]
BINDING, ADVISING = {"act", "order", "ordinance"}, {"guideline", "standard"}
KINDS = BINDING | ADVISING | {"example", "case"}


def folded(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(text)))


def number(kanji):
    """一 to 九百九十九; `29-4` of 二十九条の四 is put together by the caller."""
    total = digit = 0
    for letter in kanji:
        if letter in "十百":
            total += (digit or 1) * {"十": 10, "百": 100}[letter]
            digit = 0
        else:
            digit = "〇一二三四五六七八九".index(letter)
    return total + digit


KANJI = "[一二三四五六七八九十百]+"


class Statute:
    """{article: {paragraph: {None: text with its items, item: text}}}"""

    def __init__(self, text):
        self.articles = {}
        article = paragraph = item = None
        for line in text.split("\n"):
            if heading := re.match(rf"第({KANJI})条((?:の{KANJI})*) ", line):
                branches = [str(number(part)) for part in heading[2].split("の")[1:]]
                article = "-".join([str(number(heading[1])), *branches])
                self.articles[article] = {}
                paragraph = item = None
            elif line.startswith("#"):
                article = None
            elif article is None:
                continue
            elif start := re.match(r"([０-９0-9]+) (.*)", line):
                paragraph, item = str(int(unicodedata.normalize("NFKC", start[1]))), None
                self.articles[article][paragraph] = {None: start[2]}
            elif paragraph and (start := re.match(rf"  ({KANJI})((?:の{KANJI})*) (.*)", line)):
                item = "-".join([str(number(start[1])), *(str(number(part)) for part in start[2].split("の")[1:])])
                self.articles[article][paragraph][item] = start[3]
                self.articles[article][paragraph][None] += start[3]
            elif paragraph:
                for place in {None, item}:
                    self.articles[article][paragraph][place] += line

    def provision(self, citation):
        article = self.articles.get(str(citation.get("article")))
        if article is None:
            return None, "there is no such article"
        wanted = citation.get("paragraph")
        if wanted is None and len(article) > 1:
            return None, "the article has several paragraphs: say which"
        if wanted is not None and len(article) == 1:
            return None, "the article has one paragraph: leave `paragraph` out"
        paragraph = article.get(str(wanted or 1))
        if paragraph is None:
            return None, "there is no such paragraph"
        item = citation.get("item")
        text = paragraph.get(None if item is None else str(item))
        if text is None:
            return None, "there is no such item"
        if citation.get("proviso"):
            at = text.find("ただし、")
            return (text[at:], None) if at >= 0 else (None, "there is no proviso")
        return text, None


class Guideline:
    """The text below each heading, with that of the headings below it, by its path: `第4-2-(1)`, `1`, `B`, `a`."""

    CHAPTER = re.compile(r"# *(?:(第\d+(?:-\d+)*(?:-\(\d+\))?)|\((別添\d+)\))")
    # Circled signs are items, not headings, so these are looked for in the line as it is.
    LEVELS = [r"[0-9０-９]{1,2}(?![0-9０-９年月日人件条万])", r"[A-ZＡ-Ｚ](?:[-－][0-9０-９])?(?![A-Za-z])",
              r"[a-zａ-ｚ](?![A-Za-z])"]

    def __init__(self, text):
        self.sections = {}
        path = []
        for line in text.split("\n"):
            if chapter := self.CHAPTER.match(folded(line)):
                path = [chapter[1] or chapter[2], "", "", ""]
            elif path and len(line) < 90 and not re.search(r"[。、]\s*$", line):
                for level, pattern in enumerate(self.LEVELS, 1):
                    if start := re.match(pattern, line.strip()):
                        path[level:] = [folded(start[0])] + [""] * (3 - level)
            for depth in range(len(path)):
                if depth == 0 or path[depth]:
                    key = "/".join(part for part in path[:depth + 1] if part)
                    self.sections[key] = self.sections.get(key, "") + line + "\n"

    def provision(self, citation):
        parts = re.fullmatch(r"(第\d(?:-\d)*(?:-\(\d\))?|別添\d)(\d*)([A-Z](?:-\d)?)?([a-z])?",
                             folded(citation.get("section") or ""))
        if not parts:
            return None, "the section is not written like `第4-2-(1)1B` or `別添1 2E d`"
        text = self.sections.get("/".join(part for part in parts.groups() if part))
        return (text, None) if text else (None, "there is no such section")


def stand_in(words, text):
    """Whether the words, in their order where an ellipsis parts them, stand in the text."""
    at, text = 0, folded(text)
    # NFKC makes three dots of an ellipsis.
    for part in re.split(r"…|\.\.\.", str(words)):
        found = text.find(folded(part), at)
        if found < 0:
            return False
        at = found + len(folded(part))
    return True


class Judge:
    def __init__(self, folder):
        with open(os.path.join(RULES, "acts.yaml"), encoding="utf-8") as file:
            self.acts = yaml.load(file, yaml.BaseLoader)["acts"]
        self.folder, self.texts, self.lines, self.read = folder, {}, [], 0
        self.quotable = {key for key, act in self.acts.items() if "text" in act}

    def text(self, key):
        if key not in self.texts:
            with open(os.path.join(self.folder, self.acts[key]["text"]), encoding="utf-8") as file:
                self.texts[key] = (Statute if self.acts[key]["kind"] == "act" else Guideline)(file.read())
        return self.texts[key]

    def citation(self, citation):
        """What is wrong with a citation, in words."""
        if not isinstance(citation, dict):
            return "not a map: " + str(citation)
        key = citation.get("act")
        if unknown := [name for name in citation if name not in KEYS]:
            return "unknown key " + unknown[0]
        if key not in self.acts:
            return f"`{key}` is not in Rules/acts.yaml"
        if citation.get("verified") not in VERIFIED:
            return "`verified` is missing or unknown"
        if citation.get("applies") not in (None, "my-number"):
            return "`applies` is unknown"
        if key not in self.quotable:
            return "only what stands in a text can be `verified: full`" if citation["verified"] == "full" else None
        if not citation.get("words"):
            return "`words` are missing"
        text, problem = self.text(key).provision(citation)
        self.read += 1
        if problem:
            return problem
        return None if stand_in(citation["words"], text) else f"「{citation['words']}」 does not stand there"

    def file(self, path):
        with open(path, encoding="utf-8") as file:
            content = yaml.load(file, yaml.BaseLoader)
        if not isinstance(content, dict):
            return
        name = os.path.relpath(path, RULES)
        self.body(name, content)
        for key, detail in (content.get("details") or {}).items():
            self.body(f"{name}: {key}", detail)

    def body(self, name, content):
        """A rule, one of its details, or a clause."""
        law = content.get("law") or []
        for citation in law if isinstance(law, list) else [law]:
            if problem := self.citation(citation):
                place = " ".join(str(citation[key]) for key in KEYS[:6] if key in citation) \
                    if isinstance(citation, dict) else ""
                self.lines.append(f"{name}: {place}: {problem}")
        if "severity" in content:
            self.ground(name, content, [c for c in law if isinstance(c, dict)])

    def ground(self, name, content, law):
        ground = content.get("ground")
        kinds = {self.acts.get(citation.get("act"), {}).get("kind") for citation in law}
        if ground not in GROUNDS:
            self.lines.append(f"{name}: `ground` is missing or unknown")
        elif ground == "duty" and not kinds & BINDING:
            self.lines.append(f"{name}: a duty without an act or order")
        elif ground == "guideline" and not kinds & ADVISING:
            self.lines.append(f"{name}: a guideline without a guideline or standard")
        elif ground == "board" and "asked_by" not in content:
            self.lines.append(f"{name}: a board's example without `asked_by`")
        elif ground == "reasoning" and ("asked_by" in content or content["severity"] == "error"):
            self.lines.append(f"{name}: reasoning is no error and has no `asked_by`")


def main():
    arguments = sys.argv[1:]
    folder = os.path.join(os.path.dirname(ROOT), "shared", "law")
    if arguments and os.path.isdir(arguments[0]):
        folder = arguments.pop(0)
    judge = Judge(folder)
    missing = [judge.acts[key]["text"] for key in judge.quotable
               if not os.path.exists(os.path.join(folder, judge.acts[key]["text"]))]
    if missing:
        print("skipped: no text of " + ", ".join(sorted(missing)))
        return 0
    files = arguments or sorted(glob.glob(os.path.join(RULES, "*", "*.yaml")))
    for path in files:
        judge.file(path)
    print("\n".join(judge.lines + [f"{len(files)} files, {judge.read} quotations read, {len(judge.lines)} wrong"]))
    return 1 if judge.lines else 0


if __name__ == "__main__":
    sys.exit(main())

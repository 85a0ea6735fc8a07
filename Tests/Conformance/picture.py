#!/usr/bin/env python3
"""Looks at data-flow pictures in Chromium: picture.py FILE.svg...

Fails if two lines of text overlap, or if a line leaves the box drawn for it or the picture, with the typefaces of this
machine. Needs a file with its style sheet in it, as `shimon report --picture` writes it.
"""
import html
import json
import os
import re
import subprocess
import sys
import tempfile

import chromium

# So many pictures are looked at by one run of the browser.
BATCH = 20

LOOK = """
const frames = ["head", "source", "copy", "storage", "end", "card", "plain", "gap"].map(name => "flow-" + name);
function box(element) {
  const bounds = element.getBBox();
  // A line's box is as high as its typeface says; letters take less.
  const size = parseFloat(getComputedStyle(element).fontSize), base = parseFloat(element.getAttribute("y"));
  return {x: bounds.x, right: bounds.x + bounds.width, y: base - 0.85 * size, bottom: base + 0.2 * size,
    text: element.textContent};
}
function holds(outer, inner) {
  const slack = 0.5;
  return inner.x >= outer.x - slack && inner.right <= outer.x + outer.width + slack
    && inner.y >= outer.y - slack && inner.bottom <= outer.y + outer.height + slack;
}
function look(svg) {
  const found = [], lines = [];
  for (const group of svg.querySelectorAll("g, a")) {
    const title = group.querySelector("title");
    const frame = [...group.children].find(shape => frames.includes(shape.getAttribute("class")));
    for (const line of [...group.querySelectorAll("text")].map(box)) {
      if (!holds(svg.viewBox.baseVal, line)) found.push("outside the picture: " + line.text);
      if (title && !frame) found.push("no box: " + line.text);
      if (title && frame && !holds(frame.getBBox(), line)) found.push("leaves its box: " + line.text);
      lines.push(line);
    }
  }
  lines.sort((one, other) => one.y - other.y);
  lines.forEach((line, index) => {
    for (let next = index + 1; next < lines.length && lines[next].y < line.bottom; next++) {
      const other = lines[next];
      if (line.x < other.right && other.x < line.right) found.push("overlap: " + line.text + " / " + other.text);
    }
  });
  if (lines.length === 0) found.push("no text at all");
  return {lines: lines.length, found};
}
function pictures() { return [...document.querySelectorAll("svg")].map(look); }
"""

MEASURE = LOOK + """
const answers = pictures();
const result = document.createElement("pre");
result.id = "result";
result.textContent = JSON.stringify(answers);
document.body.replaceChildren(result);
"""


def measure(browser, paths):
    """For each picture how many lines of text it has, and what is wrong with it."""
    pictures = ""
    for path in paths:
        with open(path, encoding="utf-8") as file:
            pictures += re.sub(r"^<\?xml[^>]*\?>", "", file.read())
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "page.html")
        with open(page, "w", encoding="utf-8") as file:
            file.write(f"<!DOCTYPE html><meta charset=utf-8><body>{pictures}<script>{MEASURE}</script>")
        outcome = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--dump-dom",
             f"file://{page}"],
            capture_output=True, text=True, timeout=300)
    result = re.search(r'<pre id="result">(.*?)</pre>', outcome.stdout, re.S)
    answers = json.loads(html.unescape(result.group(1))) if result else []
    if len(answers) != len(paths):
        sys.exit("Chromium did not measure the pictures: " + outcome.stderr[-300:])
    return answers


def main():
    paths = sys.argv[1:]
    if not paths:
        sys.exit("usage: picture.py FILE.svg...")
    browser = chromium.find()
    if not browser:
        print("skipped: Chromium is not here")
        return
    total = failures = 0
    for start in range(0, len(paths), BATCH):
        batch = paths[start:start + BATCH]
        for path, answer in zip(batch, measure(browser, batch)):
            total += answer["lines"]
            failures += len(answer["found"])
            for problem in answer["found"][:20]:
                print(f"{path}: {problem}")
    print(f"{len(paths)} pictures, {total} lines of text, {failures} problems")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

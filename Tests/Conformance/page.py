#!/usr/bin/env python3
"""Uses shimon.html as people do, in Chromium: page.py SHIMON [--page FILE] [--shots FOLDER]

The page is made first (Sources/Browser/page). Every sample is opened in it and must get the program's findings; texts are
typed, files saved and read back; hostile files, failures of the engine and a thousand edits must leave it whole. Needs
only the standard library and a Chromium; says so and ends well where there is none.
"""
import argparse
import glob
import http.server
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

import chromium
import pages

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
MAKER = os.path.join(ROOT, "Sources/Browser/page")
LIMIT = 2_500_000
WIDTHS = [360, 768, 1280, 3840]


class Failed(Exception):
    """Something is not as it must be."""


class Window:
    """The page in a browser."""

    def __init__(self, browser, address, downloads):
        self.browser = browser
        self.address = address
        self.downloads = downloads
        self.problems = 0
        browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=downloads)

    def check(self, holds, text):
        if not holds:
            self.problems += 1
            print("FAILED: " + str(text)[:600])

    def start(self, language="ja"):
        # A page that holds unsaved work asks before it goes.
        self.get("page && page.draft && page.draft.markSaved()", quietly=True)
        begin = time.monotonic()
        self.browser.open(self.address)
        self.wait("document.documentElement.dataset.ready === 'yes'")
        taken = time.monotonic() - begin
        self.choose("language", language)
        return taken

    def get(self, expression, quietly=False, **values):
        try:
            return self.browser.run(expression, **values)
        except chromium.Failure:
            if not quietly:
                raise

    def wait(self, expression, seconds=30, **values):
        end = time.monotonic() + seconds
        while not self.get(expression, **values):
            if time.monotonic() > end:
                raise Failed("did not come: %s; the page says %s" % (expression, self.get("document.body.innerText.slice(0, 300)")))
            time.sleep(0.02)

    def choose(self, identifier, value):
        """Chooses in a list as a user would."""
        self.get("(() => { const list = document.getElementById(id); list.value = value;"
                 " list.dispatchEvent(new Event('change', {bubbles: true})); })()", id=identifier, value=value)

    def click(self, selector):
        """Clicks with the mouse in the middle of an element."""
        place = self.get("(() => { const found = document.querySelector(selector); found.scrollIntoView({block: 'center'});"
                         " const box = found.getBoundingClientRect();"
                         " return [box.left + box.width / 2, box.top + box.height / 2]; })()", selector=selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.browser.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def type(self, text):
        self.browser.call("Input.insertText", text=text)

    def key(self, key, modifiers=0):
        for kind in ("rawKeyDown", "keyUp"):
            self.browser.call("Input.dispatchKeyEvent", type=kind, key=key, code="Key" + key.upper() if len(key) == 1 else key,
                              windowsVirtualKeyCode=ord(key.upper()) if len(key) == 1 else 0, modifiers=modifiers)

    def open_file(self, path):
        """Opens a file by the page's own field for files."""
        self.get("page.draft && page.draft.markSaved()")
        self.get("document.documentElement.dataset.checked = ''")
        document = self.browser.call("DOM.getDocument")["root"]["nodeId"]
        field = self.browser.call("DOM.querySelector", nodeId=document, selector="#choose-file")["nodeId"]
        self.browser.call("DOM.setFileInputFiles", nodeId=field, files=[os.path.abspath(path)])
        self.wait("document.documentElement.dataset.checked !== '' && page.draft && page.draft.name === name && !page.isAsking",
                  name=os.path.basename(path))

    def settled(self):
        self.wait("!page.isAsking && (page.review !== null || page.blocked !== null)")

    def saved(self):
        """Saves with the keyboard, and gives the bytes."""
        before = set(os.listdir(self.downloads))
        self.key("s", modifiers=2)
        end = time.monotonic() + 10
        while time.monotonic() < end:
            new = [name for name in set(os.listdir(self.downloads)) - before if not name.endswith(".crdownload")]
            if new:
                path = os.path.join(self.downloads, new[0])
                with open(path, "rb") as file:
                    data = file.read()
                os.remove(path)
                return new[0], data
            time.sleep(0.05)
        raise Failed("nothing was saved")

    def quiet(self, where):
        """Nothing was said, nothing asked for but the page and its own worker."""
        self.check(not self.browser.said(), "%s: says %s" % (where, self.browser.said()))
        others = [url for url in self.browser.requested()
                  if url != self.address and not url.startswith(("blob:", "data:", "about:srcdoc"))]
        self.check(not others, "%s: asks for %s" % (where, others))


def native(shimon, path, *words):
    outcome = subprocess.run([shimon, "lint", path, "--format", "json", "--lang", "ja", *words],
                             capture_output=True, timeout=120)
    return json.loads(outcome.stdout)


def findings_of(result):
    """Findings and problems without what a page adds and the name of the file."""
    for entry in result["findings"] + result["problems"] + result["accepted"]:
        entry.pop("number", None)
        entry["file"] = ""
    for entry in result["waiting"]:
        entry["file"] = ""
    return result


def copy_alone(path, folder):
    """The file in a folder where no policy holds for it, as in the page."""
    target = os.path.join(folder, os.path.basename(os.path.dirname(path)) + "-" + os.path.basename(path))
    with open(path, "rb") as source, open(target, "wb") as copy:
        copy.write(source.read())
    return target


def samples(window, shimon, folder):
    """Every sample gets the program's findings."""
    count = 0
    for path in sorted(glob.glob(os.path.join(ROOT, "SamplePolicies/*/*.yaml"))):
        if path.endswith("/policy.yaml"):
            continue
        alone = copy_alone(path, folder)
        window.open_file(alone)
        window.settled()
        theirs, mine = window.get("page.review.result"), native(shimon, alone)
        window.check(findings_of(theirs) == findings_of(mine), "other findings: " + path)
        count += 1
    window.check(count > 30, "only %d samples" % count)
    return count


def typing(window, shimon, folder):
    """What nobody touched stays byte for byte: comments, marks, line ends, blanks. Undo gives all of it back."""
    source = pathlib.Path(ROOT, "SamplePolicies/kodaira/1.submitted.yaml").read_bytes()
    odd = b"\xef\xbb\xbf" + source.replace(b"\n", b"\r\n", 40).replace(b"\r\n", b"  # \xe8\xa8\xbb\r\n", 3)
    for name, content in (("plain.yaml", source), ("marked.yaml", odd), ("old.yaml", source.replace(b"\n", b"\r"))):
        path = os.path.join(folder, name)
        pathlib.Path(path).write_bytes(content)
        window.open_file(path)
        window.click("#text-tab")
        line = next(i for i, text in enumerate(re.split(rb"\r\n|\n|\r", content)) if text.startswith("件名".encode()))
        window.get("(() => { const area = document.getElementById('area'); area.focus();"
                   " const place = page.draft.place(line, Infinity); area.setSelectionRange(place, place); })()", line=line + 1)
        window.type("（試し）")
        window.wait("page.draft.isChanged")
        window.settled()
        saved_name, saved = window.saved()
        lines, new = re.split(rb"(\r\n|\n|\r)", content), re.split(rb"(\r\n|\n|\r)", saved)
        window.check(len(lines) == len(new), "%s: %d pieces became %d" % (name, len(lines), len(new)))
        other = [(a, b) for a, b in zip(lines, new) if a != b]
        window.check(len(other) == 1 and "（試し）" in other[0][1].decode() and saved_name == name,
                     "%s: other lines changed: %r" % (name, other[:3]))
        window.key("z", modifiers=2)
        window.wait("!page.isAsking && page.draft.future.length > 0")
        _, again = window.saved()
        window.check(again == content, name + ": undo does not give the bytes back")


def fill(window, path, text, add=False):
    """Types into a field of the form, as somebody does: a click, letters, Tab."""
    place = '[data-path="%s"]' % path
    scope = place + " .adding" if add else place
    window.get("(() => { for (let at = document.querySelector(place); at; at = at.parentElement)"
               " if (at.tagName === 'DETAILS') at.open = true; })()", place=place)
    selector = "#form-panel %s :is(input[type=text], textarea)" % scope
    window.wait("!!document.querySelector(selector)", selector=selector)
    # What was unfolded is filled, and what was answered gives way, in a moment.
    time.sleep(0.3)
    version = window.get("page.draft.version")
    window.click(selector)
    window.wait("!!document.activeElement.select")
    window.get("document.activeElement.select()")
    window.type(text)
    window.browser.press("Tab")
    window.wait("page.draft.version > version && !page.isAsking", version=version)


def pick(window, path, word):
    """Chooses a word of a field: a button, a box or a menu."""
    selector = '#form-panel [data-path="%s"]' % path
    version = window.get("page.draft.version")
    if window.get("!!document.querySelector(selector + ' select')", selector=selector):
        window.get("(() => { const list = document.querySelector(selector + ' select'); list.focus(); list.value = word;"
                   " list.dispatchEvent(new Event('change', {bubbles: true})); })()", selector=selector, word=word)
    else:
        window.click('%s input[value="%s"]' % (selector, word))
    window.wait("page.draft.version > version && !page.isAsking", version=version)


def form_edits(window, folder):
    """Of every sample one field is edited in the form: nothing but its line changes."""
    count = 0
    for path in sorted(glob.glob(os.path.join(ROOT, "SamplePolicies/*/*.yaml"))):
        if path.endswith("/policy.yaml"):
            continue
        alone = copy_alone(path, folder)
        content = pathlib.Path(alone).read_bytes()
        window.open_file(alone)
        window.click("#form-tab")
        window.wait("!!document.querySelector('#form-panel [data-path=title]') && !page.isAsking")
        fill(window, "title", "改めた件名")
        _, saved = window.saved()
        old, new = content.split(b"\n"), saved.split(b"\n")
        other = [pair for pair in zip(old, new) if pair[0] != pair[1]]
        window.check(len(old) == len(new) and len(other) == 1 and "改めた件名" in other[0][1].decode(), "%s: %r" % (path, other[:3]))
        comment = other[0][0].partition(b" #")[2] if other else b""
        window.check(comment in other[0][1] if other else True, "the comment is gone: " + path)
        count += 1
    return count


def new_case(window, shimon, folder):
    """A case from nothing, with mouse and keyboard only: what is saved is a proposal, and the program finds the same."""
    window.get("page.draft && page.draft.markSaved()")
    window.start()
    window.click("#new-form")
    window.wait("!!document.querySelector('#form-panel [data-path=title]')")
    for path, text in (("title", "新生児の母親への祝い品の案内"), ("municipality", "見本市"), ("department", "子育て支援課"),
                       ("purpose", "祝い品の案内を送り、問い合わせに答える")):
        fill(window, path, text)
    fill(window, "data_subjects", "出産した母親", add=True)
    fill(window, "data_subjects[0].count", "１２００")
    fill(window, "data_items", "名簿", add=True)
    pick(window, "data_items[0].class", "連絡先")
    fill(window, "tasks", "宛名ラベルの印刷", add=True)
    pick(window, "contractor.status", window.get(
        "document.querySelector('#form-panel [data-path=\"contractor.status\"] input').value"))
    pick(window, "transfers", "名簿") if window.get(
        "!!document.querySelector('#form-panel [data-path=transfers] .adding input[type=checkbox]')") else fill(window, "transfers", "名簿", add=True)
    window.wait("!!document.querySelector('#form-panel [data-path=\"transfers[0]\"]')")
    window.click('#form-panel [data-path="subcontracting.allowed"] [data-key^="undecided-"]')
    window.wait("page.draft.text.includes('再委託') && !page.isAsking")
    name, data = window.saved()
    window.check(name == "新生児の母親への祝い品の案内.yaml", "saved as " + name)
    path = os.path.join(folder, "case.yaml")
    pathlib.Path(path).write_bytes(data)
    mine = native(shimon, path)
    window.check(mine["summary"]["unreadable"] == 0 and not mine["problems"], "not readable: %s" % mine["problems"][:2])
    window.check(findings_of(window.get("page.review.result")) == findings_of(mine), "other findings for the new case")
    window.check("対象者" in data.decode() and "1200" in data.decode() and "未定" in data.decode(), data.decode())


def speed(window, folder):
    """Each letter is answered soon on a proposal of 500 lines: within 50 ms, or 150 where other builds are running."""
    source = pathlib.Path(ROOT, "SamplePolicies/higashimurayama/13.approved.yaml").read_text()
    storage = "".join("  - 内容: 一覧%d\n    保管者: 受託者\n    形: 紙\n    場所: 鍵のかかる書庫\n" % i for i in range(80))
    text = re.sub("^(保管:\n)", lambda found: found.group(1) + storage, source, flags=re.M)
    path = os.path.join(folder, "long.yaml")
    pathlib.Path(path).write_text(text)
    window.check(text.count("\n") >= 500, "only %d lines" % text.count("\n"))
    window.open_file(path)
    window.click("#text-tab")
    window.get("(() => { document.getElementById('area').focus(); document.getElementById('area').setSelectionRange(0, 0); })()")
    times = window.get("""(async () => {
      const area = document.getElementById('area'), times = [];
      for (let count = 0; count < 30; count++) {
        document.documentElement.dataset.checked = '';
        const start = performance.now();
        area.setRangeText('#', 0, 0, 'end');
        area.dispatchEvent(new Event('input'));
        while (document.documentElement.dataset.checked === '' || page.isAsking) await new Promise(done => setTimeout(done));
        times.push(performance.now() - start);
      }
      return times.sort((left, right) => left - right);
    })()""")
    print("a letter on %d lines: median %.0f ms, worst %.0f ms" % (text.count("\n"), times[15], times[-1]))
    window.check(times[15] <= 150, "a letter takes %.0f ms" % times[15])


def leaving(window, folder):
    """Whoever leaves with unsaved work is asked."""
    path = os.path.join(folder, "plain.yaml")
    window.open_file(path)
    window.click("#text-tab")
    window.click("#area")
    window.type("x")
    window.wait("page.draft.isChanged")
    window.browser.events.clear()
    window.browser.count += 1
    window.get("setTimeout(() => location.reload(), 0)")
    end = time.monotonic() + 10
    asked = False
    while not asked and time.monotonic() < end:
        window.browser.note(window.browser.receive())
        asked = any(event["method"] == "Page.javascriptDialogOpening" and event["params"]["type"] == "beforeunload"
                    for event in window.browser.events)
    window.check(asked, "nobody was asked before leaving")
    if asked:
        window.browser.call("Page.handleJavaScriptDialog", accept=False)
    window.check(window.get("page.draft.isChanged"), "the work is gone")
    window.browser.events[:] = [event for event in window.browser.events if event["method"] != "Page.javascriptDialogOpening"]


def hostile(window, shimon, folder):
    """Files that try to be more than text, or are none."""
    own = os.path.join(folder, "hostile")
    pages.write_hostile(own)
    sample = pathlib.Path(ROOT, "SamplePolicies/kodaira/1.submitted.yaml").read_bytes()
    for name, content in {
        "sjis": sample.decode().encode("cp932", "replace"), "utf16": sample.decode().encode("utf-16"),
        "zip": b"PK\x03\x04" + bytes(range(256)) * 4, "zeros": bytes(3000), "deep": b"a: " + b"[" * 5000,
        "many": "個人情報の項目:\n".encode() + "".join("  - 名称: 項目%d\n" % i for i in range(10_000)).encode(),
        "big": b"# x\n" * (17 << 18), "line": "件名: ".encode() + "長".encode() * 300_000,
        "script": "件名: </script><script>alert(1)</script><!--\n".encode() * 3,
    }.items():
        pathlib.Path(own, name + ".yaml").write_bytes(content)
    count = 0
    for path in sorted(glob.glob(glob.escape(own) + "/*.yaml")):
        window.open_file(path)
        window.settled()
        window.check(window.get("page.blocked === null"), "the engine failed on " + path)
        theirs, mine = window.get("page.review.result"), native(shimon, path)
        window.check(findings_of(theirs)["problems"] == findings_of(mine)["problems"], "other problems: " + path)
        for tab in ("questions", "picture", "annex", "report"):
            window.get("document.getElementById(id).click()", id=tab + "-tab")
            time.sleep(0.05)
        window.wait("page.engine.active === null && page.engine.queue.length === 0")
        window.check(window.get("!document.querySelector('main script, main img, main [onload], main [onerror]')"), "markup: " + path)
        count += 1
    window.get("document.getElementById('findings-tab').click()")
    window.quiet("hostile files")
    return count


def failures(window, folder):
    """An engine that fails or does not end takes nothing along."""
    window.open_file(os.path.join(folder, "plain.yaml"))
    window.settled()
    text = window.get("page.draft.text")
    for kind, act in (("trap", "page.engine.ask('no such question')"),
                      ("slow", "(Engine.limit = 0.01, page.engine.ask('report', 'x', page.draft.bytes, 'ja', 'word'))")):
        got = window.get("%s.then(() => 'answered', failure => { page.failed(failure); return failure.kind; })" % act)
        window.check(got == kind, "%s: %s" % (kind, got))
        window.get("Engine.limit = 20")
        window.check(window.get("document.getElementById('note').textContent.length > 20"), "nothing is said of the failure")
        window.check(window.get("page.draft.text") == text, "the text is gone")
        window.get("page.draft.type('# ' + page.draft.shown)")
        window.wait("!page.isAsking && page.review !== null && page.engine.isReady")
        window.get("page.draft.undo()")
        window.settled()
    window.browser.events.clear()


def endurance(window, folder):
    """A thousand edits, and memory is what it was."""
    window.open_file(os.path.join(folder, "plain.yaml"))
    window.click("#text-tab")
    run = """(async () => {
      for (let count = 0; count < times; count++) {
        page.draft.type(count % 2 ? page.draft.shown.slice(2) : '# ' + page.draft.shown);
        while (page.isAsking) await new Promise(done => setTimeout(done));
      }
      return page.engine.ask('memorySize');
    })()"""
    sizes = []
    for times in (100, 1000):
        engine = 0
        for _ in range(times // 100):
            engine = window.get(run, times=100)
        window.browser.call("HeapProfiler.enable")
        window.browser.call("HeapProfiler.collectGarbage")
        sizes.append((engine, window.browser.call("Runtime.getHeapUsage")["usedSize"]))
    print("memory after 100 and 1,100 edits: engine %d and %d MB, page %.1f and %.1f MB" % (
        sizes[0][0] >> 20, sizes[1][0] >> 20, sizes[0][1] / 1e6, sizes[1][1] / 1e6))
    window.check(sizes[1][0] <= sizes[0][0], "the engine's memory grows")
    window.check(sizes[1][1] <= sizes[0][1] * 1.3 + 2e6, "the page's memory grows")


def fuzz(window):
    """Any bytes may go into every function."""
    source = pathlib.Path(ROOT, "SamplePolicies/tama/e.submitted.yaml").read_bytes()
    chance = random.Random(int(os.environ.get("SHIMON_SEED", "1")))
    for round_ in range(40):
        data = bytearray(source if round_ % 4 else chance.randbytes(chance.randrange(2000)))
        for _ in range(chance.randrange(12)):
            if data:
                place = chance.randrange(len(data))
                data[place:place + chance.randrange(4)] = chance.randbytes(chance.randrange(4))
        outcome = window.get("""(async () => {
          const bytes = new Uint8Array(data), { engine } = page;
          for (const call of ["review", "details", "lint", "form"]) await engine.ask(call, "x", bytes, "ja");
          const text = new TextDecoder().decode(bytes);
          for (const act of ["write", "none", "undecided", "clear", "remove"]) {
            for (const path of [text.slice(0, 30), "title", "transfers[0].method", "tasks[1]"]) {
              await engine.ask("edit", bytes, "ja", path, act, [text.slice(0, 50)]);
            }
          }
          for (const form of ["page", "word", "table", "picture"]) await engine.ask("report", "x", bytes, "en", form);
          for (const form of ["markdown", "word", "text"]) await engine.ask("annex", "x", bytes, "ja", form, true);
          await engine.ask("template", new TextDecoder().decode(bytes.slice(0, 40)), "ja");
          return "ok";
        })().catch(failure => String(failure))""", data=list(data))
        window.check(outcome == "ok", "bytes %r: %s" % (bytes(data[:40]), outcome))


def looks(window, folder, shots):
    """Contrast by day and night, nothing wider than the window, names for screen readers; pictures where wanted."""
    browser = window.browser
    judge = pages.Judge(browser, None)
    judge.page = "shimon.html"
    for step in ("start", "form", "text", "questions", "picture", "annex", "report"):
        if step == "form":
            window.open_file(os.path.join(folder, "plain.yaml"))
            window.click("#form-tab")
            time.sleep(1)
        elif step == "text":
            window.click("#text-tab")
        elif step != "start":
            window.get("document.getElementById(id).click()", id=step + "-tab")
            time.sleep(1)
        window.settled() if step != "start" else None
        for scheme in ("light", "dark"):
            browser.media("", scheme)
            # The backdrop of the text is transparent by design; pictures in panels that do not show have no background.
            judge.ask("contrast().filter(text => !text.includes('rgba(0, 0, 0, 0)')"
                      " && (isShown || !text.includes('.flow-')))", "%s %s" % (step, scheme), isShown=step == "picture")
        judge.names()
        for width in WIDTHS:
            browser.size(width, 800)
            time.sleep(0.1)
            wide = window.get("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            window.check(wide <= 0, "%s: %d too wide in a window of %d" % (step, wide, width))
            if shots:
                browser.shot(os.path.join(shots, "%s-%d.png" % (step, width)))
        browser.size(1280)
        if shots:
            browser.shot(os.path.join(shots, step + "-dark.png"))
            pathlib.Path(shots, step + "-print.pdf").write_bytes(browser.pdf())
        browser.media()
    window.problems += judge.problems


def served(browser, page, downloads):
    """The page from a web server."""
    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *words):
            super().__init__(*words, directory=os.path.dirname(page))

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        window = Window(browser, "http://127.0.0.1:%d/%s" % (server.server_port, os.path.basename(page)), downloads)
        window.start()
        window.click("#example-list button")
        window.wait("page.review !== null")
        window.quiet("from a server")
        server.shutdown()
    return window.problems


def made(shimon, keep):
    """Makes the page twice; gives its path."""
    page = os.environ.get("PAGE") or os.path.join(ROOT, ".build/browser/shimon.html")
    if not keep:
        outcome = subprocess.run([MAKER, "-c", "release" if "/release/" in shimon else "debug"]).returncode
        if outcome:
            return outcome, page
    again = page.replace(".html", ".again.html")
    subprocess.run([MAKER, "--keep", "-o", again], check=True, stdout=subprocess.DEVNULL)
    with open(page, "rb") as one, open(again, "rb") as other:
        if one.read() != other.read():
            print("FAILED: made twice, the page is another")
            return 1, page
    os.remove(again)
    return 0, page


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shimon")
    parser.add_argument("--keep", action="store_true", help="take the page that is there")
    parser.add_argument("--shots")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    shimon = os.path.abspath(arguments.shimon)
    path = chromium.find()
    if not path:
        print("skipped: Chromium is not here")
        return 0
    status, page = made(shimon, arguments.keep)
    if status:
        print("skipped: this toolchain cannot build for browsers" if status == 2 else "the page could not be made")
        return 0 if status == 2 else 1
    if arguments.shots:
        os.makedirs(arguments.shots, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium.Browser(path) as browser:
        downloads = os.path.join(folder, "downloads")
        os.makedirs(downloads)
        window = Window(browser, pathlib.Path(page).as_uri(), downloads)
        window.check(os.path.getsize(page) <= LIMIT, "%d bytes" % os.path.getsize(page))
        print("ready after %.2f s, %d bytes" % (window.start(), os.path.getsize(page)))
        steps = [
            ("samples", lambda: print("%d samples" % samples(window, shimon, folder))),
            ("form-edits", lambda: print("%d samples edited in the form" % form_edits(window, folder))),
            ("new-case", lambda: new_case(window, shimon, folder)),
            ("typing", lambda: typing(window, shimon, folder)), ("speed", lambda: speed(window, folder)),
            ("hostile", lambda: print("%d hostile files" % hostile(window, shimon, folder))),
            ("failures", lambda: failures(window, folder)), ("leaving", lambda: leaving(window, folder)),
            ("endurance", lambda: endurance(window, folder)), ("fuzz", lambda: fuzz(window)),
            ("looks", lambda: looks(window, folder, arguments.shots)),
        ]
        pathlib.Path(folder, "plain.yaml").write_bytes(pathlib.Path(ROOT, "SamplePolicies/kodaira/1.submitted.yaml").read_bytes())
        for name, step in steps:
            if arguments.only in name:
                try:
                    step()
                except (Failed, chromium.Failure) as failure:
                    window.check(False, "%s: %s" % (name, failure))
                window.quiet(name)
        window.get("page.draft && page.draft.markSaved()")
        problems = window.problems + (0 if arguments.only else served(browser, page, downloads))
    print("%d problems" % problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

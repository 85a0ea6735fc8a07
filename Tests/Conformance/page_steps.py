"""What page.py does with the page, besides its form."""
import glob
import os
import pathlib
import random
import re
import subprocess
import time
import urllib.parse
import urllib.request

import pages
from page_window import ROOT, copy_alone, findings_of, native

WIDTHS = [360, 768, 1280, 3840]


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
        same = findings_of(theirs)["problems"] == findings_of(mine)["problems"]
        window.check(same, "other problems: %s: %s" % (path, (theirs["problems"][:1], mine["problems"][:1])))
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


def with_policies(window, shimon, folder):
    """A page with a municipality's policy gives the findings of the program with it."""
    base = window.address
    count = 0
    for policy in sorted(glob.glob(os.path.join(ROOT, "SamplePolicies/*/policy.yaml"))):
        ours = os.path.join(folder, "ours.html")
        samples = sorted(glob.glob(os.path.join(os.path.dirname(policy), "*.submitted.yaml")))[:2]
        subprocess.run([shimon, "page", "--base", urllib.request.url2pathname(urllib.parse.urlsplit(base).path),
                        "--policy", policy, "-o", ours, *samples], check=True)
        window.address = pathlib.Path(ours).as_uri()
        window.start()
        window.check(window.get("document.getElementById('made').textContent").count("policy.yaml") == 1, "no policy is named")
        window.check(window.get("document.querySelectorAll('#example-list li').length") >= len(samples), "no examples")
        for path in samples:
            alone = copy_alone(path, folder)
            window.open_file(alone)
            window.settled()
            theirs, mine = window.get("page.review.result"), native(shimon, alone, "--policy", policy)
            window.check(findings_of(theirs) == findings_of(mine), "other findings with the policy: " + path)
            count += 1
    window.get("page.draft.markSaved()")
    window.quiet("with policies")
    window.address = base
    window.start()
    return count

"""What page.py does with the form of the page."""
import glob
import os
import pathlib
import time

from page_window import ROOT, copy_alone, findings_of, native


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

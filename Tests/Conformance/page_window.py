"""What page.py and its steps share: the page in a browser, and what the program says of a file."""
import json
import os
import subprocess
import time

import chromium

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


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

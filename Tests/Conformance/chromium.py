"""A headless Chromium, driven over its debugging pipe with nothing but the standard library.

The DevTools protocol: https://chromedevtools.github.io/devtools-protocol/
"""
import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ["chromium", "chromium-browser", "google-chrome"]
OPTIONS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--mute-audio",
]

# What the page must not do without being noticed.
SPOKEN = {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Audits.issueAdded",
          "Page.javascriptDialogOpening"}


def find():
    """The path of the browser, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Failure(Exception):
    """The browser did not do what was asked."""


class Browser:
    """One browser with one tab; a context manager. Not to be made while another thread opens or closes files."""

    def __init__(self, path, timeout=60):
        self.timeout = timeout
        self.folder = tempfile.TemporaryDirectory()
        self.count = 0
        self.events = []
        self.rest = b""
        # Descriptors 3 and 4 are the browser's in the new process; nothing that the start needs may have them.
        held = [os.open(os.devnull, os.O_RDONLY)]
        while held[-1] < 5:
            held.append(os.open(os.devnull, os.O_RDONLY))
        command_out, command_in = os.pipe()
        answer_out, answer_in = os.pipe()
        # Out of the way of the two descriptors that the browser wants to find its pipes at.
        mine = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20) for end in (command_out, answer_in)]

        def place():
            os.dup2(mine[0], 3)
            os.dup2(mine[1], 4)

        with open(os.path.join(self.folder.name, "log"), "wb") as log:
            self.process = subprocess.Popen(
                [path, *OPTIONS, "--remote-debugging-pipe", "--user-data-dir=" + self.folder.name, "about:blank"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=place, pass_fds=(3, 4))
        for end in [command_out, answer_in, *mine, *held]:
            os.close(end)
        self.writer, self.reader = command_in, answer_out
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits", "DOM", "CSS"):
            self.call(domain + ".enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.session = None
            self.call("Browser.close")
        except (Failure, OSError):
            self.process.kill()
        self.process.wait(timeout=20)
        os.close(self.writer)
        os.close(self.reader)
        self.folder.cleanup()

    # The pipe: one JSON object a message, each ended by a zero byte.

    def call(self, method, **parameters):
        """Asks the browser, and gives its answer."""
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.writer, data):]
        while True:
            answer = self.receive()
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise Failure("%s: %s" % (method, answer["error"].get("message")))
                return answer["result"]
            self.note(answer)

    def note(self, message):
        if "method" in message:
            self.events.append(message)

    def receive(self):
        end = time.monotonic() + self.timeout
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.reader], [], [], max(0, end - time.monotonic()))
            data = os.read(self.reader, 1 << 20) if ready else b""
            if not data:
                raise Failure("the browser does not answer")
            self.rest += data
        message, _, self.rest = self.rest.partition(b"\0")
        return json.loads(message)

    # What one does with a tab.

    def open(self, url):
        """Loads a page and waits until it is there; what it says and asks for is kept for `said` and `requested`."""
        self.call("Page.navigate", url="about:blank")
        self.run("1")
        self.events.clear()
        failure = self.call("Page.navigate", url=url).get("errorText")
        if failure:
            raise Failure("%s: %s" % (url, failure))
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.note(self.receive())

    def run(self, expression, **values):
        """The value of an expression in the page; each of `values` is a constant that it may use."""
        names = "".join("const %s = %s;\n" % (name, json.dumps(value)) for name, value in values.items())
        result = self.call("Runtime.evaluate", expression="(() => {\n%sreturn (%s);\n})()" % (names, expression),
                           returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise Failure(details.get("exception", {}).get("description", details.get("text")))
        return result["result"].get("value")

    def said(self):
        """Console messages, exceptions, reported issues and dialogues since the page was opened."""
        return [event["method"] + ": " + json.dumps(event["params"], ensure_ascii=False)[:400]
                for event in self.events if event["method"] in SPOKEN]

    def requested(self):
        """The addresses that the page asked for, itself included, granted or not."""
        return [event["params"]["request"]["url"] for event in self.events
                if event["method"] == "Network.requestWillBeSent"]

    def media(self, kind="", scheme="light"):
        """Shows the page as on screen or paper (left empty: as it is), to someone who likes light or dark."""
        self.call("Emulation.setEmulatedMedia", media=kind,
                  features=[{"name": "prefers-color-scheme", "value": scheme}])

    def size(self, width, height=900):
        """Sets the size of the window, in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)

    def scripts(self, allowed):
        """Switches the scripts of pages on or off, from the next page on."""
        self.call("Emulation.setScriptExecutionDisabled", value=not allowed)

    def press(self, key):
        """Presses and lets go of a key: Tab, Enter or Space."""
        code, text = {"Tab": (9, ""), "Enter": (13, "\r"), "Space": (32, " ")}[key]
        name = " " if key == "Space" else key
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=key, windowsVirtualKeyCode=code,
                      text=text if kind == "keyDown" else "")

    def pdf(self):
        """The page as it would be printed."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])

    def shot(self, path, limit=6000):
        """A picture of the whole page, or of its first `limit` pixels."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], limit), "scale": 1}
        data = self.call("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

#!/usr/bin/env python3
"""Uses shimon.html as people do, in Chromium and Firefox: page.py SHIMON [--keep] [--shots FOLDER] [--only STEP]

The page is made first (Sources/Browser/page), unless --keep takes the one that is there. Every sample is opened in it and
must get the program's findings; texts are typed, forms filled, files saved and read back; hostile files, failures of the
linter and a thousand edits must leave it whole. Needs only the standard library and a Chromium; Firefox is used where it
is here with marionette-driver. What is missing is named as skipped.
"""
import argparse
import http.server
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import chromium
import page_form
import page_steps
from page_window import ROOT, Failed, Window

MAKER = os.path.join(ROOT, "Sources/Browser/page")
LIMIT = 2_500_000


def firefox(page):
    """The page in Firefox, opened from disk: findings, all sides, the form. Gives what is wrong; None where it is not here."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program or not importlib.util.find_spec("marionette_driver"):
        return None
    from marionette_driver.marionette import Marionette

    with tempfile.TemporaryDirectory() as profile:
        process = subprocess.Popen(
            [program, "--headless", "--marionette", "--profile", profile, "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": profile})
        problems = []
        try:
            client = Marionette(host="127.0.0.1", port=2828)
            client.start_session(timeout=60)

            def get(expression):
                return client.execute_script("return " + expression, sandbox=None)

            def wait(expression):
                end = time.monotonic() + 30
                while not get(expression):
                    if time.monotonic() > end:
                        problems.append("did not come in Firefox: " + expression)
                        return
                    time.sleep(0.1)

            start = time.monotonic()
            client.navigate(pathlib.Path(page).as_uri())
            wait("document.documentElement.dataset.ready === 'yes'")
            print("Firefox: ready after %.2f s" % (time.monotonic() - start))
            get("document.querySelector('#example-list button').click()")
            wait("document.querySelectorAll('#finding-list .card').length >= 5")
            wait("document.querySelectorAll('#form-panel .field').length > 20")
            for tab, shows in (("questions", "#question-list .card"), ("picture", "#picture-list svg"),
                               ("annex", "#annex-text:not(:empty)"), ("report", "iframe.report")):
                get("document.getElementById('%s-tab').click()" % tab)
                wait("!!document.querySelector('%s')" % shows)
            wait("document.querySelector('iframe.report').contentDocument?.body?.textContent.length > 10000")
            wait("document.querySelector('iframe.report').contentDocument.adoptedStyleSheets.length === 1")
            get("(page.draft.type('# ' + page.draft.shown), 1)")
            wait("!page.isAsking && page.review !== null && page.draft.isChanged")
            get("(page.draft.markSaved(), 1)")
            client.delete_session()
        finally:
            process.terminate()
            process.wait(timeout=30)
    return problems


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
    page = os.path.join(ROOT, ".build/browser/shimon.html")
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
            ("samples", lambda: print("%d samples" % page_steps.samples(window, shimon, folder))),
            ("form-edits", lambda: print("%d samples edited in the form" % page_form.form_edits(window, folder))),
            ("new-case", lambda: page_form.new_case(window, shimon, folder)),
            ("typing", lambda: page_steps.typing(window, shimon, folder)), ("speed", lambda: page_steps.speed(window, folder)),
            ("policies", lambda: print("%d samples with policies" % page_steps.with_policies(window, shimon, folder))),
            ("hostile", lambda: print("%d hostile files" % page_steps.hostile(window, shimon, folder))),
            ("failures", lambda: page_steps.failures(window, folder)), ("leaving", lambda: page_steps.leaving(window, folder)),
            ("endurance", lambda: page_steps.endurance(window, folder)), ("fuzz", lambda: page_steps.fuzz(window)),
            ("looks", lambda: page_steps.looks(window, folder, arguments.shots)),
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
        problems = window.problems
        if not arguments.only:
            problems += served(browser, page, downloads)
    if arguments.only in "firefox":
        found = firefox(page)
        print("skipped: Firefox with marionette-driver is not here" if found is None else "\n".join(found) or "Firefox: ok")
        problems += len(found or [])
    print("%d problems" % problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

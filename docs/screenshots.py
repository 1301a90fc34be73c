"""Makes the pictures in docs/: `python docs/screenshots.py [briefings|digests|setup]`. Needs Chromium and `.[dev]`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

DOCS = Path(__file__).parent
ROOT = DOCS.parent
DESKTOP = {"viewport": {"width": 1180, "height": 860}}
#: Seconds that anything may take: a busy machine is ten times slower.
_LONG = 120.0
#: What the bot says as long as it hasn't read all documents, whether it has begun or not.
_UNREAD = "Try again in a moment"
#: The briefings and digests in the pictures are those of the shipped notes; the rest is of the sample newsroom.
_SEEDS = ("--seeds", "seeds")
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@contextmanager
def playground(*options: str) -> Iterator[str]:
    """Run the playground and give its address."""
    command = [sys.executable, "-m", "bot", "playground", "--no-open", *options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        found = re.search(r"http\S+", process.stdout.readline() if process.stdout else "")
        if found is None:
            sys.exit("The playground didn't start.")
        wait_until_read(found[0])
        yield found[0]
    finally:
        process.terminate()
        process.wait(10)


def wait_until_read(address: str) -> None:
    """Return once the bot has read its documents: until then its answers say so. Asked by somebody, for themselves."""
    base, token = address.split("/#")

    def act(name: str, **body: object) -> dict[str, Any]:
        request = urllib.request.Request(
            f"{base}/_control/{name}", json.dumps(body).encode(), {"X-Control-Token": token}
        )
        with urllib.request.urlopen(request, timeout=_LONG) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    until = time.monotonic() + _LONG
    while time.monotonic() < until:
        try:
            asker = act("world")["people"][-1]["id"]
            asked = act("slash", person=asker, command="brief", values={"topic": "korea"})
            answer = act("exchange", exchange=asked["exchange"], final=True)["message"]["text"]
        except (OSError, KeyError, TypeError):
            answer = _UNREAD  # the bot has no commands yet
        if _UNREAD not in answer:
            return
        time.sleep(0.5)
    sys.exit("The playground didn't read its documents in time.")


def opened(browser: Browser, address: str, window: dict[str, object], scheme: str) -> Page:
    """Open the page."""
    page = browser.new_page(
        color_scheme=scheme,  # type: ignore[arg-type]
        device_scale_factor=2,
        timezone_id="Europe/Berlin",
        **window,  # type: ignore[arg-type]
    )
    page.set_default_timeout(1000 * _LONG)
    page.goto(address)
    expect(page.locator(".start").first).to_be_visible()
    return page


def ask(page: Page, typed: str) -> None:
    """Send a command with what is offered for its last words, and return when its answer is there."""
    messages = page.locator(".message[data-message]")
    before = messages.count()
    page.locator("#words").focus()
    page.keyboard.type(typed)
    wait_for_option(page, typed.rsplit(maxsplit=1)[-1])
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(messages.nth(before).locator(".container").first).to_be_visible()


def wait_for_option(page: Page, words: str) -> None:
    """Return when what is offered is offered for these words, and not for fewer letters.

    What the bot offers after Discord's three seconds is lost: then a letter more and less has it asked again.
    """
    wanted = re.compile(re.escape(words), re.IGNORECASE)
    for _ in range(10):
        try:
            expect(page.locator(".suggestions .option").first).to_contain_text(wanted, timeout=10_000)
        except AssertionError:
            page.keyboard.type("x")
            page.keyboard.press("Backspace")
        else:
            return
    sys.exit(f"Nothing was offered for {words}.")


def take(page: Page, name: str) -> None:
    """Take a picture without the mouse and the caret."""
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(300)
    page.screenshot(path=DOCS / f"{name}.png")


def briefings(browser: Browser, address: str) -> None:
    """Take the briefing on a desktop and on a phone, and a quotation."""
    page = opened(browser, address, DESKTOP, "dark")
    ask(page, "/brief korea")
    take(page, "briefing-dark")
    page.close()
    page = opened(browser, address, PHONE, "light")
    ask(page, "/brief korea")
    take(page, "briefing-phone")
    page.close()
    page = opened(browser, address, DESKTOP, "light")
    ask(page, "/quote trump")
    take(page, "quotation")
    page.close()


def digests(browser: Browser, address: str) -> None:
    """Take the preview of a schedule, and the digest that comes the next morning."""
    page = opened(browser, address, DESKTOP, "dark")
    page.locator(".channel", has_text="announcements").click()
    page.locator("#words").focus()
    page.keyboard.type("/digest schedule announce")
    wait_for_option(page, "announce")
    page.keyboard.press("Enter")
    page.keyboard.type("08:00")
    for option, words in (("topics", "North Korea"), ("zone", "Berlin"), ("days", "every day")):
        page.locator(".optional").click()
        page.get_by_role("option", name=option).first.click()
        page.keyboard.type(words)
        wait_for_option(page, words)
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()
    take(page, "schedule")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    page.locator("#backstage-switch").click()
    page.get_by_role("button", name="Next morning").click()
    expect(page.locator(".message", has_text="Digest:").first).to_be_visible()
    page.locator(".message", has_text="Digest:").first.scroll_into_view_if_needed()
    page.locator(".message", has_text="Digest:").first.evaluate("one => one.scrollIntoView({block: 'start'})")
    take(page, "digest")
    page.close()


def setup(browser: Browser, address: str) -> None:
    """Take the steps from joining to the first digest: the card, what was chosen on it, the digest."""
    page = opened(browser, address, PHONE, "dark")
    ask(page, "/setup")
    card = page.locator(".message[data-message]").last
    card.evaluate("one => one.scrollIntoView({block: 'start'})")
    take(page, "setup-card")
    # Each with what the card says as long as it isn't chosen.
    for menu, option, before in (
        ("Packs of feeds", "Harrowmouth Gazette", "Nothing yet"),
        ("Channel", "#briefings", "Choose a channel"),
        ("Hour", "08:00", "Choose an hour"),
    ):
        card.get_by_role("combobox", name=menu).click()
        page.get_by_role("option").filter(has_text=option).first.click()
        page.keyboard.press("Escape")
        expect(card).not_to_contain_text(before)
        expect(card).not_to_contain_text("Being fetched")
    card.evaluate("one => one.scrollIntoView({block: 'start'})")
    take(page, "setup-chosen")
    card.get_by_role("button", name="Start").click()
    expect(card).to_contain_text("Started")
    card.get_by_role("button", name="Send one now").click()
    digest = page.locator(".message", has_text="Digest:").first
    expect(digest).to_be_visible()
    digest.evaluate("one => one.scrollIntoView({block: 'start'})")
    take(page, "setup-digest")
    page.close()


def main(names: list[str]) -> None:
    """Make the pictures of these functions; none named: all."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        sys.exit("No Chromium is installed.")
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    expect.set_options(timeout=1000 * _LONG)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--disable-gpu", "--no-first-run", *root])
        for take_pictures, options in ((briefings, _SEEDS), (digests, _SEEDS), (setup, ())):
            if not names or take_pictures.__name__ in names:
                with playground(*options) as address:
                    take_pictures(browser, address)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])

"""Makes the pictures in docs/ from the shipped seeds: `python docs/screenshots.py`. Needs Chromium and `.[dev]`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

DOCS = Path(__file__).parent
ROOT = DOCS.parent
DESKTOP = {"viewport": {"width": 1180, "height": 860}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


@contextmanager
def playground() -> Iterator[str]:
    """Run the playground over the shipped seeds and give its address."""
    command = [sys.executable, "-m", "bot", "playground", "--no-open", "--seeds", "seeds"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        found = re.search(r"http\S+", process.stdout.readline() if process.stdout else "")
        if found is None:
            sys.exit("The playground didn't start.")
        yield found[0]
    finally:
        process.terminate()
        process.wait(10)


def opened(browser: Browser, address: str, window: dict[str, object], scheme: str) -> Page:
    """Open the page once the bot has read the documents."""
    page = browser.new_page(
        color_scheme=scheme,  # type: ignore[arg-type]
        device_scale_factor=2,
        timezone_id="Europe/Berlin",
        **window,  # type: ignore[arg-type]
    )
    page.goto(address)
    expect(page.locator(".start").first).to_be_visible()
    page.wait_for_timeout(3000)
    return page


def ask(page: Page, typed: str) -> None:
    """Send a command with what is offered for its last words."""
    page.locator("#words").focus()
    page.keyboard.type(typed)
    expect(page.locator(".suggestions .option").first).to_be_visible()
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_timeout(1200)


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
    page.wait_for_timeout(400)
    page.keyboard.press("Enter")
    page.keyboard.type("08:00")
    for option, words in (("topics", "North Korea"), ("zone", "Berlin"), ("days", "every day")):
        page.locator(".optional").click()
        page.get_by_role("option", name=option).first.click()
        page.keyboard.type(words)
        page.wait_for_timeout(600)
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()
    take(page, "schedule")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    page.locator("#backstage-switch").click()
    page.get_by_role("button", name="Next morning").click()
    expect(page.locator(".message", has_text="Digest:").first).to_be_visible(timeout=20_000)
    page.wait_for_timeout(1500)
    page.locator(".message", has_text="Digest:").first.scroll_into_view_if_needed()
    page.locator(".message", has_text="Digest:").first.evaluate("one => one.scrollIntoView({block: 'start'})")
    take(page, "digest")
    page.close()


def main() -> None:
    """Make all pictures."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        sys.exit("No Chromium is installed.")
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with playground() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--disable-gpu", "--no-first-run", *root])
        briefings(browser, address)
        digests(browser, address)
        browser.close()


if __name__ == "__main__":
    main()

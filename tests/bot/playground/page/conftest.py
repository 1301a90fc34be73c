"""The playground as its command starts it, in a process of its own, and a headless Chromium that looks at it."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright, expect

HOSTILE = "<img src=x onerror=hacked=1> <script>hacked=1</script> [prize](javascript:hacked=1) ||now|| @everyone"

DOCUMENTS = {
    "harbour.md": """---
title: North Korea and Norway talk about a harbour
date: 2025-03-04
author: Signe Holm
publisher: The Lake Courier
url: https://example.org/harbour
---

North Korean Foreign Minister Paek Il-sun met Norwegian Prime Minister Astrid Lund in Oslo on March 3, 2025.

“We will open the harbour, and we will keep it open,” Paek said. “Nobody shall pay twice for a crane.”

Lund said that Norway wanted a treaty with North Korea before the summer. In May 2019, Norway and North Korea signed
a first agreement on the harbour in Oslo.
""",
    "hostile.txt": f"""date 2025-08-01 (</li><b>Evil</b>)
{HOSTILE}

On July 30, 2025, Zimbabwean Minister Tariro Moyo spoke in Harare.

“{HOSTILE},” Moyo said in Zimbabwe.
""",
}


def many(count: int) -> Iterator[tuple[str, str]]:
    """Documents enough for a section of several pages."""
    for number in range(count):
        yield (
            f"reports/{number:02}.md",
            (
                # Long: the sources of a briefing fill more than a page.
                f"---\ntitle: Report {number} on South Korea and Peru, on the copper that both of them want to sell, "
                "and on what the ships will cost in the year after next\n"
                f"date: 2025-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
                f"publisher: Wire {number % 5}\n---\n\n"
                "South Korean President Han Bora met ministers of Peru in Seoul.\n\n"
                f"“Round {number} brought us {number} steps closer to a deal on copper,” Han said. "
                f"Peru said that it would sell {number + 2} ships of copper to South Korea.\n"
            ),
        )


def written(folder: Path) -> Path:
    """Write all documents below `folder` and return it."""
    for name, text in (DOCUMENTS | dict(many(16))).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


#: Milliseconds. What is expected comes when the machine finds time for it; only what never comes is wrong.
expect.set_options(timeout=60_000)


@dataclass(slots=True)
class Playground:
    """A running `briefbot playground`."""

    process: subprocess.Popen[str]
    address: str

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(how)
        code = self.process.wait(60)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code


def started(seeds: Path, home: Path, *arguments: str) -> Playground:
    """Start the command as a person does and return it once it printed its address."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BRIEFBOT", "DISCORD"))}
    environment = kept | {"HOME": str(home), "TMPDIR": str(home), "PYTHONUTF8": "1", "TZ": "UTC"}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "playground", "--no-open", "--seeds", str(seeds), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/#\S+", process.stdout.readline())
    assert found is not None
    return Playground(process, found[0])


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Playground]]:
    """Start a playground over the test's documents; it is ended with the tests if it still runs."""
    seeds = written(tmp_path_factory.mktemp("documents"))
    running: list[Playground] = []

    def start(*arguments: str) -> Playground:
        running.append(started(seeds, tmp_path_factory.mktemp("home"), *arguments))
        return running[-1]

    yield start
    for one in running:
        if one.process.poll() is None:
            one.end()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def playground(start: Callable[..., Playground]) -> Playground:
    """The playground that all tests of the page share, with its documents read."""
    found = start()
    # One of the last documents, in the order in which they are read.
    await wait_for_name(found.address, "south korea")
    await asyncio.sleep(0.3)
    return found


async def wait_for_name(address: str, name: str) -> None:
    """Return once the bot of a playground suggests a name that its documents have."""
    base, token = address.split("/#")
    async with aiohttp.ClientSession(base, headers={"X-Control-Token": token}) as session, asyncio.timeout(90):

        async def act(name: str, **body: object) -> Any:
            async with session.post(f"/_control/{name}", json=body) as answer:
                return await answer.json()

        world = await act("world")
        person, channel = world["people"][0]["id"], world["guilds"][0]["channels"][0]["id"]
        place = {"person": person, "channel": channel}
        while not await act("commands", **place):  # noqa: ASYNC110 - another process tells of no event
            await asyncio.sleep(0.05)
        named = place | {"command": "brief", "option": "topic"}
        while not (await act("autocomplete", **named, typed=name)).get("choices"):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no browser is installed")
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=[*quiet, "--no-first-run", *root])
        yield browser
        await browser.close()


@dataclass(slots=True)
class Visit:
    """A page of the playground and what a person does on it."""

    page: Page
    problems: list[str]

    @property
    def words(self) -> Locator:
        """The message box."""
        return self.page.locator("#words")

    @property
    def last(self) -> Locator:
        """The newest message."""
        return self.page.locator(".message[data-message]").last

    async def command(self, typed: str) -> None:
        """Type into the message box and let the list of what is offered come."""
        await self.words.focus()
        await self.page.keyboard.type(typed)

    async def take(self, typed: str) -> None:
        """Type a command, and take what is offered for its last words."""
        await self.command(typed)
        # What was offered for the letters before may still stand there.
        wanted = re.compile(re.escape(typed.rsplit(maxsplit=1)[-1]), re.IGNORECASE)
        await expect(self.page.locator(".suggestions .option").first).to_contain_text(wanted)
        await self.page.keyboard.press("Enter")

    async def ask(self, typed: str) -> Locator:
        """Type a command, take what is offered for its last words, send it, and return the answer."""
        before = await self.page.locator(".message[data-message]").count()
        await self.take(typed)
        await self.page.keyboard.press("Enter")
        answer = self.page.locator(".message[data-message]").nth(before)
        await expect(answer.locator(".container")).to_be_visible()
        return answer

    async def open(self, name: str) -> None:
        """Go to a channel."""
        await self.page.locator(".channel", has_text=name).click()
        await expect(self.page.locator("#place")).to_contain_text(name)


@pytest_asyncio.fixture(loop_scope="session")
async def visits(browser: Browser, playground: Playground) -> AsyncIterator[Callable[..., object]]:
    """Open the page with a browser's options of the test's own; nothing may be wrong in its console at the end."""
    contexts: list[BrowserContext] = []
    opened: list[Visit] = []

    async def visit(address: str = playground.address, **options: object) -> Visit:
        context = await browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(60_000)
        found = Visit(page, [])
        page.on("console", lambda said: found.problems.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: found.problems.append(str(error)))
        await page.goto(address)
        await expect(page.locator(".start").first).to_be_visible()
        opened.append(found)
        return found

    yield visit
    for context in contexts:
        await context.close()
    assert [problem for one in opened for problem in one.problems] == []


@pytest_asyncio.fixture(loop_scope="session")
async def visit(visits: Callable[..., object]) -> Visit:
    """The page in a window of usual size."""
    made = visits()
    assert asyncio.iscoroutine(made)
    found = await made
    assert isinstance(found, Visit)
    return found


@pytest.fixture
def hostile() -> str:
    """Words that try to be more than words; a document and a minister in it say them."""
    return HOSTILE

"""A stand-in for Discord with people and a server in it, and the real bot connected to it over real sockets."""

import asyncio
import contextlib
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from jsonschema import Draft202012Validator

from bot.client import run
from bot.config.clock import SystemClock
from bot.config.settings import Settings
from bot.standin import Channel, Exchange, Guild, Message, StandIn, User
from bot.standin.rest.faults import RequestRecord
from briefings import open_service

STORY = {
    "lake-talks.md": """---
title: Norway and Kenya talk about the lake
date: 2025-03-04
author: Signe Holm
publisher: The Lake Courier
url: https://example.org/lake-talks
---

Norwegian Prime Minister Astrid Lund met Kenyan President Kamau Ochieng in Nairobi on March 3, 2025.

“We will not sell the lake, and we will not give it away,” Lund said. “It belongs to those who fish in it.”

Ochieng said that Kenya wanted a treaty before the summer. The Kenyan president asked Norway to pay for new boats.

In May 2019, Norway and Kenya signed a first agreement on the lake in Oslo. Norway left that agreement in January 2022.
""",
    "lake-treaty.txt": """\
   date 2025-06-12 (Jomo Were, Rift Herald) Kenya and Norway signed the treaty in Oslo on June 11.

“This is the end of a long quarrel,” Ochieng told reporters in Oslo.

Norwegian Foreign Minister Tore Vik said that Norway would pay for forty boats. Vik argued that the treaty was fair.

According to Lund, the fishing season will open in September.
""",
    "market.html": """<!DOCTYPE html><html lang="en"><head><title>Fish prices rise in Mombasa</title>
<meta name="date" content="2025-07-01"><meta name="author" content="Asha Mwangi"></head><body><article>
<h1>Fish prices rise in Mombasa</h1>
<p>Fish prices in Mombasa rose by a tenth in June 2025, traders said. Ochieng promised that the state would help.</p>
<p>“Nobody will go hungry because of a treaty,” Ochieng said on Tuesday. Kenya buys most of its fish abroad.</p>
<p>Norway said that the boats would arrive in time. Lund declined to name a day.</p>
</article></body></html>
""",
}

#: Words that try to be more than words: mentions, Markdown, links, marks that hide or turn text.
HOSTILE = {
    "hostile.md": """---
title: "@everyone **free** [prize](https://evil.example/a) <@&1> ||x||"
date: 2025-08-01
author: "<@1> `code`"
publisher: "_Evil_ > Press\u202e"
url: "https://evil.example/)**x**(@everyone"
---

On July 30, 2025, Zimbabwean Minister Tariro Moyo spoke in Harare.

“@everyone **run** [here](https://evil.example/b) ||now|| <@2> <#3> `rm` ~~no~~ # x,” Moyo said.

Zimbabwe ruled out \u202etalks\u202c with Zam\u200bbia.

Moyo said that """
    + "x" * 5_000
    + """ was the word. Moyo said that ```code``` and > quotes and <t:0:R> were only words in Zimbabwe.
""",
}


def many_documents(count: int) -> Iterator[tuple[str, str]]:
    """Documents enough for sections of several pages."""
    for number in range(count):
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        text = (
            f"---\ntitle: Report {number} on Ghana and Peru\ndate: {day}\npublisher: Wire {number % 5}\n---\n\n"
            f"Ghanaian President Efua Asante met ministers of Peru in Accra in round {number} of the talks.\n\n"
            f"“Round {number} brought us {number} steps closer to a cocoa deal that both of our peoples want,” "
            "Asante said. "
            f"Peru said that it would buy {number + 2} ships of cocoa.\n\n"
            f"Peruvian Trade Minister Lucia Quispe said that price number {number} was too high.\n"
        )
        yield f"reports/{number:03}.md", text


@dataclass(slots=True, kw_only=True)
class House:
    """A server, people, and the bot's settings; `running` connects the bot."""

    stand_in: StandIn
    settings: Settings
    #: Owns the server.
    ada: User
    #: A member who reads Korean.
    bo: User
    guild: Guild
    channel: Channel
    seen: int = field(default=0)

    @contextlib.asynccontextmanager
    async def running(self, *, shards: int = 1) -> AsyncIterator["asyncio.Task[int]"]:
        """Run the bot until the block ends, then end it as SIGTERM does."""
        task = asyncio.create_task(run(self.settings, SystemClock()))
        ready = asyncio.create_task(self.stand_in.wait_until_connected(shards=shards, seconds=60))
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
        assert not task.done(), f"the bot ended with exit code {task.result()}"
        await ready
        try:
            yield task
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def fresh_requests(self) -> list[RequestRecord]:
        """The REST requests since this was last asked."""
        found = self.stand_in.requests[self.seen :]
        self.seen = len(self.stand_in.requests)
        return found


def write(folder: Path, documents: dict[str, str]) -> None:
    for name, text in documents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with documents and a library that has read them, made once: `seeds/` and `data/`."""
    folder = tmp_path_factory.mktemp("loaded")
    write(folder / "seeds", STORY | HOSTILE | dict(many_documents(40)))

    async def load() -> None:
        (folder / "data").mkdir(0o700)
        async with open_service(folder / "data" / "library.db", workers=0) as service:
            report = await service.load(folder / "seeds")
            assert not report.problems

    asyncio.run(load())
    return folder


def a_copy(loaded: Path, folder: Path) -> Path:
    """Copy the library of `loaded`, whose documents stay where they are."""
    shutil.copytree(loaded / "data", folder / "data")
    return folder / "data"


@contextlib.asynccontextmanager
async def a_house(loaded: Path, folder: Path, **stand_in_options: Any) -> AsyncIterator[House]:
    async with StandIn(**{"rate_limits": False, **stand_in_options}) as stand_in:
        # On a busy machine the bot is slower than Discord allows, and puts off more; what it answers is the same.
        interactions = stand_in.backend.interactions
        interactions.deadline_seconds = interactions.patience_seconds = 60
        ada = stand_in.build.person("Ada", installed=True)
        bo = stand_in.build.person("Bo", locale="ko")
        guild = await stand_in.build.guild("Club", owner=ada, members=[bo])
        settings = Settings.model_validate(
            {
                "token": stand_in.token,
                "data": a_copy(loaded, folder),
                "seeds": loaded / "seeds",
                "api": stand_in.api_base,
            }
        )
        yield House(
            stand_in=stand_in,
            settings=settings,
            ada=ada,
            bo=bo,
            guild=guild,
            channel=stand_in.system_channel(guild),
        )
        description = openapi()
        if description is not None:
            # Every payload of every test, whichever process it runs in.
            assert not compare(description, stand_in.requests)[1]


def openapi_file() -> Path:
    """Where Discord's description of its REST interface is, if this machine has it."""
    near = Path(__file__).parents[4] / "shared" / "discord" / "openapi.json"
    return Path(os.environ.get("TESTS_OPENAPI") or near)


@cache
def openapi() -> dict[str, Any] | None:
    path = openapi_file()
    return json.loads(path.read_text("utf-8")) if path.is_file() else None


def body_schema(description: dict[str, Any], record: RequestRecord) -> dict[str, Any]:
    """The schema of a request's JSON body."""
    for template, item in description["paths"].items():
        if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), record.path) and record.method.lower() in item:
            content = item[record.method.lower()].get("requestBody", {}).get("content", {})
            if "application/json" in content:
                found: dict[str, Any] = content["application/json"]["schema"]
                return found
    raise AssertionError(f"Discord describes no {record.method} {record.path}")


def compare(description: dict[str, Any], records: list[RequestRecord]) -> tuple[Counter[str], list[str]]:
    """How many payloads were compared with Discord's description, by method, and what doesn't fit."""
    checked: Counter[str] = Counter()
    wrong: list[str] = []
    for record in records:
        if not record.body or record.route is None or record.status is None or record.status >= 400:
            continue
        schema = {**body_schema(description, record), "components": description["components"]}
        checked[record.method] += 1
        wrong += [
            f"{record.method} {record.route} {error.json_path}: {error.message[:200]}"
            for error in Draft202012Validator(schema).iter_errors(_as_read(record.body))
        ]
    return checked, wrong


def _as_read(body: Any) -> Any:
    """Return a payload as Discord reads it: ids of default values and of attachments are numbers in discord.py.

    Its users' menus and files work so (version 2.7.1): where Discord writes an id as text, it reads a number too.
    """
    if isinstance(body, dict):
        read = {name: _as_read(value) for name, value in body.items()}
        if isinstance(read.get("id"), int) and read.get("type") in {"channel", "role", "user"}:
            read["id"] = str(read["id"])
        if isinstance(read.get("attachments"), list):
            read["attachments"] = [{**one, "id": str(one["id"])} for one in read["attachments"]]
        return read
    return [_as_read(one) for one in body] if isinstance(body, list) else body


@pytest.fixture
def compared() -> Callable[[list[RequestRecord]], tuple[Counter[str], list[str]]]:
    """Compare payloads with Discord's description; the test is skipped where this machine doesn't have it."""
    description = openapi()
    if description is None:
        pytest.skip(f"Discord's openapi.json is not at {openapi_file()}; TESTS_OPENAPI can name it")
    return lambda records: compare(description, records)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """A stand-in with the bot connected, for all tests of a module."""
    async with a_house(loaded, tmp_path_factory.mktemp("house")) as made, made.running():
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def own_house(loaded: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A stand-in of a test's own, with no bot connected yet."""
    async with a_house(loaded, tmp_path) as made:
        yield made


@pytest.fixture
def make_house(loaded: Path, tmp_path: Path) -> Callable[..., contextlib.AbstractAsyncContextManager[House]]:
    """Make a stand-in with options of a test's own."""
    return lambda **options: a_house(loaded, tmp_path, **options)


@pytest.fixture(autouse=True)
def _settings_from_the_test_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("BRIEFBOT_"):
            monkeypatch.delenv(name)
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)


__all__ = ["Exchange", "House", "Message"]

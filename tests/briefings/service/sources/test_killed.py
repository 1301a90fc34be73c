"""Killed at any step of a refresh: the next one neither loses nor doubles an entry, nor a version."""

from dataclasses import dataclass
from inspect import iscoroutinefunction
from shutil import copytree
from typing import Any

from briefings.model.captures import document_id
from tests.briefings.service.sources.conftest import open_desk
from tests.support.web import Clock, Web, full_text, item

FEED = "https://gazette.example/feed"
PAGE = "https://gazette.example/9"
PARAGRAPH = "“We bake with our own flour,” Mayor Ines Falk said in Aster on Friday. " * 4


class KilledError(BaseException):
    """The process ends here: nothing after it is done, and nothing is cleaned up."""


@dataclass
class Countdown:
    """Counts the steps that change or ask something; the last one kills before it is done, so after the one before."""

    left: int

    def passes(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise KilledError


class Mortal:
    """Stands for a group of a store, or a fetcher, whose every call is a step."""

    def __init__(self, inner: object, countdown: Countdown) -> None:
        self._inner, self._countdown = inner, countdown

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._inner, name)
        if not callable(method):
            return Mortal(method, self._countdown)
        if not iscoroutinefunction(method):  # it lends a transaction

            def begin(*arguments: Any, **named: Any) -> Any:
                self._countdown.passes()
                return method(*arguments, **named)

            return begin

        async def step(*arguments: Any, **named: Any) -> Any:
            self._countdown.passes()
            return await method(*arguments, **named)

        return step


def fill(web: Web, *, later: bool) -> None:
    """Two articles, one of them on its page; later a third one, and the page has changed."""
    items = [item(1, content=full_text(1)), item(9, body="The bakers of Aster bake.")]
    if later:
        items.append(item(2, content=full_text(2)))
    web.put_feed(FEED, *items)
    web.put_article(PAGE, "The bakers", PARAGRAPH.replace("bake", "cook") if later else PARAGRAPH)


async def look(desk) -> tuple[Any, ...]:
    """All that a reader could tell apart."""
    documents = [document_id(one) for one in ("https://gazette.example/1", "https://gazette.example/2", PAGE)]
    captures = [[one.article.text for one in await desk.archive.list_captures(one)] for one in documents]
    listed = [(one.documents, one.source.state) for one in await desk.sources.list_sources()]
    return captures, listed, await desk.service._library.versions()


async def live(folder, kill_at: int) -> tuple[bool, tuple[Any, ...]]:
    """Be killed while refreshing, and start again; return whether it came to that, and what there is."""
    web = Web(Clock())
    fill(web, later=True)
    countdown = Countdown(kill_at)
    killed = False
    async with open_desk(folder, web) as desk:
        mortal = desk.service.followed_sources(
            Mortal(desk.ledger.sources, countdown),
            Mortal(desk.archive, countdown),
            Mortal(web, countdown),
            owner="dies",
            clock=web.clock,
        )
        mortal._library = Mortal(desk.service._library, countdown)
        (source,) = await desk.sources.list_sources()
        try:
            await mortal.refresh([source.source.id], asked=True)
        except (KilledError, BaseExceptionGroup):
            killed = True
        # What a dead process held is freed by whoever comes next.
        await desk.ledger.sources.free(["dies"])
        await desk.sources.feed_library()
        await desk.refresh()
        return killed, await look(desk)


async def test_a_refresh_that_is_killed_at_any_step_ends_like_one_that_is_not(tmp_path) -> None:
    web = Web(Clock())
    fill(web, later=False)
    async with open_desk(tmp_path / "before", web) as desk:
        await desk.sources.add(FEED)
    _, expected = await live(copytree(tmp_path / "before", tmp_path / "whole"), 0)

    step, killed = 0, True
    while killed:
        step += 1
        killed, found = await live(copytree(tmp_path / "before", tmp_path / str(step)), step)
        assert found == expected, step

    assert step > 10
    assert expected[1][0][0] == 3

"""Answers that were given before, until the library changes."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from discord import ui

from bot.catalogue import Words
from bot.layouts import Place, briefing_view, side_by_side
from briefings import EVERYTHING, Audience, Briefing, Heading, Question, Rendered, Request, render_discord

#: Answers kept: at about 100 kB each some 6 MB at most.
_KEPT = 64
#: Messages kept for each: what people look at first.
_VIEWS = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """A briefing, and as Discord Markdown in one language.

    `key` is the ledger's id of the request, for the buttons; None where nothing was found, or nothing could be kept.
    """

    briefing: Briefing
    rendered: Rendered
    words: Words
    key: str | None
    _views: dict[tuple[Place | None, bool], ui.LayoutView | None] = field(default_factory=dict)

    def view(self, place: Place | None, *, private: bool) -> ui.LayoutView | None:
        """Return the message for a place of the briefing, made once; None where there is nothing to show."""
        wanted = (place, private)
        if wanted not in self._views:
            made = briefing_view(self.rendered, self.words, request=self.key, place=place, private=private)
            if len(self._views) >= _VIEWS:
                return made
            self._views[wanted] = made
        return self._views[wanted]


_Key: TypeAlias = tuple[Request, str, Audience]


class Answers:
    """Asks the service once for each request, language, audience and revision of the library, however many ask."""

    def __init__(
        self,
        answer: Callable[[Request, Audience], Awaitable[Briefing]],
        revision: Callable[[], Awaitable[int]],
        keep: Callable[[Request], Awaitable[str | None]],
    ) -> None:
        self._answer = answer
        self._keep = keep
        self._revision = revision
        self._of_revision: int | None = None
        self._kept: OrderedDict[_Key, asyncio.Task[Answer]] = OrderedDict()

    async def get(self, request: Request, words: Words, audience: Audience = EVERYTHING) -> Answer:
        """Return the answer to `request` in the language of `words`, from what the `audience` sees."""
        revision = await self._revision()
        if revision != self._of_revision:
            self._kept.clear()
            self._of_revision = revision
        key = (request, words.language, audience)
        task = self._kept.get(key)
        if task is None:
            task = asyncio.create_task(self._make(request, words, audience), name="answer")
            self._kept[key] = task
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        try:
            # Shielded: others may wait for the same answer.
            answer = await asyncio.shield(task)
        except Exception:
            self._forget(key, task)
            raise
        if answer.key is None:
            # Next time the ledger may be there again.
            self._forget(key, task)
        return answer

    def _forget(self, key: _Key, task: asyncio.Task[Answer]) -> None:
        if self._kept.get(key) is task:
            del self._kept[key]

    async def _make(self, request: Request, words: Words, audience: Audience) -> Answer:
        briefing = await self._answer(request, audience)
        key = await self._keep(request) if briefing.found else None
        return Answer(briefing, rendered(briefing, request, words), words, key)


def rendered(briefing: Briefing, request: Request, words: Words) -> Rendered:
    """Return a briefing as Discord Markdown; two actors that are compared stand side by side first."""
    markdown = render_discord(briefing, words.labels)
    if request.question is not Question.COMPARE:
        return markdown
    return side_by_side(markdown, words.labels[f"heading.{Heading.POSITIONS}"])

"""Answers that were given before, until the library changes."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.catalogue import Words
from briefings import Briefing, Rendered, Request, render_discord

#: Answers kept: at about 100 kB each some 6 MB at most.
_KEPT = 64


@dataclass(frozen=True, slots=True)
class Answer:
    """A briefing, and as Discord Markdown in one language."""

    briefing: Briefing
    rendered: Rendered


class Answers:
    """Asks the service once for each request, language and revision of the library, however many ask at a time."""

    def __init__(
        self, answer: Callable[[Request], Awaitable[Briefing]], revision: Callable[[], Awaitable[int]]
    ) -> None:
        self._answer = answer
        self._revision = revision
        self._of_revision: int | None = None
        self._kept: OrderedDict[tuple[Request, str], asyncio.Task[Answer]] = OrderedDict()

    async def get(self, request: Request, words: Words) -> Answer:
        """Return the answer to `request` in the language of `words`."""
        revision = await self._revision()
        if revision != self._of_revision:
            self._kept.clear()
            self._of_revision = revision
        key = (request, words.language)
        task = self._kept.get(key)
        if task is None:
            task = asyncio.create_task(self._make(request, words), name="answer")
            self._kept[key] = task
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        try:
            # Shielded: others may wait for the same answer.
            return await asyncio.shield(task)
        except Exception:
            if self._kept.get(key) is task:
                del self._kept[key]
            raise

    async def _make(self, request: Request, words: Words) -> Answer:
        briefing = await self._answer(request)
        return Answer(briefing, render_discord(briefing, words.labels))

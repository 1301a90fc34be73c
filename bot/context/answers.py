"""Answers as Discord shows them, made once while the library stays as it is."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime

from discord import ui

from bot.catalogue import Words
from bot.layouts import Place, briefing_view, list_fetched
from briefings import EVERYTHING, Audience, Briefing, Cache, Question, Rendered, Request, render_discord

#: Answers kept: at about 100 kB each some 6 MB at most.
_MOST_ANSWERS = 64
#: Messages kept for each: what people look at first.
_MOST_VIEWS = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """A briefing, and as Discord Markdown in one language.

    `key` is the ledger's id of the request, for the buttons; None where nothing was found, or nothing could be stored.
    """

    briefing: Briefing
    rendered: Rendered
    words: Words
    key: str | None
    #: Whether it is about a topic of which a person can get what is new.
    can_be_followed: bool = False
    _views: dict[tuple[Place | None, bool], ui.LayoutView | None] = field(default_factory=dict)

    def view(self, place: Place | None, *, private: bool, note: str = "") -> ui.LayoutView | None:
        """Return the message for a place of the briefing, made once; None where there is nothing to show.

        `note` is what is to be said below it just now.
        """
        wanted = (place, private)
        if note or wanted not in self._views:
            made = briefing_view(
                self.rendered,
                self.words,
                request=self.key,
                place=place,
                private=private,
                follow=self.can_be_followed,
                note=note,
            )
            if note or len(self._views) >= _MOST_VIEWS:
                return made
            self._views[wanted] = made
        return self._views[wanted]


class Answers:
    """Asks the service at most once an hour for each request, language, audience and revision of the library.

    However many people ask. `now` returns the time in UTC.
    """

    def __init__(
        self,
        answer: Callable[[Request, Audience, datetime], Awaitable[Briefing]],
        revision: Callable[[], Awaitable[int]],
        store: Callable[[Request, Collection[tuple[str, str]]], Awaitable[str | None]],
        now: Callable[[], datetime],
    ) -> None:
        self._answer = answer
        self._store = store
        self._revision = revision
        self._now = now
        # An answer without a key isn't kept, because next time the ledger may be there again.
        self._cache: Cache[tuple[Request, str, datetime], Answer] = Cache(
            _MOST_ANSWERS, lasts=lambda answer: answer.key is not None
        )

    async def get(self, request: Request, words: Words, audience: Audience = EVERYTHING) -> Answer:
        """Return the answer to `request` in the language of `words`, from what the `audience` sees."""
        # Each hour anew, because what is called new isn't for ever.
        hour = self._now().replace(minute=0, second=0, microsecond=0)
        return await self._cache.get(
            (request, words.language, hour),
            lambda: self._make(request, words, audience, hour),
            revision=await self._revision(),
            audience=audience,
        )

    async def _make(self, request: Request, words: Words, audience: Audience, now: datetime) -> Answer:
        briefing = await self._answer(request, audience, now)
        claims = [claim for section in briefing.sections for claim in section.claims]
        key = await self._store(request, list_fetched(claims)) if briefing.found else None
        about_topic = request.question is Question.BRIEF and bool(request.topic)
        return Answer(briefing, render_discord(briefing, words.labels), words, key, about_topic)

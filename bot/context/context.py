"""What every command needs: the domain, the ledger, the clock, and how far the reading of the folder is."""

import asyncio
from dataclasses import dataclass, field
from typing import Protocol

from bot.config.clock import Clock
from bot.context.answers import Answers
from bot.context.audiences import Audiences
from bot.context.stored_requests import StoredRequests
from bot.context.suggested_names import SuggestedNames
from bot.delivery import DigestComposer
from bot.packs import Pack
from briefings import (
    EVERYTHING,
    Audience,
    Briefing,
    Claim,
    FollowedSources,
    Ledger,
    LibraryStats,
    NamedActor,
    Progress,
    Proof,
    Request,
    Rule,
    Span,
)


class Briefings(Protocol):
    """What commands ask of the domain's service."""

    async def answer(self, request: Request, *, audience: Audience = EVERYTHING) -> Briefing:
        """Return the briefing that answers `request`."""
        ...

    async def complete(
        self, words: str, *, persons_only: bool = False, limit: int = 25, audience: Audience = EVERYTHING
    ) -> tuple[NamedActor, ...]:
        """Return the actors that `words` may be the beginning of, best first."""
        ...

    async def topics_in(self, text: str, *, limit: int = 5, audience: Audience = EVERYTHING) -> tuple[NamedActor, ...]:
        """Return the actors that any text names, most mentioned first."""
        ...

    async def proof(self, claim: Claim, *, audience: Audience = EVERYTHING) -> Proof | None:
        """Return a claim in its context, or None where the document is gone."""
        ...

    async def proof_at(
        self, document: str, spans: tuple[Span, ...], words: str, *, audience: Audience = EVERYTHING
    ) -> Proof | None:
        """Return words in their context by their place, or None where the document no longer says so there."""
        ...

    async def rules_at(
        self, document: str, spans: tuple[Span, ...], *, audience: Audience = EVERYTHING
    ) -> tuple[Rule, ...]:
        """Return the rules of the analysis that found a line, by its place."""
        ...

    async def stats(self, *, audience: Audience = EVERYTHING) -> LibraryStats:
        """Return what the library holds, as far as the audience sees it."""
        ...

    async def revision(self) -> int:
        """Return a number that rises with every change of the library."""
        ...


@dataclass(slots=True)
class IntakeState:
    """How far the reading of the folder is, as /about shows it; the bot's intake writes it."""

    #: None: nothing is being read.
    progress: Progress | None = None
    active: bool = False
    #: Files of the last reading that couldn't be read.
    problems: int = 0
    #: Set when the folder was read once since the start, or couldn't be.
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def reading(self) -> bool:
        """Whether the folder is being read, or not yet read for the first time: more documents may come."""
        return self.active or not self.begun.is_set()


@dataclass(frozen=True, slots=True, kw_only=True)
class BotContext:
    """Handed to every cog."""

    service: Briefings
    ledger: Ledger
    clock: Clock
    answers: Answers
    requests: StoredRequests
    names: SuggestedNames
    #: Whose documents a question is answered from.
    audiences: Audiences
    #: The feeds and pages that are followed.
    sources: FollowedSources
    #: Feeds to begin with, by theme.
    packs: tuple[Pack, ...]
    #: The operator's time zone, which is proposed where nothing tells a better one; None: not set.
    home: str | None
    #: Makes digests' messages, for previews.
    composer: DigestComposer
    #: Set when the ledger's schedules were changed, so that the scheduler looks at them at once.
    schedules_changed: asyncio.Event = field(default_factory=asyncio.Event)
    #: Set when a source may be due at once.
    sources_changed: asyncio.Event = field(default_factory=asyncio.Event)
    intake: IntakeState = field(default_factory=IntakeState)

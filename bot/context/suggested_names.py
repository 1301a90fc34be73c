"""Names suggested while people type, looked up once while the library stays as it is."""

from typing import Protocol

from briefings import EVERYTHING, Audience, Cache, NamedActor

#: Suggestions kept, of 25 rows each: some 4 MB at most.
_MOST_KEPT = 512
#: Discord's limit for suggestions.
_CHOICES = 25


class NameSource(Protocol):
    """What names are asked of."""

    async def complete(
        self, words: str, *, persons_only: bool = False, limit: int = 25, audience: Audience = EVERYTHING
    ) -> tuple[NamedActor, ...]:
        """Return the actors that `words` may be the beginning of, best first."""
        ...

    async def revision(self) -> int:
        """Return a number that rises with every change of the library."""
        ...


class SuggestedNames:
    """Completes names; many people type the same few letters."""

    def __init__(self, service: NameSource) -> None:
        self._service = service
        self._cache: Cache[tuple[str, bool], tuple[NamedActor, ...]] = Cache(_MOST_KEPT)

    async def complete(
        self, words: str, *, persons_only: bool, audience: Audience = EVERYTHING
    ) -> tuple[NamedActor, ...]:
        """Return up to 25 actors that `words` may mean, best first, of those whom the audience's documents name."""
        return await self._cache.get(
            (words.casefold(), persons_only),
            lambda: self._service.complete(words, persons_only=persons_only, limit=_CHOICES, audience=audience),
            revision=await self._service.revision(),
            audience=audience,
        )

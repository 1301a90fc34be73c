"""Names that were completed before, until the library changes."""

from collections import OrderedDict
from typing import Protocol

from briefings import EVERYTHING, Audience, NamedActor

#: Answers kept, of 25 rows each: some 4 MB at most.
_KEPT = 512
#: Discord's limit for suggestions.
_CHOICES = 25


class Completing(Protocol):
    """What names are asked of."""

    async def complete(
        self, words: str, *, persons_only: bool = False, limit: int = 25, audience: Audience = EVERYTHING
    ) -> tuple[NamedActor, ...]:
        """Return the actors that `words` may be the beginning of, best first."""
        ...

    async def revision(self) -> int:
        """Return a number that rises with every change of the library."""
        ...


class Names:
    """Completes names; many people type the same few letters."""

    def __init__(self, service: Completing) -> None:
        self._service = service
        self._of_revision: int | None = None
        self._kept: OrderedDict[tuple[str, bool, Audience], tuple[NamedActor, ...]] = OrderedDict()

    async def complete(
        self, words: str, *, persons_only: bool, audience: Audience = EVERYTHING
    ) -> tuple[NamedActor, ...]:
        """Return up to 25 actors that `words` may mean, best first, of those whom the audience's documents name."""
        revision = await self._service.revision()
        if revision != self._of_revision:
            self._kept.clear()
            self._of_revision = revision
        key = (words.casefold(), persons_only, audience)
        found = self._kept.get(key)
        if found is None:
            found = await self._service.complete(words, persons_only=persons_only, limit=_CHOICES, audience=audience)
            if revision == self._of_revision:
                self._kept[key] = found
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

"""Cards that are being changed now: one change after the other, each from what the last one has left."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.cogs.setup.choices import Choices

#: Cards kept: those that somebody goes through at the moment.
_MOST = 500


@dataclass(slots=True)
class OpenCard:
    """A card's choices by now: a menu's custom_id says what they were when the menu was shown."""

    choices: Choices
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class OpenCards:
    """The cards that were used last, by their messages' ids; one that isn't known is as its menu says."""

    def __init__(self) -> None:
        self._cards: OrderedDict[int, OpenCard] = OrderedDict()

    @asynccontextmanager
    async def change(self, message: int, pressed: Choices) -> AsyncIterator[OpenCard]:
        """Give a card to be changed and shown, when nobody else does."""
        card = self._cards.setdefault(message, OpenCard(pressed))
        self._cards.move_to_end(message)
        while len(self._cards) > _MOST:
            self._cards.popitem(last=False)
        async with card.lock:
            yield card

    def close(self, message: int) -> None:
        """Forget a card whose digest was started."""
        self._cards.pop(message, None)

    def is_open(self, message: int) -> bool:
        """Tell whether a card is known here."""
        return message in self._cards

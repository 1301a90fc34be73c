"""Who refuses or agrees is who was asked: 'Ole Berg asked Jon Dahl to go. He refused, saying …'."""

from briefings.analysis.reading.statements import Reading
from briefings.model.spans import Span

_ASKING = frozenset(
    ("ask", "asks", "asked", "urges", "urged", "orders", "ordered", "begs", "begged", "invited", "told")
)
_ANSWERING = frozenset(
    ("refused", "refuses", "declined", "declines", "agreed", "agrees", "complied", "complies", "obliged", "demurred",
     "consented")
)  # fmt: skip
_BEHIND = frozenset((",", ".", ";", "and", "but", "because"))


class AskedToAct:
    """The person asked last to do something, by the number as an actor."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._person, self._sentence = -1, -1

    def note(self, person: int, named: Span, sentence: int) -> None:
        """Note a person named with his title at a span, in a sentence of a number, if somebody asks him to act."""
        first, end = self._reading.text.token_range(named)
        lower = self._reading.lower
        if first > 0 and lower[first - 1] in _ASKING and lower[end : end + 1] == ["to"]:
            self._person, self._sentence = person, sentence

    def meant_by(self, place: int, sentence: int) -> int | None:
        """Return whom the pronoun at token `place` means, if it refuses or agrees and nothing more; else None."""
        near = self._person >= 0 and sentence - self._sentence in (0, 1)
        verb, behind = (*self._reading.lower[place + 1 : place + 3], "", "")[:2]
        return self._person if near and verb in _ANSWERING and behind in _BEHIND else None

"""Whom a subject pronoun means behind a clause that opens its sentence: 'After Ann Berg lost, she …'."""

import re

from briefings.analysis.coreference.person_nouns import is_human
from briefings.analysis.reading.tokens import Text
from briefings.model.spans import Span

#: What opens a clause whose subject the one behind it goes on with.
_OPENING = frozenset(("after", "although", "as", "before", "once", "since", "though", "until", "when", "while"))
#: What may stand before it.
_CONNECTIVES = frozenset(("and", "but", "even", "later", "so", "still", "then", "yet"))
#: Before somebody whom a clause only tells of: 'announced his choice of Dahl'.
_TOLD_OF = frozenset(("about", "against", "as", "for", "of", "over"))
#: Characters of such a clause, and of what stands before the name in it.
_LONGEST_CLAUSE = 240
_LONGEST_OPENER = 40
#: Words of a title right before a name: 'former mayor', 'Mr.'.
_LONGEST_ROLE = 2
#: To whom somebody does something: 'asked him', 'asked her about it'; 'lost her seat' is of her own.
_OTHERS = re.compile(
    r"\b(?:him|her(?= ?,| (?:a|about|after|and|as|at|for|from|if|in|of|on|over|the|to|whether|with)\b))\b"
)


class OpeningClause:
    """The subject of the clause that opened the sentence last walked through, by its number as an actor."""

    def __init__(self, text: Text) -> None:
        self._text = text
        #: -1 where two are named in the clause: in 'After Berg met Dahl, he …' either may be meant, and nobody else.
        self._subject = -1
        self._named: set[int] = set()
        self._sentence = -1

    def note(self, person: int, start: int, sentence: int) -> None:
        """Note the number of a person whose name begins at `start`, in a sentence of a number."""
        begin = self._text.sentences[sentence].start
        if sentence == self._sentence:
            before = self._text.view[max(begin, start - _LONGEST_OPENER) : start].lower().split()
            told_of = not _TOLD_OF.isdisjoint(before[-1 - _LONGEST_ROLE :])
            self._subject = self._subject if person == self._subject or told_of else -1
            self._named.add(person)
        elif start - begin <= _LONGEST_OPENER and _opens(self._text.view[begin:start].lower().split()):
            self._subject, self._named, self._sentence = person, {person}, sentence

    def meant_by(self, place: int, sentence: int) -> int | None:
        """Return whom the subject pronoun at token `place` means if its gender fits, None where that is open."""
        clause = self._read(place, sentence)
        return None if clause is None or _OTHERS.search(clause) or self._subject < 0 else self._subject

    def list_likely(self, place: int, sentence: int) -> frozenset[int]:
        """Return those of whom it means one where two are named in the clause; empty where anybody may be meant."""
        clause = self._read(place, sentence)
        return frozenset() if clause is None or _OTHERS.search(clause) else frozenset(self._named)

    def not_meant_by(self, place: int, sentence: int) -> frozenset[int]:
        """Return whom it can't mean: in 'When Berg asked him about it, he …' he who answers isn't Berg."""
        clause = self._read(place, sentence)
        asks = clause is not None and _OTHERS.search(clause) and self._subject >= 0
        return frozenset([self._subject]) if asks else frozenset()

    def _read(self, place: int, sentence: int) -> str | None:
        """Return the clause that ends with the comma right before token `place`, if one with a person does."""
        if sentence != self._sentence or self._text.words[place - 1] != ",":
            return None
        span = Span(self._text.sentences[sentence].start, self._text.tokens[place].start)
        clause = self._text.view[span.start : span.end] if span.end - span.start <= _LONGEST_CLAUSE else ""
        return clause if clause.count(",") == 1 else None


def _opens(before: list[str]) -> bool:
    """Tell whether words before a name open a clause it is the subject of: 'After', 'After former mayor'."""
    while before and before[0] in _CONNECTIVES:
        before = before[1:]
    opener, *role = before or [""]
    acts = any(word.endswith("ing") for word in role)  # 'After meeting mayor Berg'
    titled = all(word.endswith(".") or is_human(word) for word in role[-1:])
    return opener in _OPENING and len(role) <= _LONGEST_ROLE and not acts and titled

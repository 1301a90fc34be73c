"""People as they are told apart: full names, the forms they take, and who bears a surname."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefings.analysis.actors.hits import NameHit
from briefings.analysis.names.comparison import name_key, same_first_name
from briefings.analysis.names.word_kinds import (
    Gender,
    Word,
    first_name_gender,
    is_surname_first,
    prominent_gender,
    title_gender,
    word_kinds,
)
from briefings.model.rules import Rule

#: Endings of Icelandic patronymics.
_PATRONYMICS = ("dóttir", "dottir", "sson")


@dataclass(frozen=True, slots=True)
class FullName:
    """A name in its parts. `given` may be empty for somebody known by one name alone."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    suffix: str = ""
    surname_first: bool = False

    @property
    def key(self) -> str:
        """The surname as surnames are compared."""
        return name_key(" ".join(self.surname))

    @property
    def is_called_by_first(self) -> bool:
        """Whether the first name alone is the usual one: in East Asian order, and where surnames are patronymics."""
        return self.surname_first or (bool(self.given) and self.surname[-1].endswith(_PATRONYMICS))

    @property
    def last(self) -> str:
        """The last word of the surname, folded: 'Salman' of 'bin Salman'."""
        return name_key(self.surname[-1]) if self.surname else ""


def full_name(words: Sequence[str]) -> FullName:
    """Return a name in its parts, in western or East Asian order; 'van', 'bin' and the like belong to the surname."""
    suffix = ""
    if len(words) > 1 and word_kinds(words[-1]) & Word.SUFFIX:
        suffix, words = words[-1].rstrip("."), words[:-1]
    # 'Van der Meulen' opens a sentence.
    opens_surname = len(words) > 1 and words[1].islower() and word_kinds(words[0]) & Word.PARTICLE
    if len(words) == 1 or words[0].islower() or opens_surname:
        return FullName((), tuple(words), suffix)
    if is_surname_first(tuple(words)):
        return FullName(tuple(words[1:]), (words[0],), suffix, surname_first=True)
    cut = next((i for i, word in enumerate(words) if i and word.islower()), len(words) - 1)
    return FullName(tuple(words[:cut]), tuple(words[cut:]), suffix)


def same_person(one: FullName, other: FullName) -> bool:
    """Tell whether two full names may be one person's."""
    if one.suffix != other.suffix and "Jr" in {one.suffix, other.suffix}:
        return False
    if one.surname_first or other.surname_first:
        return _spelled(one) == _spelled(other)
    if _extends(one, other) or _extends(other, one):
        return True
    if one.key == other.key and not (one.given and other.given):
        return True
    if one.key != other.key or not same_first_name(one.given[0], other.given[0]):
        return False
    middles = [[g.rstrip(".").lower() for g in name.given[1:]] for name in (one, other)]
    return not all(middles) or middles[0] == middles[1] or middles[0][0][0] == middles[1][0][0]


def _spelled(name: FullName) -> str:
    return name_key(" ".join((*name.surname, *name.given))).replace(" ", "")


def _extends(short: FullName, long: FullName) -> bool:
    """Tell whether one name is the other without its first or last words: 'López Obrador', 'Hugo Chávez Frías'."""
    a = name_key(" ".join((*short.given, *short.surname))).split()
    b = name_key(" ".join((*long.given, *long.surname))).split()
    return len(a) > 1 and len(b) > len(a) and (b[-len(a) :] == a or (len(b) == 3 and b[:2] == a and len(a[1]) > 1))


@dataclass(slots=True)
class Bearer:
    """One person, as far as this text has told."""

    name: FullName
    #: Where the person was first named in full.
    introduced: int
    forms: Counter[str] = field(default_factory=Counter)
    hits: list[tuple[NameHit, Rule]] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    gender_votes: Counter[Gender] = field(default_factory=Counter)
    #: What the person is called besides, as it stands in quotation marks or brackets: 'Doc' of "Ann 'Doc' Lee".
    nicknames: set[str] = field(default_factory=set)
    #: Whether the first of two surnames stands alone for the person: 'Montero' of Ricardo Montero Salas.
    is_called_by_first_surname: bool = False
    #: Where the person was last named, so far.
    seen: int = -1
    seen_sentence: int = -1
    #: How often the first name alone has stood for this person.
    by_first_name: int = 0
    #: Introduced as somebody's relative ('his wife, Jane Roe').
    is_relative: bool = False
    #: Titles of whose relative the text says the person is: 'President' beside a first lady leads to the other.
    titles_of_kin: set[str] = field(default_factory=set)
    #: Whether the last mention was a full name.
    last_in_full: bool = False

    def add(self, hit: NameHit, rule: Rule, *, in_full: bool = False) -> None:
        """Count one mention."""
        self.hits.append((hit, rule))
        self.seen, self.seen_sentence = hit.span.start, hit.sentence
        self.last_in_full = in_full
        words = hit.words if hit.shared_surname is None else (*hit.words, hit.shared_surname)
        self.forms[" ".join(words)] += 1
        for title in hit.titles:
            self.titles.add(title.text)
            if (gender := title_gender(title.text)) is not None:
                self.gender_votes[gender] += 3

    @property
    def gender(self) -> Gender | None:
        """The gender that titles and first name tell, None where they don't or disagree."""
        votes = Counter(self.gender_votes)
        if self.name.given and not self.name.surname_first:
            gender = first_name_gender(self.name.given[0])
            if gender is not None:
                votes[gender] += 2
        if not self.name.given and (prominent := prominent_gender(self.name.surname[-1])) is not None:
            votes[prominent] += 2
        ranked = votes.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

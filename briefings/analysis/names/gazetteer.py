"""Places: states with their demonyms and capitals, regions and cities, found by the words of a text."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from briefings.lexicon import lines


class PlaceForm(StrEnum):
    """In which way words name a place."""

    NAME = "name"
    DEMONYM = "demonym"
    #: The people of a place, who aren't the place: 'Mexicans'.
    INHABITANTS = "inhabitants"
    #: The name of a state's capital: the state where it acts or speaks, else the city.
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """A state, region or city."""

    name: str
    #: Every other name, abbreviations included.
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    #: Capitals that speak for the state.
    capitals: tuple[str, ...] = ()
    #: Name of the state that this place lies in; None for a state or a region of several.
    state: str | None = None

    #: Every form that leads here besides the name.
    aliases: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        forms = (*self.names, *self.demonyms, *self.capitals)
        object.__setattr__(self, "aliases", tuple(dict.fromkeys(forms)))


class PlaceEntry(NamedTuple):
    """One form of one place, as a sequence of words."""

    words: tuple[str, ...]
    form: PlaceForm
    place: GazetteerPlace


class Gazetteer:
    """Every place by the first word of each of its forms. Immutable once built."""

    __slots__ = ("_by_first", "places")

    def __init__(self, places: Iterable[GazetteerPlace]) -> None:
        self.places = {place.name: place for place in places}
        by_first: dict[str, list[PlaceEntry]] = {}
        seen: set[tuple[str, ...]] = set()
        for entry in sorted(self._entries(), key=_rank):
            if entry.words not in seen:
                seen.add(entry.words)
                by_first.setdefault(entry.words[0], []).append(entry)
        self._by_first = {
            first: tuple(sorted(entries, key=lambda entry: -len(entry.words))) for first, entries in by_first.items()
        }

    def _entries(self) -> Iterator[PlaceEntry]:
        for place in self.places.values():
            people = _list_people(place.demonyms)
            for form, names in (
                (PlaceForm.NAME, (place.name, *place.names)),
                (PlaceForm.DEMONYM, tuple(name for name in place.demonyms if name not in people)),
                (PlaceForm.INHABITANTS, tuple(name for name in place.demonyms if name in people)),
                (PlaceForm.CAPITAL, place.capitals),
            ):
                for name in names:
                    for spelling in {name, _plain(name), drop_last_stop(name)}:
                        words = tuple(spelling.split())
                        if words[0] == "the":
                            words = words[1:]
                        yield PlaceEntry(words, form, place)
                        if form is PlaceForm.DEMONYM and words[-1][-1] in "niact":
                            yield PlaceEntry((*words[:-1], words[-1] + "s"), PlaceForm.INHABITANTS, place)

    def opens(self, word: str) -> bool:
        """Tell whether some place's form begins with `word`."""
        return word in self._by_first

    def match(self, words: Sequence[str], start: int = 0) -> PlaceEntry | None:
        """Return the longest form that stands in `words` from `start` on, or None."""
        for entry in self._by_first.get(words[start], ()):
            form = entry.words
            if len(form) == 1 or form == tuple(words[start : start + len(form)]):
                return entry
        return None

    def find(self, name: str) -> PlaceEntry | None:
        """Return the form that `name` is, as a whole, or None."""
        words = name.split()
        entry = self.match(words) if words else None
        return entry if entry is not None and len(entry.words) == len(words) else None


def drop_last_stop(name: str) -> str:
    """Return an abbreviation without its last full stop, as many write it ('U.S'); any other name as it is."""
    return name[:-1] if name.endswith(".") and "." in name[:-1] else name


def _list_people(demonyms: Sequence[str]) -> frozenset[str]:
    """Return those demonyms that only name people: 'Swede' and 'Swedes' beside 'Swedish', 'Americans', 'Frenchmen'."""
    plurals = {name for name in demonyms if name.removesuffix("s") in demonyms and name.endswith("s")}
    plurals |= {name for name in demonyms if name.endswith("men")}
    singular = {name.removesuffix("s") for name in plurals}
    adjectives = [name for name in demonyms if name not in plurals and name not in singular]
    return frozenset(plurals | singular if adjectives else plurals)


def _rank(entry: PlaceEntry) -> int:
    """Order in which forms claim their words: a state's own name first, a capital last."""
    return (PlaceForm.NAME, PlaceForm.DEMONYM, PlaceForm.INHABITANTS, PlaceForm.CAPITAL).index(entry.form)


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


@cache
def gazetteer() -> Gazetteer:
    """Return the places of countryinfo and of our own tables, read once (about 60 ms)."""
    return Gazetteer((*_states(), *_other_places()))


def _other_places() -> Iterator[GazetteerPlace]:
    for line in lines("places"):
        names, _, state = (part.strip() for part in line.partition("|"))
        first, *others = _listed(names)
        yield GazetteerPlace(name=first, names=tuple(others), state=state or None)


def _states() -> Iterator[GazetteerPlace]:
    from countryinfo import all_countries

    own = {name: columns for name, *columns in (line.split("|") for line in lines("countries"))}
    own = {name.strip(): [column.strip() for column in columns] for name, columns in own.items()}
    left_out = set(lines("countries_left_out"))
    known: dict[str, Mapping[str, Any]] = {c.info()["name"]: dict(c.info()) for c in all_countries()}
    # Our own rows first: the first place claims a form ('American').
    for name in (*own, *sorted(known.keys() - own.keys() - left_out)):
        yield _state(name, known.get(name, {}), own.get(name))


def _state(name: str, known: Mapping[str, Any], own: list[str] | None) -> GazetteerPlace:
    names = [spelling for spelling in known.get("altSpellings", ()) if _is_english_name(spelling)]
    demonyms = [part for part in (known.get("demonym") or "").replace("/", ",").split(",") if part]
    capital = known.get("capital")
    capitals = [capital] if isinstance(capital, str) and capital else []
    if own is not None:
        names = [*_listed(own[0]), *names]
        demonyms = [*_listed(own[1]), *(() if own[1] else demonyms)]
        capitals = [] if own[2] == "-" else _listed(own[2])
    return GazetteerPlace(
        name=name,
        names=tuple(dict.fromkeys(n for n in names if n != name)),
        demonyms=tuple(dict.fromkeys(demonyms)),
        capitals=tuple(c for c in capitals if c != name),
    )


#: A spelling of countryinfo counts where it is English: it lists ISO codes and names in other languages as well.
_ENGLISH = (" of ", "Republic", "Kingdom", "Islands", "Emirates")


def _is_english_name(spelling: str) -> bool:
    return spelling.isascii() and "," not in spelling and any(sign in spelling for sign in _ENGLISH)


def _listed(column: str) -> list[str]:
    return [part.strip() for part in column.split(",") if part.strip()]


def is_inhabitant(word: str) -> bool:
    """Tell whether a word names somebody by where they are from: 'the Jamaican', 'the Spaniard'.

    >>> is_inhabitant("Jamaican"), is_inhabitant("Jamaica")
    (True, False)
    """
    found = gazetteer().find(word)
    return found is not None and found.form in (PlaceForm.DEMONYM, PlaceForm.INHABITANTS)

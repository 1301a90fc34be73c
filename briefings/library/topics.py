"""What the words of a request mean: actors, words for the full-text index, or a near miss."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from briefings.lexicon import closed_words, lines, words as words_of
from briefings.library.bearers import CLEAR_MAJORITY
from briefings.library.name_keys import is_bare
from briefings.library.other_forms import OtherForm, agrees, are_addresses, is_known_as
from briefings.library.query import OPERATORS
from briefings.library.spelling import count_slips, tolerate_slips
from briefings.model.analysis import ActorKind
from briefings.model.findings import NamedActor, Topic
from briefings.text.folding import fold
from briefings.text.search_form import has_other_script, make_query_form, part_words
from briefings.text.word_forms import is_abbreviation

#: Characters of a request that are looked at; the rest is cut off.
LONGEST_REQUEST = 200
#: Words that go to the full-text index.
MOST_WORDS = 12
#: Names offered as 'did you mean'.
MOST_SUGGESTIONS = 5

#: Documents up to which people are rare, and how many times as many have their surname where it is but a word there.
_RARE, _OUTNUMBERED = 3, 10

#: What ends a word that a hyphen joins: 'mail-in', 'walk-out'.
_PARTICLES = frozenset({"in", "off", "on", "out", "up"})

_fold = lru_cache(maxsize=4096)(fold)


def resolve_topic(
    words: str,
    named: tuple[NamedActor, ...],
    fuzzy: tuple[NamedActor, ...],
    *,
    text_found: bool = False,
    word_documents: int | None = None,
) -> Topic:
    """Return what `words` mean.

    `named` are the actors with a name or alias that holds a word of the request, `fuzzy` those whose spelling is near;
    more of either than needed does no harm, since every row is tested here. `text_found` says that the full-text
    index knows the words: then they are taken as they stand, and a near name is only suggested. `word_documents` are
    the documents that have the words: a name in which these are only a part is meant if it stands in most of them.
    Any text at all is a valid request; only its first 200 characters are looked at.
    """
    asked = " ".join(
        "".join(character if character.isprintable() else " " for character in words[:LONGEST_REQUEST]).split()
    )
    key = fold(asked)
    if not key:
        return Topic(words=asked)
    text = _write_text(asked, key)
    chosen, others = _choose_called(key, named)
    if word_documents is not None and is_part_of_names(key, chosen) and not _hold_most(asked, chosen, word_documents):
        chosen, others = (), (*chosen, *others)
        return Topic(words=asked, text=text, suggestions=_list_names(others))
    if chosen:
        return Topic(words=asked, actors=chosen, text=_beside(key, text, chosen), suggestions=_list_names(others))
    near = sorted(_find_near(key, (*fuzzy, *named)), key=lambda one: not _is_typed_plainly(key, one[1]))
    # A word of English is meant as it is typed: a 'ferry' that no text has isn't somebody called Kerry.
    mistyped = not text_found and key not in words_of("ordinary_words")
    taken_for = near and (mistyped and near[0][0] <= tolerate_slips(key, _fold(near[0][1])))
    if near and (taken_for or _is_typed_plainly(key, near[0][1])):
        taken = near[0][1]
        chosen, others = _choose_called(fold(taken), (*fuzzy, *named))
        misses = _list_names((*others, *(row for _, _, row in near)), without=chosen)
        return Topic(
            words=asked,
            actors=chosen,
            text=_beside(fold(taken), fold(taken), chosen),
            corrected=taken,
            suggestions=misses,
        )
    return Topic(words=asked, text=text, suggestions=_list_names(row for _, _, row in near))


def resolve_other_form(asked: str, other: OtherForm, named: Iterable[NamedActor]) -> Topic | None:
    """Return what words mean if another form of the name that they are does; None: nobody is called so.

    Of a title and a surname that several bear, the topic has no actors: whose title it is, the texts must tell. Only of
    an address ('Mrs.') whoever is meant by most who are called so is taken.
    `named` are the actors with a name that holds the other form.
    """
    key = fold(other.words)
    named = [row for row in named if row.kind is ActorKind.PERSON]
    if not any(key in (_fold(row.name), _fold(row.alias)) for row in named):
        return None
    chosen, others = _choose_called(key, named)
    if other.titles:
        bearers = {row.id: row for row in named if not is_bare(row.name) and f" {_fold(row.name)}".endswith(f" {key}")}
        fitting = [row for row in bearers.values() if agrees(other.titles, row.name)]
        if bearers and not fitting:
            return None
        if len(fitting) > 1 and are_addresses(other.titles):
            called = {row.id: row for row in named if _fold(row.alias) == key}
            best = _choose_bearers(key, fitting, called)
            # 'Mrs. Obama' is not Barack, of whose first name nobody knows whether it is a man's.
            fitting = fitting if len(best) > 1 or not is_known_as(other.titles, best[0].name) else list(best)
        if len(fitting) > 1:
            first = sorted(_sort_by_mentions(fitting), key=lambda row: not is_known_as(other.titles, row.name))
            return Topic(words=asked, suggestions=_list_names(first))
        if fitting:
            chosen, others = (fitting[0], *(row for row in chosen if is_bare(row.name))), ()
    return Topic(
        words=asked,
        actors=chosen,
        text=_beside(key, key, chosen),
        corrected=chosen[0].name,
        suggestions=_list_names(others),
    )


def translate_state(words: str) -> str:
    """Return the English name of a state that `words` name in Korean, the interface's other language; else `words`."""
    return _korean_states().get("".join(words.split()), words)


@cache
def _korean_states() -> dict[str, str]:
    rows = (line.split("|") for line in lines("states_korean"))
    return {korean.strip(): name.strip() for korean, name in rows}


def make_query(words: str) -> Topic:
    """Return the topic of a search: its words as they are typed, marks and operators too (query.py)."""
    asked = " ".join(words[:LONGEST_REQUEST].split())
    return Topic(words=asked, text=asked)


def is_part_of_names(words: str, actors: Iterable[NamedActor]) -> bool:
    """Tell whether there are actors, and words are none of their names but a part of them.

    An ordinary word that one text calls a body by for short is such a part too ('immigration' of 'U.S. Immigration'),
    and so is the surname of people whom few documents name: 'apple' where one names Ida Apple.
    """
    actors, key = tuple(actors), _fold(words)
    if not actors or any(key == _fold(row.name) for row in actors):
        return False
    # Nobody looks for a function word: 'may' means whoever is called so.
    rare = _are_rarely_named(actors) and key not in closed_words()
    return rare or not any(_is_called(row, key) for row in actors)


def _is_called(row: NamedActor, key: str) -> bool:
    shortened = row.kind is not ActorKind.PERSON and key in words_of("ordinary_words") and _holds(_fold(row.name), key)
    return key == _fold(row.alias) and not shortened


def _are_rarely_named(actors: tuple[NamedActor, ...]) -> bool:
    """Tell whether all are people, and few documents name them."""
    return all(row.kind is ActorKind.PERSON for row in actors) and sum(row.documents for row in actors) <= _RARE


def _hold_most(asked: str, actors: Iterable[NamedActor], documents: int) -> bool:
    """Tell whether names stand in most of the documents that have a part of them; of an abbreviation, in all.

    A surname is meant unless its word stands in many times as many documents. Of organisations each has a subject of
    its own and counts alone; the people of one first name, and the states of one region, count together.
    """
    actors = tuple(actors)
    if any(row.kind is ActorKind.PERSON and _fold(row.alias) == _fold(asked) for row in actors):
        return documents < _OUTNUMBERED * sum(row.documents for row in actors)
    alone = actors[0].kind is ActorKind.ORGANISATION
    held = max(row.documents for row in actors) if alone else sum(row.documents for row in actors)
    return held >= documents if len(asked) <= 3 or is_abbreviation(asked) else 2 * held > documents


def _write_text(asked: str, key: str) -> str:
    """Return the first words to look for: folded, but short ones in capitals as they are, if any word isn't.

    What a mark makes one word of ('AT&T', 'covid-19', 'mail-in') stands side by side in the texts too.
    """
    typed = asked.split()
    if len(typed) > 1 and typed[0].lower() == "the":
        typed, key = typed[1:], key.removeprefix("the ")
    if all(map(is_abbreviation, typed)) and " " in key:
        return " ".join(key.split()[:MOST_WORDS])
    written: list[str] = []
    left = MOST_WORDS
    for word in typed:
        # Folding takes off what the index keeps of other scripts: the signs of vowels, the marks of й and が.
        parts = (part_words(word.casefold()) if has_other_script(word) else _fold(word).split())[:left]
        left -= len(parts)
        if len(parts) > 1 and _is_one_word(word, parts):
            written.append(f'"{" ".join(parts)}"')
        elif parts and is_abbreviation(short := word.replace(".", "")) and short not in OPERATORS:
            written.append(short)
        else:
            written += parts
    return " ".join(written)


def _is_one_word(typed: str, parts: Sequence[str]) -> bool:
    """Tell whether marks join one word, and no two things ('Israel-Hamas', 'housing/rents')."""
    return "&" in typed or parts[-1] in _PARTICLES or any(len(part) == 1 or part.isdigit() for part in parts)


def _choose_called(key: str, rows: Iterable[NamedActor]) -> tuple[tuple[NamedActor, ...], tuple[NamedActor, ...]]:
    """Return the actors called `key`, most mentioned first, and those that the word leads to as well, for suggestions.

    A full name wins over an alias; somebody whom no document names in full is one of all who are called so. A bare
    alias or a part of a name ('Korea', 'Kim') means everybody so called, but of one kind only: with 'Washington' either
    the state is meant or the people of that name. Of people the one whom four fifths of the documents call so is meant.
    """
    exact: dict[str, NamedActor] = {}
    called: dict[str, NamedActor] = {}
    inside: dict[str, NamedActor] = {}
    for row in rows:
        name, alias = _fold(row.name), _fold(row.alias)
        if key == name:
            exact.setdefault(row.id, row)
        if key == alias:
            called.setdefault(row.id, row)
        elif _holds(name, key) or _holds(alias, key):
            inside.setdefault(row.id, row)
    everyone = _sort_by_mentions({**inside, **called, **exact}.values())
    if exact and not _is_surname(key, exact, called):
        chosen = _sort_by_mentions(exact.values())
    elif called and " " in key:
        chosen = _sort_by_mentions(called.values())
    else:
        chosen = _of_one_kind(key, called, inside)
    meant = {row.id for row in chosen}
    return chosen, tuple(row for row in everyone if row.id not in meant)


def _of_one_kind(key: str, called: dict[str, NamedActor], inside: dict[str, NamedActor]) -> tuple[NamedActor, ...]:
    """Return those with the alias, or the word in their name, that are of the kind mentioned most.

    An alias of three letters or fewer is an abbreviation: 'US' is no part of 'US Steel'.
    """
    if called and len(key) <= 3 and not any(row.kind is ActorKind.PERSON for row in called.values()):
        inside = {}
    pool = {**{id_: row for id_, row in inside.items() if _holds(_fold(row.name), key)}, **called} or inside
    totals: dict[ActorKind, tuple[bool, int]] = {}
    for row in pool.values():
        known, mentions = totals.get(row.kind, (False, 0))
        totals[row.kind] = (known or row.id in called, mentions + row.mentions)
    if not totals:
        return ()
    kind = max(totals, key=lambda one: (totals[one], one))
    return _choose_bearers(key, [row for row in pool.values() if row.kind is kind], called)


def _is_surname(key: str, exact: Mapping[str, NamedActor], called: Mapping[str, NamedActor]) -> bool:
    """Tell whether a name is the surname alone of people who are named in full elsewhere."""
    bare = all(row.kind is ActorKind.PERSON and is_bare(row.name) for row in exact.values())
    return bare and any(row.kind is ActorKind.PERSON and _fold(row.name) != key for row in called.values())


def _choose_bearers(key: str, rows: Iterable[NamedActor], called: Mapping[str, NamedActor]) -> tuple[NamedActor, ...]:
    """Return the one whom most documents call so, with what is left of the bare name; else all of them."""
    ranked = _sort_by_mentions(rows)
    bare = tuple(row for row in ranked if _fold(row.name) == key)
    bearers = [row for row in ranked if row.id in called and row not in bare]
    most = max(bearers, key=lambda row: row.documents, default=None)
    if most is None or most.kind is not ActorKind.PERSON:
        return ranked
    if most.documents < CLEAR_MAJORITY * sum(row.documents for row in bearers):
        return ranked
    return (most, *bare)


def _holds(name: str, key: str) -> bool:
    """Tell whether the words of `key` stand in `name` side by side, as whole words."""
    return f" {key} " in f" {name} "


def _sort_by_mentions(rows: Iterable[NamedActor]) -> tuple[NamedActor, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.mentions, row.name, row.id)))


def _beside(key: str, text: str, actors: tuple[NamedActor, ...]) -> str:
    """Return the words to look for in the texts besides the actors' mentions; empty where they would mislead.

    A surname or an abbreviation is often an ordinary word too ('moon', 'us'); one that several bear may be in documents
    that don't tell whose it is.
    """
    persons = sum(row.kind is ActorKind.PERSON for row in actors)
    if len(key) <= 3 or persons == 1 or (persons and (" " in key or key in words_of("ordinary_words"))):
        return ""
    # The words of a name stand side by side, or it isn't that name.
    return f'"{text}"' if " " in text and '"' not in text else text


def _find_near(key: str, rows: Iterable[NamedActor]) -> list[tuple[int, str, NamedActor]]:
    """Return (slips, the name or the part of a name that is near, the actor), nearest first, one for each actor."""
    best: dict[str, tuple[int, str, NamedActor]] = {}
    for row in rows:
        for form in _list_forms(key, row):
            slips = count_slips(key, _fold(form))
            if slips is not None and (row.id not in best or slips < best[row.id][0]):
                best[row.id] = (slips, form, row)
    return sorted(best.values(), key=lambda one: (one[0], -one[2].mentions, one[2].name, one[2].id))


def _is_typed_plainly(key: str, name: str) -> bool:
    """Tell whether a folded name is another one as people type it who lack its letters: 'ostberg', Østberg."""
    return fold(make_query_form(name)) == fold(make_query_form(key))


def _list_forms(key: str, row: NamedActor) -> tuple[str, ...]:
    """Return the spellings to compare with: whole names, and for a single word their words."""
    whole = (row.name, row.alias)
    return whole if " " in key else (*whole, *row.name.split(), *row.alias.split())


def _list_names(rows: Iterable[NamedActor], without: tuple[NamedActor, ...] = ()) -> tuple[str, ...]:
    """Return the first few names, each once."""
    taken = {row.name for row in without}
    return tuple(name for name in dict.fromkeys(row.name for row in rows) if name not in taken)[:MOST_SUGGESTIONS]

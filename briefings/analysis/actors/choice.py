"""Which of several people with one surname is meant: whom the titles before it fit, who is in focus or named most."""

from collections.abc import Collection
from functools import cache

from briefings.analysis.actors.bearers import Bearer
from briefings.analysis.actors.hits import NameHit
from briefings.analysis.names.word_kinds import Gender, is_address, prominent_gender, title_gender
from briefings.lexicon import lines

_NOBLE = frozenset(
    (
        "Lord",
        "Lady",
        "King",
        "Queen",
        "Prince",
        "Princess",
        "Duke",
        "Duchess",
        "Baron",
        "Baroness",
        "Emperor",
        "Empress",
    )
)


def offices_conflict(titles: Collection[str], others: Collection[str]) -> bool:
    """Tell whether titles are of different fields: 'Bishop' and 'Captain' are, 'Senator' and 'Governor' aren't."""
    fields, known = _fields(titles), _fields(others)
    return bool(fields) and bool(known) and fields.isdisjoint(known)


def _fields(titles: Collection[str]) -> set[int]:
    lower = {title.rstrip(".").lower() for title in titles}
    return {number for number, field in enumerate(_list_fields()) if not field.isdisjoint(lower)}


@cache
def _list_fields() -> tuple[frozenset[str], ...]:
    """Return the offices of each field, abbreviations without full stop."""
    return tuple(frozenset(line.split()) for line in lines("fields_of_office"))


def choose_bearer(hit: NameHit, candidates: list[Bearer]) -> Bearer | None:
    """Return the one of several bearers of a surname who is meant, None if two are equally near."""
    candidates = _by_title(hit, candidates)
    if len(candidates) == 1:
        return candidates[0]
    before = [b for b in candidates if 0 <= b.seen < hit.span.start or b.introduced < hit.span.start]
    if not before:
        return candidates[0] if hit.headline or len(candidates) == 1 else None
    if len(before) == 1:
        return before[0]
    return _nearest(hit, before)


def may_bear(hit: NameHit, bearer: Bearer) -> bool:
    """Tell whether the titles before a surname let it be `bearer`'s: 'Mr. Lee' is no woman.

    Only forms of address and of nobility tell against a first name, because a woman may be a chairman; and a famous
    surname after an office means whom it is famous for.
    """
    genders = {title_gender(title.text) for title in hit.titles if is_address(title.text) or title.text in _NOBLE}
    genders.discard(None)
    if not genders and any(not is_address(title.text) for title in hit.titles):
        genders = {prominent_gender(hit.words[-1])} - {None}
    if genders and bearer.gender is not None and bearer.gender not in genders:
        return False
    # 'Lord Lee' before anybody is named Lee is none of the Lees who come later without a title.
    early = not hit.headline and hit.span.start < bearer.introduced and bool(bearer.name.given)
    if early and any(title.text in _NOBLE and title.text not in bearer.titles for title in hit.titles):
        return False
    return bearer.titles_of_kin.isdisjoint(title.text for title in hit.titles)


def _nearest(hit: NameHit, before: list[Bearer]) -> Bearer | None:
    """Return the bearer in focus: the one named last, unless a relative goes by the first name in this text."""
    by_surname = [b for b in before if not b.by_first_name]
    if len(by_surname) > 1 and not hit.titles:
        primary = [b for b in by_surname if not b.is_relative]
        latest = max(by_surname, key=lambda b: b.seen)
        if len(primary) == 1 and latest is not primary[0]:
            return None if latest.last_in_full and hit.sentence - latest.seen_sentence <= 1 else primary[0]
    ranked = sorted(by_surname or before, key=lambda b: (-b.seen, -b.introduced))
    if len(ranked) == 1:
        return ranked[0]
    nearest, second = ranked[0], ranked[1]
    main = max(ranked, key=lambda b: len(b.hits))
    others = max(len(b.hits) for b in ranked if b is not main)
    dominates = len(main.hits) >= 3 * max(1, others)
    if nearest.seen_sentence == second.seen_sentence and nearest.seen_sentence >= 0:
        return main if dominates else None
    if main is not nearest and dominates and hit.sentence - nearest.seen_sentence > 1:
        return main
    return nearest


def _by_title(hit: NameHit, candidates: list[Bearer]) -> list[Bearer]:
    """Keep those whom the titles before the surname fit."""
    # 'Dr.' tells who is meant as an office does; 'Mr.' tells a gender alone.
    ranks = {title.text for title in hit.titles if not is_address(title.text) or title_gender(title.text) is None}
    fitting = [b for b in candidates if b.titles & ranks]
    if ranks and not fitting:
        # 'Leon Marsh … Mrs. Marsh … Judge Marsh': who has an office is the one named in full.
        fitting = [b for b in candidates if b.name.given]
    candidates = fitting or candidates
    genders: set[Gender] = {g for title in hit.titles if (g := title_gender(title.text)) is not None}
    if genders:
        fitting = [b for b in candidates if b.gender in genders]
        candidates = fitting or [b for b in candidates if b.gender is None] or candidates
    return candidates

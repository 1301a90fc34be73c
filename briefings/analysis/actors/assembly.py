"""Make actors of what was found: canonical names, aliases, roles, groups, mentions without overlap."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from itertools import combinations, pairwise

from briefings.analysis.actors.bearers import Bearer, same_person
from briefings.analysis.actors.hits import Hits, OrganisationHit, PlaceHit
from briefings.analysis.actors.metonyms import means_state, names_region
from briefings.analysis.actors.roles import find_roles
from briefings.analysis.names.comparison import fold_name
from briefings.analysis.names.gazetteer import GazetteerPlace, PlaceForm, gazetteer
from briefings.analysis.names.organisations import list_organisations
from briefings.analysis.names.word_kinds import Word, is_address, word_kinds
from briefings.analysis.reading.tokens import Text
from briefings.lexicon import lines
from briefings.model.analysis import Actor, ActorKind, Mention, Rejection, Role
from briefings.model.rules import Rule
from briefings.model.spans import Span

#: Words of a name with first name, surname and one more; what a part of a name may be.
_WITH_ONE_MORE = 3
_OF_NAMES = Word.FIRST_NAME | Word.SURNAME | Word.INITIAL | Word.PARTICLE | Word.SUFFIX | Word.FIRM | Word.CAPITALISED
#: They are part of a name that nobody else with the surname has: 'Lord Harris' is no other Harris.
_OF_PEERS = frozenset(("Lady", "Lord"))

_PLACE_RULES = {
    PlaceForm.NAME: Rule.PLACE_NAME, PlaceForm.DEMONYM: Rule.DEMONYM, PlaceForm.CAPITAL: Rule.CAPITAL_AS_STATE,
}  # fmt: skip


def assemble_actors(text: Text, hits: Hits, bearers: list[Bearer]) -> tuple[tuple[Actor, ...], list[Rejection]]:
    """Return the actors in order of first mention, and what was left out."""
    people = _people(text, hits, bearers)
    places = _places(text, hits)
    organisations = _organisations(text, hits)
    actors = sorted(
        (*people, *places, *organisations), key=lambda actor: (actor.mentions[0].span, actor.kind, actor.name)
    )
    rejections = [
        Rejection(hit.span, Rule.NAME_OF_THING, "names a building, event, law or the like") for hit in hits.things
    ]
    return tuple(actors), rejections


def _people(text: Text, hits: Hits, bearers: list[Bearer]) -> list[Actor]:
    groups = _GroupFinder(text, hits)
    names = [_canonical_name(bearer) for bearer in bearers]
    told_apart = set(_list_told_apart(bearers, names))
    return _merged(
        [
            _person(text, bearer, _canonical_name(bearer, initials=True) if number in told_apart else name, groups)
            for number, (bearer, name) in enumerate(zip(bearers, names, strict=True))
        ]
    )


def _list_told_apart(bearers: list[Bearer], names: list[str]) -> Iterator[int]:
    """Yield the numbers of those whom only a middle initial tells apart: 'Ann K. Berg' and 'Ann P. Berg'."""
    by_name: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        by_name.setdefault(fold_name(name), []).append(number)
    for same in by_name.values():
        if any(not same_person(bearers[a].name, bearers[b].name) for a, b in combinations(same, 2)):
            yield from same


def _merged(actors: list[Actor]) -> list[Actor]:
    """Put people of one name, as names are compared, together: two spellings may turn out to be one name."""
    by_name: dict[str, list[Actor]] = {}
    for actor in actors:
        by_name.setdefault(fold_name(actor.name), []).append(actor)
    return [same[0] if len(same) == 1 else _one_of(same) for same in by_name.values()]


def _one_of(same: list[Actor]) -> Actor:
    """Return the people of one name as the one that they are, named as the first of them."""
    return Actor(
        name=same[0].name,
        kind=same[0].kind,
        mentions=tuple(sorted({mention for actor in same for mention in actor.mentions}, key=lambda m: m.span)),
        roles=tuple(sorted({role for actor in same for role in actor.roles}, key=lambda r: r.span)),
        aliases=tuple(dict.fromkeys(alias for actor in same for alias in actor.aliases)),
        groups=tuple(dict.fromkeys(group for actor in same for group in actor.groups)),
    )


def _person(text: Text, bearer: Bearer, name: str, groups: "_GroupFinder") -> Actor:
    roles: list[Role] = []
    for hit, _ in bearer.hits:
        if not hit.headline:
            roles.extend(find_roles(text, hit))
    mentions = tuple([Mention(span, rule) for span, rule in sorted({(hit.span, rule) for hit, rule in bearer.hits})])
    return Actor(
        name=name,
        kind=ActorKind.PERSON,
        mentions=mentions,
        roles=tuple(sorted(set(roles), key=lambda role: role.span)) if len(roles) > 1 else tuple(roles),
        aliases=_aliases(bearer, name),
        groups=groups.of(roles),
    )


def _canonical_name(bearer: Bearer, *, initials: bool = False) -> str:
    """Return the form by which a person is known: the most frequent full one, without a middle initial.

    Newspapers differ in middle initials ('Maria K. Lund', 'Maria Lund'); the name must be the same in all of them.
    `initials` keeps them, where they tell two people of a text apart.
    """
    full: Counter[str] = Counter()
    for form, count in bearer.forms.items():
        if " " in form:
            full[_with_capitals(form)] += count
    if not full:
        peer = next((title.text for title in bearer.hits[0][0].titles if title.text in _OF_PEERS), None)
        form = _with_capitals(max(bearer.forms, key=lambda form: (bearer.forms[form], form)))
        return form if peer is None else f"{peer} {form}"
    whole = [form for form in full if not _is_surname_of(form, full)] or full
    best = max(whole, key=lambda form: (full[form], len(form), form))
    words = best.split() if bearer.name.surname_first else _drop_slur(best.split(), full)
    best = " ".join(words)
    if not initials and len(words) > 2 and _is_initial(words[1]) and not _is_initial(words[0]):
        kept = [words[0], *(word for word in words[1:] if not _is_initial(word))]
        short = " ".join(kept)
        return best if fold_name(best) in _known_by_initial() else short
    return best


def _drop_slur(words: list[str], forms: Collection[str]) -> list[str]:
    """Return the words of a full name without what somebody calls its bearer: 'Crooked Ida Holm', 'Ida Rotten Holm'.

    That is an ordinary word that is nobody's name, or one that another of the `forms` lacks, beside a first name.
    """
    if len(words) != _WITH_ONE_MORE:
        return words
    first, second, last = map(word_kinds, words)
    if last & Word.SUFFIX or words[1] in _GAELIC:
        return words
    odd = not first & _OF_NAMES and " ".join(words[1:]) in forms
    if second & Word.FIRST_NAME and (odd or _is_plain(first)):
        return words[1:]
    return [words[0], words[2]] if first & Word.FIRST_NAME and _is_plain(second) else words


#: What opens Gaelic surnames and stands apart: 'Eoin Ó Murchú', 'Seamus Mac Giolla'.
_GAELIC = frozenset(("Ó", "Mac"))


def _is_surname_of(form: str, forms: Collection[str]) -> bool:
    """Tell whether a form is the surname of another with a first name: 'Van der Holm' of 'Pieter van der Holm'."""
    first = form.split(maxsplit=1)[0]
    kinds = word_kinds(first)
    if kinds & Word.FIRST_NAME and not kinds & Word.PARTICLE and first not in _GAELIC:
        return False
    opens_surname = kinds & Word.PARTICLE or first in _GAELIC
    longer = [word_kinds(other.split(maxsplit=1)[0]) for other in forms if other.lower().endswith(f" {form.lower()}")]
    # 'Crooked Ida Holm' and 'Driver Bubba Holm' have no first name more.
    return any(given & Word.FIRST_NAME or (opens_surname and not _is_plain(given)) for given in longer)


def _is_plain(kinds: int) -> bool:
    return bool(kinds & Word.ORDINARY) and not kinds & _OF_NAMES


@cache
def _known_by_initial() -> frozenset[str]:
    return frozenset(lines("names_with_initial"))


def _is_initial(word: str) -> bool:
    if word in _GAELIC:
        return False
    return len(word.rstrip(".")) == 1 or bool(word_kinds(word) & Word.INITIAL)


def _with_capitals(form: str) -> str:
    """Return a name from a headline in capitals as it is usually written."""
    return form.title() if form.isupper() and len(form) > 5 else form


def _aliases(bearer: Bearer, name: str) -> tuple[str, ...]:
    """Return the other names that lead to a person: forms seen, surname, title and surname."""
    surname = " ".join(bearer.name.surname)
    called = [f"{nickname} {surname}" for nickname in sorted(bearer.nicknames)]
    found = [*bearer.forms, surname, bearer.name.surname[-1], *called]
    for hit, _ in bearer.hits:
        titles = [title.text for title in hit.titles]
        joined = hit.titles and hit.span.end - hit.titles[0].start <= sum(map(len, (*titles, *hit.words))) + len(titles)
        if joined and len(hit.pieces) == 1 and not all(is_address(title) for title in titles):
            found.append(" ".join((*titles, *hit.words)))
    known = {fold_name(name)}
    kept = []
    for alias in found:
        key = fold_name(alias)
        if key and key not in known and not alias.islower():
            known.add(key)
            kept.append(alias)
    return tuple(kept)


class _GroupFinder:
    """Finds the states and organisations that a role names."""

    def __init__(self, text: Text, hits: Hits) -> None:
        self._view = text.view
        self._places = sorted(hits.places, key=lambda hit: hit.span)
        self._organisations = sorted(hits.organisations, key=lambda hit: hit.span)
        self._place_starts = [hit.span.start for hit in self._places]
        self._organisation_starts = [hit.span.start for hit in self._organisations]

    def of(self, roles: list[Role]) -> tuple[str, ...]:
        """Return the names of the states and organisations within the spans of `roles`."""
        found: list[str] = []
        for role in roles:
            first, last = (bisect_left(self._place_starts, offset) for offset in role.span)
            found.extend(hit.entry.place.state or hit.entry.place.name for hit in self._places[first:last])
            first, last = (bisect_left(self._organisation_starts, offset) for offset in role.span)
            found.extend(_organisation_name(self._view, hit) for hit in self._organisations[first:last])
            words = self._view[role.span.start : role.span.end]
            if words.startswith(("D-", "Democrat")):
                found.append("Democratic Party")
            elif words.startswith(("R-", "Republican")):
                found.append("Republican Party")
        return tuple(dict.fromkeys(found))


def _places(text: Text, hits: Hits) -> list[Actor]:
    mentions: dict[str, set[tuple[Span, Rule]]] = defaultdict(set)
    places: dict[str, GazetteerPlace] = {}
    regions: dict[str, bool] = {}
    ordered = hits.places
    for index, hit in enumerate(ordered):
        place, rule = hit.entry.place, _PLACE_RULES[hit.entry.form]
        if hit.entry.form is PlaceForm.CAPITAL:
            before = ordered[index - 1] if index else None
            after = ordered[index + 1] if index + 1 < len(ordered) else None
            written = " ".join(hit.entry.words)
            if written not in regions:
                regions[written] = names_region(text.view, written)
            if regions[written] or not means_state(text, hit, (before, after)):
                place, rule = _city(hit), Rule.CAPITAL_AS_CITY
        places[place.name] = place
        mentions[place.name].add((hit.span, rule))
    return [
        Actor(
            name=name,
            kind=ActorKind.PLACE,
            mentions=tuple([Mention(span, rule) for span, rule in sorted(found)]),
            aliases=places[name].aliases,
            groups=(state,) if (state := places[name].state) else (),
        )
        for name, found in mentions.items()
    ]


def _city(hit: PlaceHit) -> GazetteerPlace:
    """Return the city that a capital is where it doesn't act."""
    return GazetteerPlace(
        name=hit.entry.place.capitals[0]
        if " ".join(hit.entry.words) not in hit.entry.place.capitals
        else " ".join(hit.entry.words),
        state=hit.entry.place.name,
    )


def _organisations(text: Text, hits: Hits) -> list[Actor]:
    found = _by_name(text.view, hits.organisations)
    actors = []
    for name, mentions in found.items():
        if len(mentions) == 1 and mentions[0].known is None and name.isupper() and " " not in name:
            continue
        known = list_organisations().get(name)
        written = [" ".join(text.view[hit.span.start : hit.span.end].split()) for hit in mentions]
        aliases = (*(known.names if known else ()), *written)
        actors.append(
            Actor(
                name=name,
                kind=ActorKind.ORGANISATION,
                mentions=tuple(
                    Mention(hit.span, Rule.ORGANISATION_KNOWN if hit.known else Rule.ORGANISATION_FORM)
                    for hit in mentions
                ),
                aliases=tuple(dict.fromkeys(alias for alias in aliases if fold_name(alias) != fold_name(name))),
                groups=known.groups if known else _states_in(name),
            )
        )
    return actors


def _by_name(view: str, hits: list[OrganisationHit]) -> dict[str, list[OrganisationHit]]:
    """Return the mentions of each organisation; an abbreviation in brackets leads to the name before it."""
    named: dict[str, str] = {}
    abbreviated: dict[str, str] = {}
    for before, after in pairwise(hits):
        if (
            after.known is None
            and view[before.span.end : after.span.start] == " ("
            and view.startswith(")", after.span.end)
        ):
            abbreviated[view[after.span.start : after.span.end]] = _organisation_name(view, before)
    found: dict[str, list[OrganisationHit]] = defaultdict(list)
    for hit in hits:
        written = _organisation_name(view, hit)
        name = abbreviated.get(written, written)
        found[named.setdefault(fold_name(name), name)].append(hit)
    return found


def _organisation_name(view: str, hit: OrganisationHit) -> str:
    return hit.known or " ".join(view[hit.span.start : hit.span.end].split())


def _states_in(name: str) -> tuple[str, ...]:
    """Return the states that an organisation's name contains: 'South Korean Ministry of Defence'."""
    words = name.split()
    found = []
    for index in range(len(words)):
        entry = gazetteer().match(words, index)
        if entry is not None and entry.form is not PlaceForm.CAPITAL:
            found.append(entry.place.state or entry.place.name)
    return tuple(dict.fromkeys(found))

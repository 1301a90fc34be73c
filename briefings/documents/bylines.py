"""The people whom bylines and fields name: without labels, jobs and the publisher, spelled as people write them."""

import re
from collections.abc import Iterable, Set as AbstractSet

from briefings.lexicon import first_names
from briefings.text.folding import fold

LONGEST_NAME = 6
#: A company that owns papers, rather than the paper.
GROUP = re.compile(
    r"\b(?:group|media|holdings?|plc|inc|ltd|llc|corp|corporation|publishing|publishers?|publications|networks?|company|"
    r"gmbh|ag|communications|trust|limited|enterprises|newspapers)\b",
)
NO_NAME = re.compile(r"https?:|www\.|[@{}<>=]|\d{3}|\.(?:com|org|net|co|uk|de|html?)\b", re.IGNORECASE)
#: What a house, not a person, has in the name that it signs with.
_DESK = re.compile(
    r"\b(?:desk|staff|team|newsroom|editors|reporters|correspondents|board|admin|administrator|webmaster|editorial|"
    r"bureau|wires?|contributors?|editor|redaction|redaktion|web|unknown|anonymous|guest)\b"
)
_STAFF = re.compile(r".*\b(?:staff(?: writers?| reporters?)?|newsroom|desk|team|editors|reporters|web desk)\Z")
_WRITERS = (
    r"(?:correspondent|editor|editor at large|reporter|writer|columnist|journalist|producer|photographer|contributor|"
    r"analyst)"
)
_JOBS = rf"(?:{_WRITERS[3:-1]}|critic|fellow|professor|lecturer|researcher|director|head|phd|md|esq|mp)"
#: A part of a byline that says what somebody is: 'Courier correspondent', 'editor of the Post', 'PhD'.
_JOB = re.compile(rf"{_JOBS}(?: (?:of|at|for|in)\b.*)?\Z|.* {_JOBS}\Z")
#: The same where a name stands before it; heads and fellows may be names.
_JOB_BEHIND_NAME = re.compile(rf"(?:.* )?{_WRITERS}(?: (?:of|at|for|in)\b.*)?\Z|(?:phd|md|esq)\Z")
#: What somebody is before the name: 'Environment Editor Ann Miller'.
_JOB_BEFORE = re.compile(
    r"(?:[A-Z][\w-]* ){0,3}?(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Cc]olumnist) (?=[A-Z][\w'’.-]* [A-Z])"
)
#: Houses of which no name of a person has the last word; and what programs write for nobody.
_HOUSE = re.compile(
    r".+ (?:agency|news|university|institute|college|service|tv|television|radio|broadcasting|newspaper|magazine|"
    r"foundation|association)\Z|university of\b|(?:agency|agencies|none|by|news)\Z"
)
_TITLE = re.compile(r"(?:Dr|Prof|Professor|Sir|Dame|Rev)\.?\s+(?=[A-Z])")
_BY = re.compile(
    r"\s*(?:(?:written |words |story |reported |posted |published |text )?by\b\s*:?|author\b\s*:?|"
    r"(?:reporter|writer|words|text|story|journalist|correspondent)\s*:)\s+",
    re.IGNORECASE,
)
#: What kind of article it is, before a name: 'Analysis Ann Miller', 'OPINION: Ann Miller'.
_LABEL = re.compile(
    r"(?:(?:[Nn]ews )?[Aa]nalysis|ANALYSIS|[Oo]pinion|OPINION|[Cc]ommentary|COMMENTARY|[Pp]erspective|PERSPECTIVE|"
    r"[Ee]xclusive|EXCLUSIVE|[Ee]ditorial|[Ee]ssay|[Rr]eview|[Ii]nterview|[Gg]uest (?:column|essay|post|opinion))"
    r"(?:\s*[:|–—-]\s*|\s+(?:by\s+|BY\s+)?)(?=[A-Z][\w.'’-]*\s+[A-Z])"
)
#: Words of desks that are family names too, behind a first name.
_ALSO_NAMES = frozenset({"guest", "head", "board", "fellow", "wires", "web", "staff", "press", "director"})
#: An address in front of the name that signs with it: 'ann@post.example (Ann Miller)'.
_ADDRESS_BEFORE = re.compile(r"\s*[^\s()@]{1,100}@[^\s()]{1,100}\s*\(([^()@]{3,100})\)\s*\Z")
#: Who took the pictures or edited is no author: 'photographs by Ida Ray'.
_NOT_WRITTEN = re.compile(
    r"\s*(?:with )?(?:photo\w*|pictures?|images?|illustrat\w+|graphics?|video|edit(?:ed|ing)|translat\w+|research|data)"
    r"(?: and \w+)?(?: by\b| ?:)",
    re.IGNORECASE,
)
_QUOTES = " \t\"“”„«»'‘’`"
_AFTER_NAME = re.compile(
    r"\s+(?:(?:[Uu]pdated|[Pp]ublished|[Pp]osted|[Ll]ast updated|on)\b(?=.*\d)|in (?=[A-Z])|[Ff]or (?:the )?(?=[A-Z])|"
    r"via (?=[A-Z])|https?:|at (?=[A-Z])|[–—-] |@).*\Z|\s*[(\[<].*\Z",
    re.DOTALL,
)
_PARTED = re.compile(r"\s*[,;|\n/•·]\s*(?:and\s+|&\s*)?|\s+(?:and|&|with|und|et|y)\s+", re.IGNORECASE)
_LISTED = re.compile(r"\s*[,;|]\s*(?:and\s+|&\s*)?")
_DOMAIN_END = re.compile(
    r"\.(?:com?|org|net|tv|news|info|media|press|today|live|online|example)(?:\.\w\w)?\Z|\.\w\w\Z", re.IGNORECASE
)
#: Letters of a host that may begin with an article: 'thecourier' is 'The Courier', 'thela' is itself.
_SHORTEST_WITH_THE = 7
#: What stays in capitals: numbers behind a name, and words that names of houses have and people's haven't.
_NUMBERS = frozenset({"II", "III", "IV"})
_HOUSE_WORDS = frozenset({
    "USA", "US", "UK", "BBC", "CNN", "AP", "AFP", "NBC", "ABC", "CBS", "NPR", "PBS", "TODAY", "NEWS", "TIMES", "POST",
    "PRESS", "DAILY", "AGENCY", "MAGAZINE", "JOURNAL", "HERALD", "TV",
})  # fmt: skip
#: What programs write where they know no author.
_NOBODY = frozenset({"unknown", "unknown author", "author unknown", "null", "none", "n a", "nan", "undefined", "nil"})
_BY_BEFORE_NAME = re.compile(r"\A\s*by:?\s+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
#: Characters of a byline that are read.
_LONGEST = 2_000


def list_people(stated: Iterable[str], houses: AbstractSet[str] = frozenset()) -> list[str]:
    """Return the people whom bylines name, each once; `houses` are the letters of names that are no person's."""
    people: dict[str, str] = {}
    for line in stated:
        # Blanks are folded and the rest is left: a byline that is padded or goes on for ever takes no time. Lines stay,
        # because they part names.
        lines = (" ".join(part.split()) for part in line[:_LONGEST].split("\n"))
        value = "\n".join(part for part in lines if part)
        address = _ADDRESS_BEFORE.match(value)
        for part in _PARTED.split(_without_by(address[1] if address else value)):
            if _NOT_WRITTEN.match(part):
                continue
            name = _TITLE.sub("", _AFTER_NAME.sub("", _without_by(part.strip())).strip(" .,-–—"))
            name = spell_name(_JOB_BEFORE.sub("", name, count=1))
            found = letters(name)
            if found and found not in houses and _is_person(name):
                people.setdefault(found, name)
    return list(people.values())


def _without_by(byline: str) -> str:
    by = _BY.match(byline)
    return byline[by.end() :] if by else byline


def tidy_authors(stated: str | None, publisher: str | None) -> str | None:
    """Return the authors that a field names, parted by commas; None where it names nobody but the publisher.

    A field is its writer's own: whoever is named there stays, a desk too. What is left out is what a citation has
    anyhow (the publisher, and its staff), and what somebody is behind the name.

    >>> tidy_authors('Analysis Ann Miller, "Bo OHara", LENA MCKAY, Politics Reporter', "The Courier")
    'Ann Miller, Bo OHara, Lena McKay'
    >>> tidy_authors("Courier staff", "The Courier") is None
    True
    """
    if stated is None:
        return None
    houses = letters_of((publisher,))
    people: dict[str, str] = {}
    for part in _LISTED.split(stated):
        name = spell_name(_BY_BEFORE_NAME.sub("", part, count=1))
        folded = fold(name)
        is_house = letters(name) in houses or (
            _STAFF.match(folded) is not None and any(letters(name).startswith(house) for house in houses)
        )
        if name and folded not in _NOBODY and not is_house and not (people and _JOB_BEHIND_NAME.match(folded)):
            people.setdefault(folded, name)
    return ", ".join(people.values()) or None


def spell_name(name: str) -> str:
    """Return a name without quotation marks and labels round it, and not in capitals alone."""
    name = name.strip(_QUOTES)
    label = _LABEL.match(name)
    if label is not None and not _DESK.search(fold(name[label.end() :])):
        name = name[label.end() :].strip(_QUOTES)
    words = name.split()
    if len(words) < 2 or not name.isupper() or not _HOUSE_WORDS.isdisjoint(words) or not name.isascii():
        return name
    return " ".join(_LETTERS.sub(_capitalise, word) if word not in _NUMBERS else word for word in words)


def _capitalise(found: re.Match[str]) -> str:
    word = found[0]
    if len(word) == 2 and (word[1] == "J" or not set(word) & set("AEIOUY")):
        return word  # initials: 'JD Cole'
    if len(word) == 1:
        return word if found.start() == 0 or found.string[found.start() - 1] != "'" else word.lower()
    if word.startswith("MC") and len(word) > 3:
        return f"Mc{word[2:].capitalize()}"
    return word.capitalize()


def _is_person(name: str) -> bool:
    words = fold(name)
    return (
        not NO_NAME.search(name)
        and (_is_family_name(words) or not (_DESK.search(words) or _JOB.match(words)))
        and not GROUP.search(words)
        and not _HOUSE.match(words)
        and len(words.split()) <= LONGEST_NAME
        and (" " in name or (name[:1] != name[:1].lower() and "." not in name) or not name.isascii())
    )


def _is_family_name(words: str) -> bool:
    """Tell whether a first name stands before a word that desks have too: 'Paul Guest', but 'Guest Author'."""
    first, _, last = words.partition(" ")
    return last in _ALSO_NAMES and first in first_names()


def letters_of(names: Iterable[str | None]) -> set[str]:
    """Return the letters of each name, and of each without 'the' before and a domain's ending behind it."""
    found: set[str] = set()
    for name in names:
        if name:
            domain = _DOMAIN_END.sub("", name)
            found |= {letters(name), letters(domain)}
            if domain != name and " " not in domain and len(domain) > _SHORTEST_WITH_THE:
                found.add(letters(domain.removeprefix("the")))
    return {one for one in found if one}


def letters(name: str) -> str:
    """Return the letters by which names are compared: 'The Harbour Post' and 'HarbourPost' are one."""
    return fold(name).removeprefix("the ").replace(" ", "")

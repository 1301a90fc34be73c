"""Words of a line that mean something of which the line doesn't tell what it is: 'the drills', 'such data'."""

import re
from functools import cache

from briefings.compose.dependence import OPEN, drop_itself, measure_dependence, opens_with_another
from briefings.compose.words import words_of
from briefings.lexicon import closed_words, lines, words as listed
from briefings.model.findings import FoundPosition

#: What marks a thing as known.
_KNOWN = frozenset({"the", "this", "that", "these", "those", "such"})
#: What tells which one it is, ahead of the noun: there is one first and one whole.
_TELLING = frozenset(
    {
        "best",
        "entire",
        "first",
        "last",
        "least",
        "most",
        "next",
        "only",
        "own",
        "same",
        "second",
        "very",
        "whole",
        "worst",
    }
)
#: Behind a noun, what tells which one it is: 'the drills of Vale'.
_WHICH = frozenset(
    {
        "about",
        "against",
        "among",
        "at",
        "between",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "over",
        "that",
        "under",
        "with",
        "within",
    }
)
_WORD = re.compile(r"(?P<between>[^\w'’-]*)(?P<word>[\w][\w'’.-]*)")
#: Letters of a word that its other forms begin with.
_STEM = 5


def asks_for_more(position: FoundPosition, known: str, *, person: bool) -> bool:
    """Tell whether what is said makes a reader ask what it is about, who knows the words `known`.

    `person` is whether one person says it: then 'it' and 'they' are others.
    """
    said = words_of(position.content).lstrip("“\"‘'")
    # 'The council, fearing it would leak': a ship, perhaps. 'Lund praised Holm, saying she was right'.
    goes_on = position.cue is not None and words_of(position.cue).endswith("ing")
    another = person or goes_on
    return (
        (another and opens_with_another(said, who=goes_on))
        or measure_dependence(said if another else drop_itself(said), said_by_somebody=True) >= OPEN
        or leaves_open(said, known=f"{known} {position.speaker or ''}")
    )


def leaves_open(words: str, *, known: str = "") -> bool:
    """Tell whether a thing is called known ('the drills', 'such data') that nothing of the line tells.

    `known` are words that stand beside it: a speaker's name, the topic.

    >>> leaves_open("the drills are a threat to Orsk"), leaves_open("the drills of Vale are a threat to Orsk")
    (True, False)
    """
    found = [
        (match["between"], match["word"].replace("’", "'").removesuffix("'s").rstrip("."))
        for match in _WORD.finditer(words)
    ]
    told = {word.casefold()[:_STEM] for _, word in _split(known)}
    for at, (_, word) in enumerate(found):
        small = word.casefold()
        if small in _KNOWN and _is_open(found, at, told):
            return True
        told.add(small[:_STEM])
    return False


def _split(words: str) -> list[tuple[str, str]]:
    return [(match["between"], match["word"]) for match in _WORD.finditer(words)]


def _is_open(found: list[tuple[str, str]], at: int, told: set[str]) -> bool:
    """Tell whether the thing that the word at this place marks as known is told nowhere."""
    marked, head = found[at][1].casefold(), ""
    rest = found[at + 1 :]
    for place, (between, word) in enumerate(rest):
        small = word.casefold()
        if between.strip(" “‘\"'") or small in closed_words("TSOIWXCKR"):
            # 'the drills of Vale', 'the drills that began'
            follows = "" if between.strip(" “‘\"'") else small
            break
        if word[0].isupper() or small in _TELLING or (head and head[:_STEM] in told):
            return False  # 'the ferry crews', of whose ferries it is told
        if head and _is_verb(small):
            follows = "of" if small.endswith(("ing", "ed")) and not _has_object(rest, place) else ""
            break
        head = small
    else:
        follows = ""
    if not head or (marked in {"this", "that"} and head not in _things()):
        return False
    if follows in _WHICH or follows in closed_words("WK"):
        return False
    if head in listed("known_by_all") or head in listed("one_of_a_kind"):
        return False
    if head.isdigit() or {head, head.removesuffix("s")} & listed("nouns_at_hand"):
        return False
    return head[:_STEM] not in told


def _has_object(rest: list[tuple[str, str]], verb: int) -> bool:
    """Tell whether a noun phrase stands right behind a verb in -ed: 'the launch changed the plan', 'changed by'."""
    behind = rest[verb + 1 : verb + 2]
    return bool(behind) and not behind[0][0].strip() and behind[0][1].casefold() in closed_words("TS")


@cache
def _verbs() -> frozenset[str]:
    rows = (line.split(" ", 1) for line in lines("parts_of_speech"))
    return frozenset(word for word, codes in rows if codes[0] in "VZDPG")


def _is_verb(word: str) -> bool:
    return word in _verbs()


@cache
def _things() -> frozenset[str]:
    return frozenset((*lines("mentioned_before"), *lines("pointed_at")))

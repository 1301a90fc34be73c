"""Headlines that tell a story by themselves."""

import re
from functools import cache

from briefings.lexicon import lines

#: Words of a headline that is a whole statement, and that is read at a glance.
_FEWEST, _MOST = 5, 24
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
#: Forms that follow a subject and are nothing else.
_FINITE = frozenset({"has", "have", "had", "will", "won't", "would", "cannot", "could", "may", "might", "didn't"})
#: What something is or isn't, is told more by what follows: 'is closed', 'are to meet', and not 'is not enough'.
_COPULAS = frozenset({"are", "is", "was", "were", "isn't", "aren't", "wasn't", "weren't"})
#: What stands behind a verb and not behind a plural: 'hits Lund', 'picks up'.
_NO_OBJECT = frozenset({"and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "to", "with"})

#: Words behind which a word in -s is a plural.
_NO_SUBJECT = frozenset({*_NO_OBJECT, "a", "an", "her", "his", "into", "its", "more", "no", "over", "the", "their"})


@cache
def _no_statement() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in lines("headlines_left_out")), re.IGNORECASE)


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return third persons and past tenses that are little else; third persons that are plurals too; base forms."""
    firm, loose, base = set(), set(), set()
    for line in lines("parts_of_speech"):
        word, codes = line.split(" ", 1)
        if codes[0] in "ZD":
            firm.add(word)
        elif "Z" in codes and word.endswith("s"):
            loose.add(word)
        elif codes[0] == "V" or word in _BASES:
            base.add(word)
    return frozenset(firm), frozenset(loose), frozenset(base)


#: Verbs of headlines that are nouns more often.
_BASES = frozenset({"back", "block", "call", "face", "plan", "push", "rally", "vote", "warn", "win"})


def is_statement(title: str, fewest: int = _FEWEST) -> bool:
    """Tell whether a headline says what happened: a subject and a finite verb, no question, opinion, list or label.

    It has `fewest` words or more.

    >>> is_statement("Orsk council closes its last ferry"), is_statement("Why Orsk closes its last ferry")
    (True, False)
    """
    words = " ".join(title.split())
    bare = _QUOTED.sub(" x ", words).replace("’", "'")
    found = [match[0] for match in _WORD.finditer(bare)]
    if not fewest <= len(found) <= _MOST or words.rstrip().endswith(("?", ":", "…", "...")):
        return False
    if words[0] in "“\"‘'" or words.count("“") != words.count("”") or words.count('"') % 2:
        return False
    return _no_statement().search(bare) is None and _has_finite_verb(found)


def _has_finite_verb(words: list[str]) -> bool:
    firm, loose, base = _verbs()
    small = [word.casefold() for word in words]
    for at in range(1, len(small)):
        word, before = small[at], small[at - 1]
        if word in _FINITE or word in firm:
            return True
        if word in _COPULAS and any(_is_event(one) for one in small[at + 1 : at + 3]):
            return True
        last = at + 1 == len(small)
        if before in _NO_SUBJECT:
            continue  # 'false comfort on schools, virus'
        if word in loose and not last and small[at + 1] not in _NO_OBJECT and not before.endswith("s"):
            return True
        if word in base and before.endswith("s") and not before.endswith("'s") and not last:
            return True
    return False


def _is_event(word: str) -> bool:
    return word in ("to", "dead", "killed") or word.endswith(("ed", "ing"))

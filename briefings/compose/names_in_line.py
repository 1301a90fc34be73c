"""Which words of a line are names, as far as their letters tell."""

import re
from functools import cache

from briefings.lexicon import closed_words, lines, words as listed

_CAPITAL = re.compile(r"\b[A-Z][\w']*")
#: What stands before a sentence's first word; 'Mr.' ends none.
_SENTENCE_ENDS = re.compile(r"(?:[a-z]{3}[.]|[!?…“‘\"])[”’\"]?[ ]{0,3}$")
FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me", "mine", "ours", "you", "your"})


def find_name(words: str) -> int | None:
    """Return where the first name begins; None: there is none. A sentence's first word has a capital anyhow."""
    for match in _CAPITAL.finditer(words):
        head = match[0].casefold().partition("'")[0]
        if head in closed_words("TSOIWCXK") or head in listed("months") or head in listed("weekdays"):
            continue
        if _opens_words(words, match.start()) and (head in _openers() or _is_word_at_start(head, words, match.end())):
            continue
        return match.start()
    return None


@cache
def _openers() -> frozenset[str]:
    """Return words that begin a sentence with a capital and are no names: 'Last month', 'Speaking in Lund'."""
    return listed("sentence_openers") | listed("time_words") | listed("function_words")


def _opens_words(words: str, at: int) -> bool:
    """Tell whether a word stands where any has a capital: first of all, behind a full stop or an opening mark."""
    return not at or _SENTENCE_ENDS.search(words, max(0, at - 8), at) is not None


def _is_word_at_start(head: str, words: str, end: int) -> bool:
    """Tell whether the first word, which ends here, is no name: 'Voters say', 'Ready is', but 'James Holm'."""
    if words[end + 1 : end + 2].isupper() or words[end - 2 : end - 1] == "'":
        return False
    return words[end - 1 : end] == "s" or head in _common_words()


@cache
def _common_words() -> frozenset[str]:
    """Return words that are mostly other than nouns: a capital at a sentence's start makes no name of them."""
    rows = (line.split(" ", 1) for line in lines("parts_of_speech"))
    return frozenset(word for word, codes in rows if codes[0] != "N" and word.islower())


def is_name(head: str, word: str) -> bool:
    """Tell whether a word within a sentence, `head` in small letters, is a name by its capital."""
    return (
        word[0].isupper()
        and head not in FIRST_PERSON
        and head not in listed("months")
        and head not in listed("weekdays")
    )

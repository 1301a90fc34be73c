"""What the word lists say of a word by itself: its codes, and those of marks."""

from functools import cache

from briefings.analysis.reading import parts_of_speech as pos
from briefings.lexicon import lines

#: The code of every mark.
MARKS = {
    **dict.fromkeys((".", "!", "?", "…", "..."), pos.STOP), ",": pos.COMMA, **dict.fromkeys((";", ":"), pos.COLON),
    **dict.fromkeys(("—", "–", "--", "-"), pos.DASH), **dict.fromkeys(("(", "["), pos.BRACKET_OPENS),
    **dict.fromkeys((")", "]"), pos.BRACKET_CLOSES),
    **dict.fromkeys(("“", "”", '"', "''", "``", "'"), pos.QUOTE_MARK),
    "%": pos.NOUN, **dict.fromkeys(("$", "£", "€"), pos.NUMBER), "&": pos.CONJUNCTION,
}  # fmt: skip
#: Determiners that are a subject too: 'Some chanted “…”'.
STAND_ALONE = frozenset(("some", "many", "most", "few", "several", "both", "all", "another", "each"))


@cache
def list_closed_classes() -> dict[str, str]:
    """Return the code of every word of a closed class."""
    return {word: line[0] for line in reversed(lines("closed_classes")) for word in line.split()[1:]}


@cache
def open_classes() -> dict[str, str]:
    """Return the codes of words of open classes, the most frequent first."""
    return dict(line.split(" ", 1) for line in lines("parts_of_speech"))

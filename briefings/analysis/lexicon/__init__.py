"""Word lists of the analysis: data files beside this module, read once when first needed."""

from functools import cache

from briefings.lexicon import read_lines


def lines(name: str) -> tuple[str, ...]:
    """Return the lines of `lexicon/NAME.txt` without comments (from '#' on) and blank lines."""
    return read_lines(__name__, name)


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of `lexicon/NAME.txt`, a file of words separated by blanks."""
    return frozenset(word for line in lines(name) for word in line.split())

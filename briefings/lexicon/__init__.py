"""English word knowledge: data files beside this module, each with its source, read once when first needed."""

from functools import cache
from importlib.resources import files


def lines(name: str) -> tuple[str, ...]:
    """Return the lines of `lexicon/NAME.txt` without comments (from '#' on) and blank lines."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    plain = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in plain if line)


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of `lexicon/NAME.txt`, a file of words separated by blanks."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def first_names() -> frozenset[str]:
    """Return the first names of men, of women and of both, in lower case."""
    return words("first_names_men") | words("first_names_women") | words("first_names_both")


@cache
def publisher_families(*, agencies: bool = False) -> tuple[tuple[str, ...], ...]:
    """Return the names of each family of publishers, the family's first; `agencies`: of those whose text others print.

    publisher_families.txt explains both.
    """
    rows = ((line, line.removeprefix("agency:")) for line in lines("publisher_families"))
    return tuple(tuple(map(str.strip, names.split("|"))) for line, names in rows if names != line or not agencies)


@cache
def closed_words(codes: str | None = None) -> frozenset[str]:
    """Return the words of the closed classes with these letters, which closed_classes.txt explains; None: of all."""
    rows = (line.split() for line in lines("closed_classes"))
    return frozenset(word for code, *those in rows if codes is None or code in codes for word in those)

"""Word lists that several rooms need: data files beside this module, read once when first needed."""

from functools import cache
from importlib.resources import files


def read_lines(package: str, name: str) -> tuple[str, ...]:
    """Return the lines of `NAME.txt` in a package, without comments (from '#' on) and blank lines."""
    text = files(package).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    plain = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in plain if line)


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of `lexicon/NAME.txt`, a file of words separated by blanks."""
    return frozenset(word for line in read_lines(__name__, name) for word in line.split())

"""How what a regular expression matches may begin: whoever looks there first spares most of the matches.

Only the syntax that the word lists need is read: letters, sets of letters, groups of alternatives, `?`. Where anything
else stands a beginning ends, so that it is shorter than it might be and never wrong.
"""

from dataclasses import dataclass

#: Characters of a beginning: the more, the less words share it; twelve tell 'this article' from 'this area'.
LONGEST_BEGINNING = 12
#: Beginnings of one expression; with more of them all stay short.
_MOST = 400

_DIGITS = frozenset("0123456789")
_ZERO_WIDTH = ("(?!", "(?=", "(?<")
_SPECIAL = frozenset(".[]{}*+?^$\\|()")


@dataclass(frozen=True, slots=True)
class _Beginnings:
    """Beginnings that the next item goes on with, and those that are at their end."""

    growing: frozenset[str]
    ended: frozenset[str] = frozenset()

    def all(self) -> frozenset[str]:
        return self.growing | self.ended


_NONE = _Beginnings(frozenset({""}))


def list_beginnings(pattern: str) -> frozenset[str]:
    r"""Return strings of which one stands at the beginning of whatever `pattern` matches; "" if it may be anything.

    >>> sorted(list_beginnings(r"(?:please )?click (?:here|\w+)\b.*"))
    ['click ', 'click here', 'please click']
    """
    found, at = _read_alternatives(pattern, 0)
    if at != len(pattern):
        raise ValueError(f"a ')' too many at {at} of {pattern}")
    return found.all()


def _read_alternatives(pattern: str, at: int) -> tuple[_Beginnings, int]:
    """Read from `at` to the end of the group; return its beginnings, and where its ')' or the end stands."""
    found: set[str] = set()
    ended: set[str] = set()
    while True:
        one, at = _read_sequence(pattern, at)
        found |= one.growing
        ended |= one.ended
        if at == len(pattern) or pattern[at] == ")":
            return _Beginnings(frozenset(found), frozenset(ended)), at
        at += 1


def _read_sequence(pattern: str, at: int) -> tuple[_Beginnings, int]:
    so_far = _NONE
    while at < len(pattern) and pattern[at] not in "|)":
        item, at = _read_item(pattern, at)
        quantifier, at = _read_quantifier(pattern, at)
        so_far = _join(so_far, item, quantifier)
    return so_far, at


def _read_item(pattern: str, at: int) -> tuple[_Beginnings | None, int]:
    """Return the beginnings of one item, None where they aren't told, and where the next stands."""
    if pattern.startswith(_ZERO_WIDTH, at):
        _, end = _read_alternatives(pattern, at + 3)
        return _NONE, end + 1
    if pattern[at] == "(":
        found, end = _read_alternatives(pattern, at + (3 if pattern.startswith("(?:", at) else 1))
        return found, end + 1
    if pattern[at] == "[":
        end = pattern.index("]", at + 2)
        letters = pattern[at + 1 : end]
        return (_Beginnings(frozenset(letters)) if letters.isalpha() else None), end + 1
    if pattern[at] == "\\":
        return _read_escape(pattern[at + 1]), at + 2
    return (None if pattern[at] in _SPECIAL else _Beginnings(frozenset(pattern[at]))), at + 1


def _read_escape(letter: str) -> _Beginnings | None:
    if letter == "b":
        return _NONE
    if letter == "d":
        return _Beginnings(_DIGITS)
    return None if letter.isalnum() else _Beginnings(frozenset(letter))


def _read_quantifier(pattern: str, at: int) -> tuple[str, int]:
    start = at
    if pattern.startswith("{", at):
        at = pattern.index("}", at) + 1
    elif pattern[at : at + 1] in ("?", "*", "+"):
        at += 1
    written = pattern[start:at]
    return written, at + (bool(written) and pattern[at : at + 1] in ("?", "+"))


def _join(so_far: _Beginnings, item: _Beginnings | None, quantifier: str) -> _Beginnings:
    """Return beginnings with an item behind them; what is repeated, and what isn't told, ends them."""
    if item is None or not so_far.growing:
        return _Beginnings(frozenset(), so_far.all())
    optional = quantifier in ("?", "*") or quantifier.startswith("{0")
    again = quantifier not in ("", "?")
    joined = {first + second for first in so_far.growing for second in item.growing}
    ended = {first + second for first in so_far.growing for second in item.ended} | so_far.ended
    if again:
        ended |= joined
        joined = set()
    if optional:
        joined |= so_far.growing
    if len(joined) + len(ended) > _MOST:
        return _Beginnings(frozenset(), so_far.all())
    short = {one for one in joined if len(one) < LONGEST_BEGINNING}
    return _Beginnings(frozenset(short), frozenset(one[:LONGEST_BEGINNING] for one in ended | (joined - short)))

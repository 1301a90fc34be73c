"""Parts of words that are looked for before a pattern that can't do without one of them: most words have none."""

from collections.abc import Iterable


def has_sign(words: str, signs: Iterable[str]) -> bool:
    """Tell whether words hold one of the `signs`; a generator would take twice the time.

    >>> has_sign("on Monday", ("day", "month")), has_sign("at noon", ("day", "month"))
    (True, False)
    """
    return any(map(words.__contains__, signs))


def list_signs(words: str, signs: Iterable[str]) -> tuple[str, ...]:
    """Return those of the `signs` that words may hold: the only ones to look for in their parts.

    Signs of several words always are among them, because a line may end between these.

    >>> list_signs("at noon", ("day", "noon", "new moon"))
    ('noon', 'new moon')
    """
    return tuple([sign for sign in signs if sign in words or " " in sign])

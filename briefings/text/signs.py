"""Parts of words that are looked for before a pattern that can't do without one of them: most words have none."""

from collections.abc import Iterable


def has_sign(words: str, signs: Iterable[str]) -> bool:
    """Tell whether words hold one of the `signs`; a generator would take twice the time.

    >>> has_sign("on Monday", ("day", "month")), has_sign("at noon", ("day", "month"))
    (True, False)
    """
    return any(map(words.__contains__, signs))


def list_signs(words: str, signs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return those signs that words may hold: the only ones to look for in their parts.

    With each comes the word of it that is looked for, because a line may end between two.

    >>> list_signs("at noon, on a new day", (("noon", "noon"), ("new moon", "moon"), ("new day", "new")))
    ('noon', 'new day')
    """
    return tuple([sign for sign, word in signs if word in words])


def with_longest_words(signs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return signs as `list_signs` takes them, each once.

    >>> with_longest_words(("new moon", "noon", "noon"))
    (('new moon', 'moon'), ('noon', 'noon'))
    """
    return tuple((sign, max(sign.split(), key=len)) for sign in dict.fromkeys(signs))

"""Names of publishers and news agencies, which report what others say and do."""

from functools import cache

from briefings.lexicon import publisher_families, words


def is_publisher(name: str) -> bool:
    """Tell whether a name is a publisher's: a known one, or one with a paper's or station's last word.

    >>> is_publisher("the Associated Press"), is_publisher("The Harbour Herald"), is_publisher("Harbour Bank")
    (True, True, False)
    """
    plain = name.casefold().removeprefix("the ")
    return plain in _publishers() or plain.rpartition(" ")[2] in words("publisher_heads")


@cache
def _publishers() -> frozenset[str]:
    return frozenset(name.casefold().removeprefix("the ") for names in publisher_families() for name in names)

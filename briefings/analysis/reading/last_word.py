"""Where to begin a search for the words that stand before a place in a text."""


def last_word(view: str, floor: int, end: int) -> int:
    """Return where the last word before the blank at `end - 1` begins, `floor` at the least.

    A search for a single word that ends at `end` may begin there: it would else try every letter before.
    """
    return max(floor, view.rfind(" ", floor, end - 1) + 1)

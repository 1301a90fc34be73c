"""When a document is about what it names, and doesn't only mention it."""

#: Sentences of the body in which what it is about is named, and characters of them.
LEAD_SENTENCES, LEAD_CHARACTERS = 2, 400
#: Mentions from which a document may be about what its beginning doesn't name, and words for each of them.
FEWEST_MENTIONS, WORDS_FOR_EACH = 3, 120


def is_about(mentions: int, words: int, *, leads: bool) -> bool:
    """Tell whether a document of so many words that names somebody so often is about them.

    `leads`: whether its title or its first two sentences do, other than in a list of three or more names.

    >>> is_about(1, 900, leads=True), is_about(3, 360, leads=False), is_about(3, 361, leads=False)
    (True, True, False)
    """
    return leads or (mentions >= FEWEST_MENTIONS and words <= WORDS_FOR_EACH * mentions)

"""Names of works in quotation marks, which nobody says: his memoir, “The House by the Lake”."""

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import Reading
from briefings.lexicon import words


def names_work(reading: Reading, start: int) -> bool:
    """Tell whether the marks that open at token `start` hold the title of a work, named as one before them.

    The noun of a work or a word like 'titled' stands before the marks, a comma may part them; all words within have
    capitals, small ones after the first aside; no mark of exclamation or question ends them.
    """
    before = start - 1 if start and reading.tags[start - 1] != pos.COMMA else start - 2
    if before < 0 or reading.lower[before] not in words("work_nouns"):
        return False
    end = reading.stretch_end(start, len(reading.quoted))
    held = [k for k in range(start, end) if reading.words[k][0].isalpha()]
    if not held or not reading.words[held[0]][0].isupper() or reading.words[end - 2] in ("!", "?"):
        return False
    return all(reading.words[k][0].isupper() or reading.lower[k] in words("function_words") for k in held)

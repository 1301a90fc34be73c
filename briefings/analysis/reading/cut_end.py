"""Where a text breaks off in its last sentence, as the summaries of feeds do: '… said that the council would …'."""

import re

from briefings.analysis.reading.tokens import Text
from briefings.model.spans import Span

_MORE = r"(?:(?:continue|keep) reading|read (?:more|on|the (?:full|whole) (?:story|article))|more)\b[^\n]{0,40}"
#: Dots that no quotation mark closes; a link to the rest may stand behind them.
_DOTS = re.compile(
    rf"[^\S\n]*[\[(]?(?:…|\.(?:[^\S\n]?\.){{2,3}})[\])]?[^\S\n]*(?:\W?{_MORE})?[»→>\s]*\Z", re.IGNORECASE
)
#: Characters of dots and link at most.
_LONGEST = 80


def find_cut_sentence(text: Text) -> Span | None:
    """Return the last sentence up to where it breaks off; None: the text is whole.

    >>> words = "The hall burned. Ann Berg said that the town would …"
    >>> find_cut_sentence(Text(words, (Span(0, len(words)),), None)).of(words)
    'Ann Berg said that the town would'
    """
    if not text.body:
        return None
    end = text.body[-1].end
    start = max(text.body[-1].start, end - _LONGEST)
    dots = _DOTS.search(text.text[start:end])
    if dots is None:
        return None
    broken = start + dots.start()
    sentence = text.sentence_at(broken - 1) if broken > start else None
    return None if sentence is None else Span(sentence.start, broken)

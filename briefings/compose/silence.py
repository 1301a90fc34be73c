"""Sentences that tell no more than that somebody gave a paper no answer."""

import re

#: Asked by whom doesn't matter; what the answer was to does: calls for a ceasefire are news, calls for comment aren't.
_UNANSWERED = re.compile(
    r"\b(?:(?:did|do|does|had|has|have|could|was|were|are|is)(?: not|n't)|failed to|yet to)\b[^.;]{0,60}"
    r"\b(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|(?:be )?reached|available|comment(?:ed)?)\b"
    r"[^.;]{0,100}\b(?:(?:for|seeking|requesting|to) (?:(?:a|an|any|further|additional|immediate) )*"
    r"(?:comments?|interview|response|statement)|requests? (?:from|by) [A-Z][^.;]{0,60}|(?:comment|an interview)\b)",
)


def tells_of_no_answer(sentence: str) -> bool:
    """Tell whether a sentence says that somebody didn't respond to a request for comment, or couldn't be reached."""
    return _UNANSWERED.search(sentence.replace("’", "'")) is not None

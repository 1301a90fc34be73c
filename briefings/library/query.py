"""What a person types into a search, as an expression of the full-text index.

All words are looked for; "words in quotation marks" stand side by side, begin* is a beginning, and AND, OR and NOT in
capitals stand between. Anything else typed is a word, so that no text is an error.
"""

import re
from typing import NamedTuple

from briefings.text.search_form import is_single_sign, make_query_form
from briefings.text.word_forms import is_abbreviation, list_forms

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_DOTTED = re.compile(r"(?:\w\.){2,}\w?")
_LETTER = re.compile(r"[^\W_]")
#: Words that join terms, in capitals.
OPERATORS = frozenset({"AND", "OR", "NOT"})


class Term(NamedTuple):
    """One thing to look for, and how it is joined to what stands before it."""

    operator: str
    words: str
    is_phrase: bool
    is_beginning: bool


def parse_query(query: str) -> tuple[Term, ...]:
    """Return the terms of a query in their order; an operator with nothing before or after it is a word.

    >>> [(term.operator, term.words) for term in parse_query('ferry NOT "night boat" OR tun*')]
    [('AND', 'ferry'), ('NOT', 'night boat'), ('OR', 'tun')]
    """
    typed = [match for match in _TERM.finditer(query.replace("\x00", " ")) if _LETTER.search(match[0])]
    terms: list[Term] = []
    operator = ""
    for at, match in enumerate(typed):
        phrase, word = match.groups()
        if word in OPERATORS and terms and at + 1 < len(typed):
            operator = word
            continue
        words = (phrase if word is None else word).replace('"', " ")
        terms.append(Term(operator or "AND", words.rstrip("*"), word is None, words.endswith("*")))
        operator = ""
    return tuple(terms)


def make_match(query: str) -> str:
    """Return the MATCH expression for a query; each term is quoted, so that the index reads none as its own syntax.

    Empty: there is no word in it.

    >>> make_match("ferry NOT boats")
    '("ferry" OR "ferries") NOT ("boats" OR "boat")'
    """
    made = ""
    for term in parse_query(query):
        made += (f" {term.operator} " if made else "") + make_term_match(term)
    return made


def make_term_match(term: Term) -> str:
    """Return the MATCH expression for one term."""
    words = make_query_form(term.words)
    if term.is_beginning or is_single_sign(words):
        return f'"{words}" *'
    forms = (words,) if term.is_phrase else _list_forms(words)
    quoted = " OR ".join(f'"{form}"' for form in forms)
    return f"({quoted})" if len(forms) > 1 else quoted


def _list_forms(word: str) -> tuple[str, ...]:
    """Return the forms of a word; of an abbreviation it is with and without full stops, which the index parts words at.

    >>> _list_forms("AI"), _list_forms("U.N."), _list_forms("ai")
    (('AI', 'A I'), ('U.N.', 'UN'), ('ai',))
    """
    if word in OPERATORS:
        return (word,)
    if is_abbreviation(word):
        return (word, " ".join(word))
    plain = word.replace(".", "")
    return (word, plain) if is_abbreviation(plain) and _DOTTED.fullmatch(word) else list_forms(word)


def list_required_words(query: str) -> tuple[str, ...]:
    """Return the words that every sentence found must have; none where there is a choice."""
    terms = parse_query(query)
    if any(term.operator == "OR" for term in terms):
        return ()
    return tuple(term.words for term in terms if not (term.is_phrase or term.is_beginning) and term.operator == "AND")

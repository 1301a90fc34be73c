import re

import pytest

from briefings.analysis.reading.tags import tag_text
from briefings.analysis.reading.tokens import Text
from briefings.model.spans import Span


def codes(words: str) -> dict[str, str]:
    text = Text(words, tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", words)), None)
    return {token.text: code for token, code in zip(text.tokens, tag_text(text), strict=True)}


@pytest.mark.parametrize(
    ("words", "word", "code"),
    [
        ("Their hopes fell.", "hopes", "N"),
        ("She hopes that it rains.", "hopes", "Z"),
        ("The claims were false.", "claims", "N"),
        ("Yesterday Kovac claims the throne.", "claims", "Z"),
        ("They met in regards to the fire.", "regards", "N"),
        ("Kovac regards it as arson.", "regards", "Z"),
        ("Kovac shot down calls for a vote.", "calls", "N"),
        ("The board put off demands for more pay.", "demands", "N"),
        ("The man who broke down calls for help.", "calls", "Z"),
        ("They want to support it.", "support", "V"),
        ("His support was weak.", "support", "N"),
        ("He has asked twice.", "asked", "P"),
        ("He asked twice.", "asked", "D"),
        ("It was said by many.", "said", "P"),
        ("The old man's hat", "'s", "S"),
        ("He's going home.", "'s", "X"),
        ("They saw her.", "her", "O"),
        ("They saw her house.", "her", "S"),
        ("The Kromsk valley", "Kromsk", "M"),
        ("A bank-owned house", "bank-owned", "J"),
        ("Some chanted “Go home.”", "chanted", "D"),
        ("Some chanted songs were old.", "chanted", "P"),
        ("She left, at which point the crowd sang.", "point", "N"),
        ("The signs, which point to the sea, are new.", "point", "V"),
        ("The league demands higher wages.", "demands", "Z"),
        ("The wage demands of new staff grew.", "demands", "N"),
        ("The board split 7 to 5.", "split", "D"),
        ("The board split was wide.", "split", "N"),
        ("The board will split 7 to 5.", "split", "V"),
        ("The board was split 7 to 5.", "split", "P"),
        ("The Teachers' Union met.", "'", "S"),
        ("They own 'no cars' at all.", "'", '"'),
        ("Teachers demand smaller classes.", "demand", "V"),
        ("Sales demand forecasts fell.", "demand", "N"),
        ("She once said so.", "once", "R"),
        ("It sank once he left.", "once", "I"),
        ("Berg, a cook, met Ann Lee.", "met", "D"),
        ("A cook, named Ann Lee, left.", "named", "P"),
        ("She said in early May that it would rain.", "May", "M"),
        ("It is cold. May it rain soon, they asked.", "May", "X"),
    ],
)
def test_a_word_is_what_its_neighbours_make_it(words: str, word: str, code: str) -> None:
    assert codes(words)[word] == code


def test_every_token_has_one_code() -> None:
    words = "“Ça va?” he asked: 12% of $5.3m — or so… (they say) @home #tag\nNEXT LINE IN CAPITALS"
    text = Text(words, tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", words)), None)
    assert len(tag_text(text)) == len(text.tokens)
    assert all(len(code) == 1 for code in tag_text(text))

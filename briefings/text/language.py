"""Which language a text is in: no English rule may be applied to another one."""

import re
import unicodedata
from collections import Counter
from functools import cache
from types import MappingProxyType

from briefings.lexicon import lines

#: What is told of a language that isn't among those whose small words we know.
ANOTHER = "another language"
#: Characters that are looked at: the beginning tells as much as the whole.
_MOST = 8_000
#: Characters for each 'the' of English prose, and more: no other language has it as often.
_PER_THE = 150
#: Words in small letters from which a text of Latin letters is judged; a note of fewer is taken for English.
_FEWEST = 8
#: Share of words with other letters than English ones ('ż', 'ş', 'đ') from which a text without one small word of
#: English isn't English.
_OTHER_LETTERS = 0.15
#: Share of a language's small words among the words in small letters from which a text may be in it. Prose has a third
#: to a half.
_SHARE = 0.2
#: How many times more of them than of English ones there have to be: languages share some ('in', 'is', 'a').
_MORE = 1.3
#: Share of English ones below which a text in no language that we know isn't English; even lists of names, dishes and
#: places without a verb have a tenth.
_LEAST_SHARE = 0.07
#: Share of letters of another script from which a text is in that script's language.
_SCRIPT_SHARE = 0.4

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: The first word of a letter's Unicode name, and the language that most texts with such letters are in.
_SCRIPTS = MappingProxyType({
    "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "CJK": "Chinese", "CYRILLIC": "Russian",
    "ARABIC": "Arabic", "HEBREW": "Hebrew", "THAI": "Thai", "DEVANAGARI": "Hindi", "GREEK": "Greek",
    "BENGALI": "Bengali", "TAMIL": "Tamil", "TELUGU": "Telugu", "GEORGIAN": "Georgian", "ARMENIAN": "Armenian",
    "KHMER": "Khmer", "LAO": "Lao", "MYANMAR": "Burmese", "ETHIOPIC": "Amharic", "SINHALA": "Sinhala",
})  # fmt: skip
_CYRILLIC_OF_UKRAINE = re.compile("[іїєґІЇЄҐ]")


def find_foreign_language(text: str) -> str | None:
    """Return the English name of the language that a text is in; None: it is in English, or too short to tell.

    Scripts tell first; of Latin letters the small words do ('und', 'que', 'the'), counted among the words in small
    letters, so that names, and passages quoted in another language, don't make an English text foreign.

    >>> find_foreign_language("Die Brücke ist offen, und die Stadt freut sich, dass sie nicht mehr warten muss.")
    'German'
    >>> find_foreign_language("Jörg Müller opened the Café Überblick, and the soup is called Žurek.") is None
    True
    """
    beginning = text[:_MOST]
    return _find_by_script(beginning) or _find_by_words(beginning)


def _find_by_script(text: str) -> str | None:
    if text.isascii():
        return None
    scripts: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if letter.isalpha():
            scripts[unicodedata.name(letter, "?").partition(" ")[0] if ord(letter) > 0x24F else "LATIN"] += count
    letters = scripts.total()
    foreign = letters - scripts["LATIN"] - scripts["?"]
    if not letters or foreign < _SCRIPT_SHARE * letters:
        return None
    if scripts["HIRAGANA"] + scripts["KATAKANA"] >= 0.05 * foreign:
        return "Japanese"
    script = max((name for name in scripts if name not in {"LATIN", "?"}), key=lambda name: scripts[name])
    if script == "CYRILLIC" and _CYRILLIC_OF_UKRAINE.search(text):
        return "Ukrainian"
    return _SCRIPTS.get(script, ANOTHER)


def _find_by_words(text: str) -> str | None:
    if text.count(" the ") * _PER_THE > len(text):
        return None  # nearly every English text, without counting
    words = [word for word in _WORD.findall(text.replace("’", "'")) if word.islower()]
    if len(words) < _FEWEST:
        return None
    known = _small_words()
    counts: Counter[str] = Counter()
    different: Counter[str] = Counter()
    for word, count in Counter(words).items():
        for language in known.get(word, ()):
            counts[language] += count
            different[language] += 1
    english = counts.pop("English", 0)
    language, most = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
    if most > _MORE * english and most >= _SHARE * len(words):
        return language
    if not english and sum(not word.isascii() for word in words) >= _OTHER_LETTERS * len(words):
        return language if different[language] > 1 else ANOTHER
    return ANOTHER if len(words) >= 3 * _FEWEST and english < _LEAST_SHARE * len(words) else None


@cache
def _small_words() -> MappingProxyType[str, tuple[str, ...]]:
    """Return the languages that each small word is one of."""
    found: dict[str, list[str]] = {}
    for line in lines("function_words_by_language"):
        language, _, words = line.partition(":")
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(language)
    return MappingProxyType({word: tuple(languages) for word, languages in found.items()})

"""Which language a text is in: no English rule may be applied to another one."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from types import MappingProxyType

from briefings.lexicon import lines, words as words_of

#: What is told of a language that isn't among those whose small words we know.
ANOTHER = "another language"
#: Characters that are looked at: the beginning tells as much as the whole.
_MOST = 8_000
#: Characters for each 'the' of English prose, and more: no other language has it as often.
_PER_THE = 150
#: Words in small letters from which a text of Latin letters is judged by its share of small words.
_FEWEST = 8
#: Different small words that a shorter text has, of its language and not of English ones; more than words of English.
_FEWEST_SMALL = 2
#: What words that English hasn't add to that at most.
_MOST_STRANGE = 1.5
#: Words of such a text that are looked at, with names.
_MOST_IN_NOTE = 40
#: Share of words with other letters than English ones ('ż', 'ş', 'đ') from which a text without one small word of
#: English isn't English.
_OTHER_LETTERS = 0.15
#: Share of a language's small words among the words in small letters from which a text may be in it. Prose has a third
#: to a half.
_SHARE = 0.2
#: Share of English ones from which nothing else has to be counted.
_SHARE_IN_PROSE = 0.3
#: Characters of which they are.
_MOST_IN_PROSE = 2_000
#: How many times more of them than of English ones there have to be: languages share some ('in', 'is', 'a').
_MORE = 1.3
#: Share of English ones below which a text in no language that we know isn't English; even lists of names, dishes and
#: places without a verb have a tenth.
_LEAST_SHARE = 0.07
#: Share of words of English, in the dictionary's sense, among the words in small letters, below which a text isn't
#: English: two sentences of news have three quarters and more, of another language up to a third.
_ENGLISH_WORDS = 0.35
#: The same in a sentence or two.
_ENGLISH_IN_FEW = 0.25
#: The same in a longer text that has hardly one small word of English either.
_MOSTLY_ENGLISH = 0.6
#: Share of them above which a text is English, whatever its small words are taken for.
_PLAINLY_ENGLISH = 0.7
#: Words of a short text of which none is English, from which one small word of a language tells.
_FEWEST_WITHOUT_ENGLISH = 4
#: Share of capitals among the letters from which a text is written in capitals.
_CAPITALS = 0.8
#: Characters that are looked at first for them.
_BEGINNING = 100
#: Share of letters of another script from which a text is in that script's language.
_SCRIPT_SHARE = 0.4

#: Parts of names that are small words too: 'Juan de la Cruz', 'Cirque du Soleil', 'Van der Berg'.
_PARTS_OF_NAMES = frozenset(
    "al da das de del della den der des di do dos du e el en la las le les los of san van von y zu".split()  # noqa: SIM905
)
#: What English adds to words, and what stood in its place.
_ENDINGS = (("s", ("",)), ("es", ("",)), ("ies", ("y",)), ("ed", ("", "e")), ("ied", ("y",)), ("ing", ("", "e")),
            ("ly", ("",)), ("er", ("", "e")), ("'s", ("",)))  # fmt: skip
#: What English says as well, without a place in its word list.
_INTERJECTIONS = frozenset({"er", "um", "oh", "ah", "ha"})
#: What stands before a sentence's first word; nothing before the first.
_BEFORE_SENTENCE = frozenset({"", ".", "!", "?", ")"})
#: Words in quotation marks, where another language makes no English text foreign; addresses and handles.
_ASIDE = re.compile(r"[“„«\"][^“”„«»\"]{1,400}[”“»\"]|\w{1,10}://\S+|[\w-]{1,40}\.\w{2,10}/\S*|[@#]\w+")
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
    found = _find_by_script(beginning)
    if found is None and _is_in_capitals(beginning):
        # Names can't be told from words there: only a language whose small words are known counts.
        small = beginning.lower()
        found = _find_by_words(small)
        return found if found != ANOTHER and _has_hardly_english(_list_words(small), _ENGLISH_WORDS) else None
    return found or _find_by_words(beginning)


def _is_in_capitals(text: str) -> bool:
    """Tell whether a text is written in capitals."""
    return all(
        sum(map(str.isupper, part)) > _CAPITALS * sum(map(str.isalpha, part)) for part in (text[:_BEGINNING], text)
    )


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
    if _is_plainly_english(text):
        return None
    words = _list_words(text)
    if len(words) < _FEWEST:
        return _find_in_few_words(_ASIDE.sub(" ", text))
    known = _small_words()
    counts: Counter[str] = Counter()
    different: Counter[str] = Counter()
    longer: Counter[str] = Counter()
    for word, count in Counter(words).items():
        for language in known.get(word, ()):
            counts[language] += count
            different[language] += 1
            longer[language] += len(word) > 1
    english = counts.pop("English", 0)
    language, most = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
    if most > _MORE * english and most >= _SHARE * len(words) and longer[language] > 1:
        return None if sum(map(_is_english, words)) > _PLAINLY_ENGLISH * len(words) else language
    if not english and sum(not word.isascii() for word in words) >= _OTHER_LETTERS * len(words):
        return language if different[language] > 1 else ANOTHER
    return _find_without_english(words, english)


def _is_plainly_english(text: str) -> bool:
    """Tell whether so many words in small letters are small ones of English as in English prose alone."""
    known = _small_words()
    words = [word for word in _WORD.findall(text[:_MOST_IN_PROSE]) if word.islower()]
    english = sum("English" in known.get(word, ()) for word in words)
    return len(words) >= _FEWEST and english >= _SHARE_IN_PROSE * len(words)


def _find_without_english(words: list[str], english: int) -> str | None:
    """Return the language of words of which hardly one is English, `english` small ones among them."""
    least = _ENGLISH_WORDS if len(words) >= 2 * _FEWEST else _ENGLISH_IN_FEW
    if len(words) >= 3 * _FEWEST and english < _LEAST_SHARE * len(words):
        least = _MOSTLY_ENGLISH
    return _name_language(words) if english < _SHARE * len(words) and _has_hardly_english(words, least) else None


def _name_language(words: list[str]) -> str:
    """Return the language that most small words are one of; what several have tells less of each."""
    counts: dict[str, float] = {}
    for word in words:
        languages = [one for one in _small_words().get(word, ()) if one != "English"]
        for language in languages:
            counts[language] = counts.get(language, 0.0) + 1 / len(languages)
    ranked = sorted(counts.items(), key=lambda one: -one[1])[:2]
    return (
        ranked[0][0] if ranked and ranked[0][1] >= 1 and (len(ranked) < 2 or ranked[0][1] > ranked[1][1]) else ANOTHER
    )


def _list_words(text: str) -> list[str]:
    """Return the words in small letters without the parts of names; those outside of quotation marks where these tell.

    They do where they are some, or English: another language's words that are quoted make no English text foreign.
    """
    outside = _list_small_letters(_ASIDE.sub(" ", text))
    if len(outside) >= _FEWEST or (outside and 2 * sum(map(_is_english, outside)) >= len(outside)):
        return outside
    return _list_small_letters(text)


def _list_small_letters(text: str) -> list[str]:
    words = _WORD.findall(text.replace("’", "'"))
    return [
        word
        for before, word, behind in zip(["", *words], words, [*words[1:], ""], strict=False)
        if word.islower() and not (word in _PARTS_OF_NAMES and _is_named(before) and _is_named(behind))
    ]


def _is_named(word: str) -> bool:
    return word[:1].isupper() or word in _PARTS_OF_NAMES


def _has_hardly_english(words: list[str], share: float) -> bool:
    """Tell whether a smaller share of the words are English ones."""
    judged = [word for word in words if len(word) > 1]
    return sum(map(_is_english, judged)) < share * len(judged)


def _find_in_few_words(text: str) -> str | None:
    """Return the language of a note of a sentence or two, where hardly a word is English; None: it may be.

    A small word counts one, a half where English has it too ('die', 'war', 'son'), a letter a quarter; words that
    English hasn't add to it.
    """
    words = list(_list_common_words(text.replace("’", "'")))
    known = _small_words()
    counts: dict[str, float] = {}
    plain: list[str] = []
    strange = 0.0
    for word in dict.fromkeys(words):
        languages = known.get(word, ())
        is_english = _is_english(word)
        weight = 0.25 if len(word) == 1 else 0.5 if is_english or word in _INTERJECTIONS else 1
        for language in languages:
            counts[language] = counts.get(language, 0) + weight
        if is_english:
            plain.append(word)
        elif not languages or not word.isascii():
            strange += 0.25 if word.isascii() else 0.5
    counts.pop("English", None)
    language, most = max(counts.items(), key=lambda pair: pair[1], default=("", 0.0))
    others = sum(language not in known.get(word, ()) for word in plain)
    if most >= 1 and not plain and counts and len(set(words)) >= _FEWEST_WITHOUT_ENGLISH:
        return language
    enough = most >= 1 and most + min(strange, _MOST_STRANGE) >= _FEWEST_SMALL
    return language if enough and most + min(strange, _MOST_STRANGE) > others else None


def _list_common_words(text: str) -> Iterator[str]:
    """Yield the words that are no names, in small letters: of those with a capital the first of a sentence."""
    found, known = list(islice(_WORD.finditer(text), _MOST_IN_NOTE)), _small_words()
    for number, match in enumerate(found):
        word = match[0].lower()
        before = found[number - 1][0] if number else ""
        behind = found[number + 1][0] if number + 1 < len(found) else ""
        starts = text[: match.start()].rstrip()[-1:] in _BEFORE_SENTENCE
        if not (match[0].islower() or (starts and (behind.islower() or word == "der" or word not in _PARTS_OF_NAMES))):
            continue
        if starts and not match[0].islower() and behind[:1].isupper() and not (word in known or _is_english(word)):
            continue  # a name's first word
        if not (word in _PARTS_OF_NAMES and _is_named(before) and _is_named(behind)):
            yield word


def _is_english(word: str) -> bool:
    """Tell whether a word, or what it may be a form of ('tells', 'opened', 'closing', 'carries'), is English."""
    known, common = _small_words(), words_of("ordinary_words")
    forms = [word]
    for ending, others in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            forms += (f"{word[: -len(ending)]}{other}" for other in others)
    return any(form in common or "English" in known.get(form, ()) for form in forms)


@cache
def _small_words() -> MappingProxyType[str, tuple[str, ...]]:
    """Return the languages that each small word is one of."""
    found: dict[str, list[str]] = {}
    for line in lines("function_words_by_language"):
        language, _, words = line.partition(":")
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(language)
    return MappingProxyType({word: tuple(languages) for word, languages in found.items()})

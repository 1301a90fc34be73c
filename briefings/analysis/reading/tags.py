"""Parts of speech: a code for every token, from word lists, endings and the words before it."""

from functools import cache
from itertools import chain, repeat

from briefings.analysis.reading.tokens import Text, Token
from briefings.lexicon import lines, words

# Codes. Open classes: N noun, M name, V base or plural present, Z third person, D past, P past participle, G -ing form,
# J adjective, R adverb. Closed classes: see lexicon/closed_classes.txt. Marks stand for themselves: . , : - ( ) "
VERBS = frozenset("VZDPG")
FINITE = frozenset("VZDX")
NOMINAL = frozenset("NMO0")

_MARKS = {
    ".": ".", "!": ".", "?": ".", "…": ".", "...": ".", ",": ",", ";": ":", ":": ":", "—": "-", "–": "-", "--": "-",
    "-": "-", "(": "(", ")": ")", "[": "(", "]": ")", "“": '"', "”": '"', '"': '"', "''": '"', "``": '"', "'": '"',
    "%": "N", "$": "0", "£": "0", "€": "0", "&": "C",
}  # fmt: skip
_TITLE_CASE = 0.6
#: Determiners that are a subject too: 'Some chanted “…”'.
STAND_ALONE = frozenset(("some", "many", "most", "few", "several", "both", "all", "another", "each"))


@cache
def closed_classes() -> dict[str, str]:
    """Return the code of every word of a closed class."""
    return {word: line[0] for line in reversed(lines("closed_classes")) for word in line.split()[1:]}


@cache
def open_classes() -> dict[str, str]:
    """Return the codes of words of open classes, the most frequent first."""
    return dict(line.split(" ", 1) for line in lines("parts_of_speech"))


@cache
def _certain() -> dict[str, str]:
    """Return the code of every word and mark that has the same one wherever it stands in lower case."""
    of_one_code = {word: codes for word, codes in open_classes().items() if len(codes) == 1}
    certain = of_one_code | _MARKS | closed_classes()
    return {word: code for word, code in certain.items() if word not in ("her", "'s") and word == word.lower()}


def tag(text: Text) -> str:
    """Return a code for every token of `text`, in order, a character each."""
    ranges = [text.token_range(sentence) for sentence in text.sentences]
    titles = [_is_title(text.words[first:last]) for first, last in ranges]
    names = _names(
        [text.words[first + 1 : last] for (first, last), title in zip(ranges, titles, strict=True) if not title]
    )
    tags: list[str] = []
    for (first, last), title in zip(ranges, titles, strict=True):
        tags += _tag_sentence(text.tokens[first:last], text.words[first:last], names, title=title)
    return "".join(tags)


def _names(sentences: list[list[str]]) -> set[str]:
    """Return the words that stand capitalised within sentences of this article and never in lower case.

    The words of each sentence come without its first.
    """
    seen = set(chain.from_iterable(sentences))
    return {word.lower() for word in seen if word[0].isupper()} - seen


def _is_title(sentence: list[str]) -> bool:
    """Tell whether most words of a sentence are capitalised, as in a headline."""
    letters = "".join([word[0] for word in sentence])
    capitals = sum(map(str.isupper, letters))
    # The second condition is the exact one; it needs asking only where there are capitals enough.
    return capitals > 1 and len(letters) > 3 and _share_of_capitals(letters, capitals) > _TITLE_CASE


def _share_of_capitals(letters: str, capitals: int) -> float:
    words = sum(map(str.isalpha, letters))
    return capitals / words if words > 3 else 0.0


def _tag_sentence(tokens: tuple[Token, ...], sentence: list[str], names: set[str], *, title: bool) -> list[str]:
    closed, open_ = closed_classes(), open_classes()
    # Most words are certain, and looking those up in one go is far cheaper than asking about each.
    tags = list(map(_certain().get, sentence, repeat("")))
    for index in [place for place, code in enumerate(tags) if not code]:
        _, _, word, lower = tokens[index]
        if lower in closed:
            if lower == "her":
                code = _her(tokens, index, open_)
            elif lower == "'s":
                code = _clitic_s(tags, tokens, index, open_)
            elif not title and index and _is_given_name(lower, sentence, index):
                code = "M"
            else:
                code = closed[lower]
        elif word[0].isdigit():
            code = "0"
        elif word[0].isupper() and (lower in names if title or not _inside(tags, index) else True):
            code = "M"
        else:
            codes = open_.get(lower)
            if codes is None:
                code = _by_ending(lower, word, _before(tags, index), tokens, index)
            elif len(codes) == 1:
                code = codes
            else:
                code = _choose(codes, _before(tags, index), tokens, index)
        tags[index] = code
    return tags


def _before(tags: list[str], index: int) -> str:
    """Return the code before `index`, past adverbs unless they open the sentence; ^ at its beginning."""
    if not index:
        return "^"
    place = index - 1
    while place and tags[place] == "R":
        place -= 1
    return tags[place]


def _is_given_name(lower: str, sentence: list[str], index: int) -> bool:
    """Tell whether an auxiliary's letters are a first name: a capital, and another one right after ('Will Jones')."""
    if lower not in ("will", "may") or not sentence[index][0].isupper() or index + 1 == len(sentence):
        return False
    following = sentence[index + 1]
    return following[0].isupper() and following.lower() not in closed_classes()


def _inside(tags: list[str], index: int) -> bool:
    """Tell whether a capital letter is no matter of the sentence's beginning at `index`."""
    return index > 0 and tags[index - 1] not in '":-(.'


def _her(tokens: tuple[Token, ...], index: int, open_: dict[str, str]) -> str:
    """Return S before a noun or adjective, else O."""
    if index + 1 == len(tokens):
        return "O"
    following = tokens[index + 1]
    if following[3] == "then" and index + 2 < len(tokens):  # 'her then adviser'
        following = tokens[index + 2]
    if not following[2][0].isalpha() or following[3] in closed_classes():
        return "O"
    return "S" if following[2][0].isupper() or open_.get(following[3], "N")[0] in "NJGPVZD" else "O"


def _clitic_s(tags: list[str], tokens: tuple[Token, ...], index: int, open_: dict[str, str]) -> str:
    """Return X where 's is a verb (he's, Trump's going), else S."""
    if index and tags[index - 1] in "OW" and tokens[index - 1][3] not in ("someone", "everyone", "one", "anyone"):
        return "X"
    if index + 1 < len(tokens):
        following = tokens[index + 1][3]
        code = closed_classes().get(following)
        if code is not None:
            return "X" if following in ("a", "the", "not", "been", "an", "in", "to") else "S"
        if open_.get(following, "N")[0] == "G" and following.endswith("ing"):
            return "X"
    return "S"


def _by_ending(lower: str, word: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Return a code for a word that no list has."""
    code = "N"
    if word[0].isupper():
        code = "M"
    elif "-" in lower and lower[0].isalpha():
        inflected = open_classes().get(lower.rsplit("-", 1)[1], "N")[0] in "PDJG"
        noun_follows = index + 1 < len(tokens) and tokens[index + 1][2][0].isalpha() and previous in "TSJ"
        code = "J" if inflected or noun_follows else "N"
    elif lower.endswith("ly"):
        code = "R"
    elif lower.endswith("ing"):
        code = "G"
    elif lower.endswith("ed"):
        code = _past(previous, tokens, index)
    return code


def _past(previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Return P after a form of have or be or where a participle stands before a noun, else D."""
    following = tokens[index + 1][3] if index + 1 < len(tokens) else "."
    if previous == "T" and tokens[index - 1][3] in STAND_ALONE and _MARKS.get(following) == '"':
        return "D"
    if previous in "XTSIJ" or following == "by":
        return "P"
    if previous in ",^":
        return "D" if following == "that" or closed_classes().get(following, "") in ("T", "S", "O", "W") else "P"
    return "D"


def _choose(codes: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Choose among the codes of a word by what stands before it."""
    if "D" in codes or "P" in codes:
        return _past_or_other(codes, previous, tokens, index)
    if "V" in codes:
        return _base(codes, previous, tokens, index)
    if "Z" in codes:
        return _third(codes, previous, tokens, index)
    return "N" if "G" in codes and "N" in codes and previous in "TSJ" else codes[0]


def _past_or_other(codes: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Choose among past tense, participle and what else a word may be ('left', 'read', 'found')."""
    first = codes[0]
    if first not in "DP" and previous not in "XOW":
        return first
    past = _past(previous, tokens, index)
    if past in codes:
        return past
    if previous == "X" and "V" in codes:
        return "V"
    return "D" if "D" in codes and previous not in "TS" else first


def _base(codes: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Choose between a verb's base form and a noun or adjective of the same letters."""
    before = tokens[index - 1][3] if index else ""
    code = codes[0]
    if previous == "X" and (before in words("forms_of_be") or before in words("forms_of_have")):
        code = next((other for other in codes if other != "V"), code)
    elif before == "which" and index > 1 and closed_classes().get(tokens[index - 2][3]) == "I":
        # 'at which point', 'by which time'
        code = next((other for other in codes if other == "N"), code)
    elif previous in "KX":
        code = "V"
    elif previous in "TSJ0":
        code = next((other for other in codes if other in "NJ"), code)
    elif previous == "I":
        code = next((other for other in codes if other in "NJRI"), code)
    elif previous in "OW":
        code = "V" if before in ("they", "we", "you", "i", "who", "that", "people", "which") else code
    elif previous in "NM" and before.endswith("s") and not before.endswith("'s") and "N" in codes:
        # 'analysts doubt that', 'voters support the', but 'sales support staff'
        code = "V" if _object_follows(tokens, index) else code
    return code


def _object_follows(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a determiner, pronoun, question word, 'to' or 'that' comes next."""
    if index + 1 >= len(tokens):
        return False
    following = tokens[index + 1][3]
    return following == "that" or closed_classes().get(following, "") in ("T", "S", "O", "W", "K")


def _third(codes: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Choose between a verb's third person and a plural noun of the same letters."""
    code = codes[0]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if previous in "TSJ0IK":
        code = "N" if "N" in codes else code
    elif previous in "OW" or (previous in "NM,)" and _object_follows(tokens, index)):
        code = "Z"
    elif following is not None and previous in "NM,)":
        next_code = closed_classes().get(following[3], "")
        if next_code == "X" or (next_code == "I" and code == "N"):
            code = "N"
        elif previous == "M" and code == "N":
            code = "Z" if following[2][0].isupper() else "N"
    return code

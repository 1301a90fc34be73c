"""Parts of speech: a code for every token, from word lists, endings and the words before it."""

from functools import cache
from itertools import chain, repeat

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.tokens import Text, Token
from briefings.lexicon import lines, words

_MARKS = {
    **dict.fromkeys((".", "!", "?", "…", "..."), pos.STOP), ",": pos.COMMA, **dict.fromkeys((";", ":"), pos.COLON),
    **dict.fromkeys(("—", "–", "--", "-"), pos.DASH), **dict.fromkeys(("(", "["), pos.BRACKET_OPENS),
    **dict.fromkeys((")", "]"), pos.BRACKET_CLOSES),
    **dict.fromkeys(("“", "”", '"', "''", "``", "'"), pos.QUOTE_MARK),
    "%": pos.NOUN, **dict.fromkeys(("$", "£", "€"), pos.NUMBER), "&": pos.CONJUNCTION,
}  # fmt: skip
_TITLE_CASE = 0.6
#: So many adverbs are passed over to the word that they stand after; a longer run of them is no sentence.
_MOST_ADVERBS = 40
#: Participles that a name follows which is no object.
_NAMING = frozenset(("named", "called", "dubbed", "titled", "entitled", "nicknamed", "christened", "renamed", "born"))
#: Determiners that are a subject too: 'Some chanted “…”'.
STAND_ALONE = frozenset(("some", "many", "most", "few", "several", "both", "all", "another", "each"))


@cache
def list_closed_classes() -> dict[str, str]:
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
    certain = of_one_code | _MARKS | list_closed_classes()
    return {
        word: code for word, code in certain.items() if word not in ("her", "'s", "once", "'") and word == word.lower()
    }


def tag_text(text: Text) -> str:
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
    closed, open_ = list_closed_classes(), open_classes()
    # Most words are certain, and looking those up in one go is far cheaper than asking about each.
    tags = list(map(_certain().get, sentence, repeat("")))
    # Behind the first apostrophe of a sentence another one closes a quotation, and makes no possessive.
    first_apostrophe = sentence.index("'") if "'" in sentence else None
    for index in [place for place, code in enumerate(tags) if not code]:
        _, _, word, lower = tokens[index]
        if lower in closed:
            named = not title and _is_given_name(lower, sentence, index)
            code = pos.NAME if named else _closed(tags, tokens, index, open_)
        elif word[0].isdigit():
            code = pos.NUMBER
        elif word == "'":
            code = pos.POSSESSIVE if index == first_apostrophe and _owns(tokens, index) else pos.QUOTE_MARK
        elif word[0].isupper() and (lower in names if title or not _inside(tags, index) else True):
            code = pos.NAME
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


def _owns(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether an apostrophe makes a possessive of a plural: "the Teachers' Union", not 'we have no teachers'."""
    if not index or index + 1 == len(tokens):
        return False
    before, mark, following = tokens[index - 1 : index + 2]
    joined = before.end == mark.start and before.lower.endswith("s")
    return joined and following.start > mark.end and following.text[0].isalnum()


def _closed(tags: list[str], tokens: tuple[Token, ...], index: int, open_: dict[str, str]) -> str:
    """Return the code of a function word, which for a few depends on the words beside it."""
    lower = tokens[index][3]
    if lower == "her":
        return _her(tokens, index, open_)
    if lower == "'s":
        return _clitic_s(tags, tokens, index, open_)
    if lower == "once" and _is_adverb(tags, tokens, index, open_):
        return pos.ADVERB
    return list_closed_classes()[lower]


def _before(tags: list[str], index: int) -> str:
    """Return the code before `index`, past adverbs unless they open the sentence; ^ at its beginning."""
    if not index:
        return pos.SENTENCE_START
    place = index - 1
    floor = max(0, place - _MOST_ADVERBS)
    while place > floor and tags[place] == pos.ADVERB:
        place -= 1
    return tags[place]


def _is_adverb(tags: list[str], tokens: tuple[Token, ...], index: int, open_: dict[str, str]) -> bool:
    """Tell whether 'once' stands between a subject and its verb ('Berg once said') rather than before a clause."""
    if not index or tags[index - 1] not in pos.NOMINAL_OR_AUXILIARY or index + 1 == len(tokens):
        return False
    return bool(pos.PAST_FORMS & set(open_.get(tokens[index + 1][3], "")))


def _is_given_name(lower: str, sentence: list[str], index: int) -> bool:
    """Tell whether a function word's letters are a first name: a capital, and another one right after ('Will Jones').

    Where it opens the sentence, the sentence must not ask: 'Will Jones run?'
    """
    if lower not in ("will", "may", "per") or not sentence[index][0].isupper() or index + 1 == len(sentence):
        return False
    if not index and sentence[-1].startswith("?"):
        return False
    following = sentence[index + 1]
    return following[0].isupper() and following.lower() not in list_closed_classes()


def _inside(tags: list[str], index: int) -> bool:
    """Tell whether a capital letter is no matter of the sentence's beginning at `index`."""
    return index > 0 and tags[index - 1] not in pos.BEFORE_SENTENCE


def _her(tokens: tuple[Token, ...], index: int, open_: dict[str, str]) -> str:
    """Return S before a noun or adjective, else O."""
    if index + 1 == len(tokens):
        return pos.PRONOUN
    following = tokens[index + 1]
    if following[3] == "then" and index + 2 < len(tokens):  # 'her then adviser'
        following = tokens[index + 2]
    if not following[2][0].isalpha() or following[3] in list_closed_classes():
        return pos.PRONOUN
    return (
        pos.POSSESSIVE
        if following[2][0].isupper() or open_.get(following[3], pos.NOUN)[0] in pos.AFTER_HER
        else pos.PRONOUN
    )


def _clitic_s(tags: list[str], tokens: tuple[Token, ...], index: int, open_: dict[str, str]) -> str:
    """Return X where 's is a verb (he's, Trump's going), else S."""
    if (
        index
        and tags[index - 1] in pos.PRONOUN_OR_WH
        and tokens[index - 1][3] not in ("someone", "everyone", "one", "anyone")
    ):
        return pos.AUXILIARY
    if index + 1 < len(tokens):
        following = tokens[index + 1][3]
        code = list_closed_classes().get(following)
        if code is not None:
            return pos.AUXILIARY if following in ("a", "the", "not", "been", "an", "in", "to") else pos.POSSESSIVE
        if open_.get(following, pos.NOUN)[0] == pos.ING and following.endswith("ing"):
            return pos.AUXILIARY
    return pos.POSSESSIVE


def _by_ending(lower: str, word: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Return a code for a word that no list has."""
    code = pos.NOUN
    if word[0].isupper():
        code = pos.NAME
    elif "-" in lower and lower[0].isalpha():
        inflected = open_classes().get(lower.rsplit("-", 1)[1], pos.NOUN)[0] in pos.MAKES_ADJECTIVE
        noun_follows = (
            index + 1 < len(tokens) and tokens[index + 1][2][0].isalpha() and previous in pos.DETERMINERS_OR_ADJECTIVE
        )
        code = pos.ADJECTIVE if inflected or noun_follows else pos.NOUN
    elif lower.endswith("ly"):
        code = pos.ADVERB
    elif lower.endswith("ing"):
        code = pos.ING
    elif lower.endswith("ed"):
        code = _past(previous, tokens, index)
    return code


def _past(previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Return P after a form of have or be or where a participle stands before a noun, else D."""
    following = tokens[index + 1][3] if index + 1 < len(tokens) else "."
    if previous == pos.DETERMINER and tokens[index - 1][3] in STAND_ALONE and _MARKS.get(following) == pos.QUOTE_MARK:
        return pos.PAST
    if previous in pos.BEFORE_PARTICIPLE_OR_AUXILIARY or previous == pos.TO or following == "by":
        return pos.PAST_PARTICIPLE
    if previous in pos.COMMA_OR_START:
        return (
            pos.PAST
            if following == "that"
            or list_closed_classes().get(following, "") in pos.OPENS_OBJECT
            or (previous == pos.COMMA and _name_follows(tokens, index))
            else pos.PAST_PARTICIPLE
        )
    return pos.PAST


def _is_modal(auxiliary: str) -> bool:
    """Tell whether a base form stands behind an auxiliary in lower case rather than a participle."""
    return auxiliary not in words("forms_of_be") and auxiliary not in words("forms_of_have")


def _number_follows(tokens: tuple[Token, ...], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1][2][0].isdigit()


def _name_follows(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a name is the verb's object: ', met Ann Berg', but not in ', named Ann Berg' or ', held Monday'."""
    if index + 1 >= len(tokens) or tokens[index][3] in _NAMING:
        return False
    _, _, word, lower = tokens[index + 1]
    return word[0].isupper() and word[1:].islower() and not (lower in words("time_words") or lower in words("months"))


def _choose(codes: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Choose among the codes of a word by what stands before it."""
    if pos.PAST in codes or pos.PAST_PARTICIPLE in codes:
        return _past_or_other(codes, previous, tokens, index)
    if pos.BASE in codes:
        return _base(codes, previous, tokens, index)
    if pos.THIRD in codes:
        return _third(codes, previous, tokens, index)
    return pos.NOUN if pos.ING in codes and pos.NOUN in codes and previous in pos.DETERMINERS_OR_ADJECTIVE else codes[0]


def _past_or_other(codes: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Choose among past tense, participle and what else a word may be ('left', 'read', 'found')."""
    first = codes[0]
    if previous == pos.AUXILIARY and pos.BASE in codes and _is_modal(tokens[index - 1][3]):
        return pos.BASE  # 'will cut', 'did hit'
    if first == pos.NOUN and previous in pos.NOUNS and _number_follows(tokens, index):
        return pos.PAST  # 'the board split 7 to 5', 'the firm cut 40 jobs'
    if first not in pos.PAST_FORMS and previous not in pos.SUBJECT_WORDS:
        return first
    past = _past(previous, tokens, index)
    if past in codes:
        return past
    if previous == pos.AUXILIARY and pos.BASE in codes:
        return pos.BASE
    return pos.PAST if pos.PAST in codes and previous not in pos.DETERMINERS else first


def _base(codes: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Choose between a verb's base form and a noun or adjective of the same letters."""
    before = tokens[index - 1][3] if index else ""
    code = codes[0]
    if previous == pos.AUXILIARY and (before in words("forms_of_be") or before in words("forms_of_have")):
        code = next((other for other in codes if other != pos.BASE), code)
    elif before == "which" and index > 1 and list_closed_classes().get(tokens[index - 2][3]) == pos.PREPOSITION:
        # 'at which point', 'by which time'
        code = next((other for other in codes if other == pos.NOUN), code)
    elif previous == pos.TO and index > 1 and tokens[index - 2][3] == "according":
        # 'according to police', 'according to court documents'
        code = next((other for other in codes if other in pos.NOUN_OR_ADJECTIVE), pos.NOUN)
    elif previous in pos.BEFORE_BASE:
        code = pos.BASE
    elif previous in pos.BEFORE_NOUN:
        code = next((other for other in codes if other in pos.NOUN_OR_ADJECTIVE), code)
    elif previous == pos.PREPOSITION:
        code = next((other for other in codes if other in pos.AFTER_PREPOSITION), code)
    elif previous in pos.PRONOUN_OR_WH:
        code = pos.BASE if before in ("they", "we", "you", "i", "who", "that", "people", "which") else code
    elif previous in pos.NOUNS and before.endswith("s") and not before.endswith("'s") and pos.NOUN in codes:
        # 'analysts doubt that', 'voters support the', 'teachers demand smaller classes', but 'sales support staff'
        code = pos.BASE if _object_follows(tokens, index) or _adjective_and_noun_follow(tokens, index) else code
    return code


def _object_follows(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a determiner, pronoun, question word, 'to' or 'that' comes next."""
    if index + 1 >= len(tokens):
        return False
    following = tokens[index + 1][3]
    return following == "that" or list_closed_classes().get(following, "") in pos.OPENS_OBJECT_OR_TO


def _described_object_follows(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a subject of two words ends before `index` and an adjective with a noun follows.

    'the union demands better pensions': no adjective stands behind the noun that it describes.
    """
    if index < 2 or index + 2 >= len(tokens):
        return False
    opener = tokens[index - 2][3]
    opens = opener in ("'s", "'") or list_closed_classes().get(opener, "") in (pos.DETERMINER, pos.POSSESSIVE)
    return opens and _adjective_and_noun_follow(tokens, index)


def _adjective_and_noun_follow(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether the two words behind `index` are an adjective and the noun that it describes."""
    codes = [open_classes().get(token[3], "") for token in tokens[index + 1 : index + 3]]
    return len(codes) == 2 and codes[0].startswith(pos.ADJECTIVE) and codes[1].startswith(pos.NOUN)


def _third(codes: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Choose between a verb's third person and a plural noun of the same letters."""
    code = codes[0]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if previous in pos.BEFORE_NOUN_PREPOSITION_TO:
        code = pos.NOUN if pos.NOUN in codes else code
    elif previous in pos.PRONOUN_OR_WH or (previous in pos.NOUNS_OR_MARK and _object_follows(tokens, index)):
        code = pos.THIRD
    elif following is not None and previous in pos.NOUNS_OR_MARK:
        next_code = list_closed_classes().get(following[3], "")
        if next_code == pos.AUXILIARY or (next_code == pos.PREPOSITION and code == pos.NOUN):
            code = pos.NOUN
        elif previous == pos.NAME and code == pos.NOUN:
            code = pos.THIRD if following[2][0].isupper() else pos.NOUN
        elif previous == pos.NOUN and code == pos.NOUN and _described_object_follows(tokens, index):
            code = pos.THIRD
    return code

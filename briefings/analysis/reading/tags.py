"""Parts of speech: a code for every token, from word lists, endings and the words before it."""

from functools import cache
from itertools import chain, repeat

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.ambiguous_words import choose_code, code_by_ending
from briefings.analysis.reading.tokens import Text, Token
from briefings.analysis.reading.word_classes import MARKS, list_closed_classes, open_classes
from briefings.lexicon import words

_TITLE_CASE = 0.6
#: What can't be a subject.
_SUBJECTLESS = frozenset((pos.BASE, pos.THIRD, pos.PAST))
#: So many adverbs are passed over to the word that they stand after; a longer run of them is no sentence.
_MOST_ADVERBS = 40


@cache
def _certain() -> dict[str, str]:
    """Return the code of every word and mark that has the same one wherever it stands in lower case."""
    of_one_code = {word: codes for word, codes in open_classes().items() if len(codes) == 1}
    certain = of_one_code | MARKS | list_closed_classes()
    return {
        word: code
        for word, code in certain.items()
        if word not in ("her", "'s", "once", "'", "i") and word == word.lower()
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
    """Tell whether most words of a sentence are capitalised, as in a headline.

    Not where a verb of reporting is in small letters: '“It floats,” said Jens Lund of Malmo Marine' has many names.
    """
    letters = "".join([word[0] for word in sentence])
    capitals = sum(map(str.isupper, letters))
    # The second condition is the exact one; it needs asking only where there are capitals enough.
    if capitals < 2 or len(letters) < 4 or _share_of_capitals(letters, capitals) <= _TITLE_CASE:
        return False
    return words("verbs_of_reporting").isdisjoint(sentence)


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
            named = not title and (
                _is_capital_within(tags, word, lower, index)
                or _is_given_name(lower, sentence, index)
                or (lower in ("may", "will") and _reports(sentence, index))
                or (word == "i" and _is_particle(sentence, index))
                # 'WHO last month agreed': the World Health Organization
                or (word == "WHO" and (not index or not sentence[index - 1].isupper()))
            )
            code = pos.NAME if named else _closed(tags, tokens, index, open_)
        elif word[0].isdigit():
            code = pos.NUMBER
        elif word == "'":
            code = pos.POSSESSIVE if index == first_apostrophe and _owns(tokens, index) else pos.QUOTE_MARK
        elif word[0].isupper() and (lower in names if title or not _inside(tags, index) else True):
            code = pos.NAME
        elif (
            not title
            and pos.PAST in open_.get(lower, "")
            and (_reports(sentence, index) or _opens_full_name(lower, sentence, index))
        ):
            code = pos.NAME  # 'Said said', 'Said Omar said': no verb stands before another
        else:
            codes = open_.get(lower)
            if codes is None:
                code = code_by_ending(lower, word, _before(tags, index), tokens, index)
            elif len(codes) == 1:
                code = codes
            else:
                code = choose_code(codes, _before(tags, index), tokens, index)
            if (
                code in _SUBJECTLESS
                and not title
                and (
                    _reports(sentence, index)
                    or _heads_list(lower, sentence, index)
                    or _opens_full_name(lower, sentence, index)
                )
            ):
                code = pos.NAME  # 'Lopes said', 'Wade told us': no verb stands before another
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


def _is_capital_within(tags: list[str], word: str, lower: str, index: int) -> bool:
    """Tell whether a capital within the sentence makes a name of a modal's letters: 'in early May', 'Theresa May'."""
    return lower in ("may", "will") and word[0].isupper() and not word.isupper() and _inside(tags, index)


def _reports(sentence: list[str], index: int) -> bool:
    """Tell whether a capital opens a clause and a verb of reporting is right behind: the subject, 'May said'."""
    return (
        sentence[index][0].isupper()
        and sentence[index + 1 : index + 2] != []
        and (sentence[index + 1] in words("verbs_of_reporting"))
    )


def _is_given_name(lower: str, sentence: list[str], index: int) -> bool:
    """Tell whether a function word's letters are a first name: a capital, and another one right after ('Will Jones').

    Where it opens the sentence, the sentence must not ask: 'Will Jones run?'
    """
    if lower not in ("will", "may", "per", "can") or not sentence[index][0].isupper() or index + 1 == len(sentence):
        return False
    if not index and sentence[-1].startswith("?"):
        return False
    following = sentence[index + 1]
    return following[0].isupper() and following.lower() not in list_closed_classes()


def _heads_list(lower: str, sentence: list[str], index: int) -> bool:
    """Tell whether a first name with a verb's letters opens a list of people: 'Rose Tapper and Jack Lund'."""
    if index or lower not in _first_names() or len(sentence) < 4:
        return False
    surname, joint, following = sentence[1:4]
    named = surname[0].isupper() and surname.lower() not in list_closed_classes()
    return named and joint in (",", "and") and following[0].isupper()


def _is_particle(sentence: list[str], index: int) -> bool:
    """Tell whether a small letter joins two family names: 'Pau Roca i Vila', where 'I' would have a capital."""
    return 0 < index < len(sentence) - 1 and sentence[index - 1][0].isupper() and sentence[index + 1][0].isupper()


def _opens_full_name(lower: str, sentence: list[str], index: int) -> bool:
    """Tell whether a first name with a verb's letters opens a full name that speaks: 'Said Omar said'."""
    if index or not (lower == "said" or lower in _first_names()) or len(sentence) < 4:
        return False
    named = sentence[1][0].isupper() and sentence[1].lower() not in list_closed_classes()
    return named and sentence[2] in words("verbs_of_reporting")


@cache
def _first_names() -> frozenset[str]:
    return words("first_names_men") | words("first_names_women")


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
            # "Berg's thinking said": no verb stands before another.
            reports = index + 2 < len(tokens) and tokens[index + 2][3] in words("verbs_of_reporting")
            return pos.POSSESSIVE if reports else pos.AUXILIARY
    return pos.POSSESSIVE

"""The code of a word that the lists leave open: by its ending where they lack it, else by the words beside it."""

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.tokens import Token
from briefings.analysis.reading.word_classes import MARKS, STAND_ALONE, list_closed_classes, open_classes
from briefings.lexicon import words

#: Participles that a name follows which is no object.
_NAMING = frozenset(("named", "called", "dubbed", "titled", "entitled", "nicknamed", "christened", "renamed", "born"))

#: Second words of verbs that take an object: 'shut down', 'lay out', 'brush aside'.
_SECOND_OF_VERB = frozenset(("aside", "away", "back", "down", "off", "out", "up"))
_FINITE = frozenset((pos.PAST, pos.THIRD, pos.BASE))
_RELATIVE = frozenset(("that", "which", "who"))

_DIRECTIONS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))


def code_by_ending(lower: str, word: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Return a code for a word that no list has."""
    code = pos.NOUN
    if word[0].isupper() or _opens_with_article(word):
        code = pos.NAME
    elif lower.endswith("ly") and lower.count("-") > 1:
        code = pos.ADVERB  # 'matter-of-factly'
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


def _opens_with_article(word: str) -> bool:
    """Tell whether a family name opens with an Arabic article or a French particle: 'al-Sabah', "d'Almeida"."""
    article, hyphen, name = word.partition("-")
    french = word[:2] in ("d'", "l'") and word[2:3].isupper()
    return french or (bool(hyphen) and name[:1].isupper() and article in words("arabic_articles"))


def _past(previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Return P after a form of have or be or where a participle stands before a noun, else D."""
    following = tokens[index + 1][3] if index + 1 < len(tokens) else "."
    if previous == pos.DETERMINER and tokens[index - 1][3] in STAND_ALONE and MARKS.get(following) == pos.QUOTE_MARK:
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
    if index + 1 >= len(tokens):
        return False
    _, _, word, lower = tokens[index + 1]
    return word[0].isdigit() or lower in words("number_words")


def _name_follows(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a name is the verb's object: ', met Ann Berg', but not in ', named Ann Berg' or ', held Monday'."""
    if index + 1 >= len(tokens) or tokens[index][3] in _NAMING:
        return False
    _, _, word, lower = tokens[index + 1]
    return word[0].isupper() and word[1:].islower() and not (lower in words("time_words") or lower in words("months"))


def choose_code(codes: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Choose among the codes of a word by what stands before it."""
    if pos.PAST in codes or pos.PAST_PARTICIPLE in codes:
        return _past_or_other(codes, previous, tokens, index)
    if pos.BASE in codes:
        return _base(codes, previous, tokens, index)
    if pos.THIRD in codes:
        return _third(codes, previous, tokens, index)
    if tokens[index][3] in _DIRECTIONS and tokens[index][2][0].isupper() and index + 1 < len(tokens):
        # 'South Africa said so' opens with a name, 'South of it' doesn't.
        return pos.NAME if tokens[index + 1][2][0].isupper() else codes[0]
    return pos.NOUN if pos.ING in codes and pos.NOUN in codes and previous in pos.DETERMINERS_OR_ADJECTIVE else codes[0]


def _past_or_other(codes: str, previous: str, tokens: tuple[Token, ...], index: int) -> str:
    """Choose among past tense, participle and what else a word may be ('left', 'read', 'found')."""
    first = codes[0]
    if previous == pos.AUXILIARY and pos.BASE in codes and _is_modal(tokens[index - 1][3]):
        return pos.BASE  # 'will cut', 'did hit'
    if first == pos.NOUN and previous in pos.NOUNS and _is_followed_as_verb(codes, previous, tokens, index):
        return pos.PAST
    if first not in pos.PAST_FORMS and previous not in pos.SUBJECT_WORDS:
        return first
    past = _past(previous, tokens, index)
    if past in codes:
        return past
    if previous == pos.AUXILIARY and pos.BASE in codes:
        return pos.BASE
    return pos.PAST if pos.PAST in codes and previous not in pos.DETERMINERS else first


def _is_followed_as_verb(codes: str, previous: str, tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether what follows makes a verb: 'the board split 7 to 5', 'the firm cut 40 jobs', 'Berg shot back'."""
    second = previous == pos.NAME and pos.PAST in codes and index + 1 < len(tokens)
    return _number_follows(tokens, index) or (second and tokens[index + 1][3] in _SECOND_OF_VERB)


def _ends_verb(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word is the second one of a verb: 'turned down calls', and not 'a man who broke down calls'."""
    if index < 2 or tokens[index][3] not in _SECOND_OF_VERB:
        return False
    finite = not _FINITE.isdisjoint(open_classes().get(tokens[index - 1][3], ""))
    before = tokens[index - 2][3]
    return finite and before not in _RELATIVE and list_closed_classes().get(before, "") not in pos.DETERMINERS


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
    if previous in pos.BEFORE_NOUN_PREPOSITION_TO or _ends_verb(tokens, index - 1):
        code = pos.NOUN if pos.NOUN in codes else code
    elif previous in pos.PRONOUN_OR_WH or (previous in pos.NOUNS_OR_MARK and _object_follows(tokens, index)):
        code = pos.THIRD
    elif following is not None and previous in pos.NOUNS_OR_MARK:
        next_code = list_closed_classes().get(following[3], "")
        if following[3] == "having" and previous in pos.NOUNS:
            code = pos.THIRD  # 'Berg regrets having said'
        elif next_code == pos.AUXILIARY or (next_code == pos.PREPOSITION and code == pos.NOUN):
            code = pos.NOUN
        elif previous == pos.NAME and code == pos.NOUN:
            code = pos.THIRD if following[2][0].isupper() else pos.NOUN
        elif previous == pos.NOUN and code == pos.NOUN and _described_object_follows(tokens, index):
            code = pos.THIRD
    return code

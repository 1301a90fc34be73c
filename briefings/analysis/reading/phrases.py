"""Phrases of a statement: noun phrases to either side of a token, verb groups, and what follows a verb."""

from itertools import pairwise

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words

#: What follows a verb, where its code alone tells.
_FRAMES = {
    pos.TO: "to", pos.WH_WORD: "wh", pos.ING: "ing", pos.PAST_PARTICIPLE: "adj", pos.CONJUNCTION: "cc", pos.STOP: "end",
    pos.BRACKET_CLOSES: "end",
}  # fmt: skip
#: What may follow a pronoun that ends a noun phrase (nothing: it is the last word).
_AFTER_PRONOUN = frozenset(("", pos.PREPOSITION, pos.BRACKET_OPENS))
#: Adverbs with the letters of adjectives that stand before a verb. General knowledge of English.
_FLAT_ADVERBS = frozenset(("long", "first", "last", "wrong", "loud", "hard", "early", "late", "fast", "next", "well"))
#: What says of a number that it isn't exact, or is a bound. General knowledge of English.
_QUANTIFIERS = (
    ("about",), ("around",), ("over",), ("under",), ("at", "least"), ("at", "most"), ("up", "to"), ("close", "to"),
    ("more", "than"), ("less", "than"), ("fewer", "than"), ("as", "many", "as"), ("as", "few", "as"),
    ("as", "much", "as"), ("no", "more", "than"), ("no", "fewer", "than"), ("no", "less", "than"), ("well", "over"),
)  # fmt: skip
#: Words for all of the subject that stand before its verb. General knowledge of English.
_FLOATING = frozenset(("all", "both", "each", "himself", "herself", "itself", "ourselves", "themselves"))
#: What opens words before a clause's subject that belong to the clause, and never to the saying before it: 'said
#: despite the storm, nobody left'. 'After', 'in' and others may tell when or where it was said.
_OPENINGS = (
    ("although",), ("apart", "from"), ("as", "of"), ("aside", "from"), ("at", "best"), ("at", "first"),
    ("at", "present"), ("at", "times"), ("at", "worst"), ("because", "of"), ("because",), ("besides",),
    ("contrary", "to"), ("despite",), ("except", "for"), ("for", "now"), ("given",), ("if",), ("in", "case"),
    ("in", "future"), ("in", "many"), ("in", "most"), ("in", "practice"), ("in", "principle"), ("in", "some"),
    ("in", "the", "event"),
    ("in", "theory"), ("instead", "of"), ("on", "paper"), ("other", "than"), ("regardless", "of"), ("since",),
    ("subject", "to"), ("though",), ("under", "a"), ("under", "current"), ("under", "existing"), ("under", "such"),
    ("under", "the"), ("under", "this"), ("unless",), ("unlike",), ("until",), ("whereas",), ("while",),
    ("with", "luck"), ("with", "no"), ("without",),
)  # fmt: skip
_OPENS_CLAUSE = {first: tuple(one for one in _OPENINGS if one[0] == first) for first in {one[0] for one in _OPENINGS}}
#: Before these a year or a day is a limit: 'said by 2030 no boat would burn oil', 'said from Monday no boat sails'.
_BEFORE_TIME = frozenset(("by", "from"))
_RANGE = pos.NUMBER + pos.CONJUNCTION + pos.NUMBER
#: Such words before the subject have at most so many tokens.
_LONGEST_OPENING = 25
#: What follows 'by no', 'at no' and the like where the verb behind it is denied.
_DENYING = frozenset(
    ("account", "case", "circumstances", "means", "moment", "occasion", "point", "sense", "stage", "time", "way")
)
#: How many tokens a noun phrase has at most; a longer run is no phrase but a list.
_LONGEST = 40


def noun_phrase_end(reading: Reading, first: int, last: int) -> int:
    """Return where the noun phrase that begins at token `first` ends, its prepositional phrases included."""
    tags, lower = reading.tags, reading.lower
    index = first
    last = min(last, first + _LONGEST)
    while index < last:
        code = tags[index]
        following = tags[index + 1] if index + 1 < last else "."
        inner = index > first
        if (
            reading.quoted[index] != OUTSIDE
            or code in pos.IN_NOUN_PHRASE
            or code == pos.ADVERB
            or (code in pos.PARTICIPLES and following in pos.NOUNS_OR_ADJECTIVE)
            or (
                code == pos.PREPOSITION
                and inner
                and following in pos.IN_NOUN_PHRASE_OR_PARTICIPLE
                and lower[index] in words("phrase_prepositions")
            )
            or (code == pos.CONJUNCTION and inner and following in pos.FULL_NOUN_PHRASE and lower[index] != "but")
        ):
            index += 1
        else:
            break
    return index


def noun_phrase_start(reading: Reading, end: int, first: int) -> int:
    """Return where the noun phrase that ends before token `end` begins, not before token `first`; `end` if none."""
    tags, lower = reading.tags, reading.lower
    index = end
    first = max(first, end - _LONGEST)
    while index > first:
        before = _before_inserted(reading, index, end, first)
        if before is None and _joins_left(reading, index, end, first):
            before = index - 1
        if before is None:
            break
        index = before
    while index < end and (
        tags[index] in pos.OUTSIDE_PHRASE or (tags[index] == pos.POSSESSIVE and lower[index] == "'s")
    ):
        index += 1
    return index


def _before_inserted(reading: Reading, index: int, end: int, first: int) -> int | None:
    """Return where the nickname in marks or the bracket that ends before `index` begins; None if there is none."""
    start = index - 1
    if reading.quoted[start] != OUTSIDE:
        start = reading.stretch_start(start, first)
        # A quotation that opens the statement, ends the phrase or is a sentence is no nickname.
        spoken = reading.tags[index - 2] in pos.PAUSES_OR_STOP or any(
            code in pos.SURELY_FINITE for code in reading.tags[start:index]
        )
        return None if spoken or end == index or end - start > 8 or start == first else start
    if reading.tags[start] != pos.BRACKET_CLOSES:
        return None
    while start > first and reading.tags[start] != pos.BRACKET_OPENS:
        start -= 1
    return start if reading.tags[start] == pos.BRACKET_OPENS and start > first else None


def _is_degree(reading: Reading, adverb: int, first: int) -> bool:
    """Tell whether an adverb behind an article describes the participle behind it: 'a visibly shaken Ann Moss'."""
    tags = reading.tags
    return (
        adverb - 1 >= first
        and tags[adverb] == pos.ADVERB
        and tags[adverb - 1] in pos.DETERMINERS
        and tags[adverb + 1] in pos.PARTICIPLES
    )


def _joins_left(reading: Reading, index: int, end: int, first: int) -> bool:
    """Tell whether the token before `index` belongs to the noun phrase that goes on at `index`."""
    if reading.quoted[index - 1] != OUTSIDE:
        return False
    code, lower = reading.tags[index - 1], reading.lower[index - 1]
    following = reading.tags[index] if index < end else ""
    before = reading.tags[index - 2] if index - 2 >= first else ""
    if code == pos.PRONOUN and lower not in ("one", "none", "there"):
        joins = following in _AFTER_PRONOUN
    elif code in pos.IN_NOUN_PHRASE:
        joins = True
    elif code in pos.PARTICIPLES:
        joins = following in pos.NOUNS_OR_ADJECTIVE and (
            before in pos.BEFORE_PARTICIPLE or _is_degree(reading, index - 2, first)
        )
        # 'the club that sold Berg': no article stands behind a noun.
        joins = joins and not (reading.lower[index - 2] == "that" and reading.tags[index - 3] in pos.NOUNS)
    elif code == pos.PREPOSITION:
        joins = lower in words("phrase_prepositions") and following != "" and before in pos.NOMINAL
    elif code == pos.CONJUNCTION:
        joins = (
            lower in ("and", "&", "or")
            and before != ""
            and before in pos.NOUNS
            and following != ""
            and following in pos.FULL_NOUN_PHRASE
        )
    else:
        joins = (lower == "-" and _is_hyphen(reading, index - 1)) or (
            code == pos.ADVERB
            and (following in pos.AFTER_DEGREE or (index < end and _is_degree(reading, index - 1, first)))
        )
        if lower == "then":  # 'his then adviser John Smith'
            joins = following in pos.NOUNS_OR_ADJECTIVE and before in pos.DETERMINERS
    return joins


def _is_hyphen(reading: Reading, index: int) -> bool:
    """Tell whether a dash touches a word: 'mid- and long-term', 'a fall of -3'; not 'OSLO (Agency) - The mayor'."""
    near = reading.tokens[max(0, index - 1) : index + 2]
    return any(one.end == two.start for one, two in pairwise(near))


def verb_group_start(reading: Reading, verb: int, first: int) -> int:
    """Return where the verb group of token `verb` begins: auxiliaries, 'to' and adverbs before it."""
    index = verb
    while index > first and reading.quoted[index - 1] == OUTSIDE:
        if _denies(reading, index, first):
            index -= 3
            continue
        joins = reading.tags[index - 1] in pos.IN_VERB_GROUP or _joins_adverbs(reading, index - 1, first)
        if not joins and not _stands_for_adverb(reading, index - 1, first):
            break
        index -= 1
    # An adverb that opens the group may belong to the clause before ('still, he says'), it does no harm.
    while (
        index < verb
        and reading.tags[index] == pos.ADVERB
        and index > first
        and reading.tags[index - 1] in pos.COMMA_OR_START
    ):
        index += 1
    return index


def _denies(reading: Reading, index: int, first: int) -> bool:
    """Tell whether 'by no means' or the like ends before `index`: 'Berg at no time said so'."""
    denied = index - 3 > first and reading.lower[index - 2] == "no" and reading.lower[index - 1] in _DENYING
    return denied and reading.tags[index - 3] == pos.PREPOSITION and reading.quoted[index - 3] == OUTSIDE


def _joins_adverbs(reading: Reading, index: int, first: int) -> bool:
    """Tell whether the conjunction at `index` stands between two adverbs: 'quietly but firmly replied'."""
    if index - 1 <= first or reading.tags[index] != pos.CONJUNCTION:
        return False
    adverbs = reading.tags[index - 1], reading.tags[index + 1]
    return adverbs == (pos.ADVERB, pos.ADVERB) and reading.lower[index - 1].endswith("ly")


def _stands_for_adverb(reading: Reading, index: int, first: int) -> bool:
    """Tell whether another word stands where an adverb may: 'has long refused', 'both argued', 'he himself said'."""
    if reading.lower[index] == "no" and reading.lower[index + 1] == "longer" and index > first:
        return True
    return (
        (reading.lower[index] in _FLAT_ADVERBS or reading.lower[index] in _FLOATING)
        and index > first
        and reading.tags[index - 1] in pos.BEFORE_VERB_GROUP
        and reading.tags[index + 1] in pos.VERBS
    )


def has_be(reading: Reading, group: int, verb: int) -> bool:
    """Tell whether a form of be or get stands in a verb group, before its verb."""
    return any(reading.lower[k] in words("forms_of_be") for k in range(group, verb))


def stands_first(reading: Reading, index: int, first: int) -> bool:
    """Tell whether nothing of its clause stands before token `index`: a mark, a conjunction, 'that' or a quotation."""
    before = index - 1
    opens = index == first or reading.quoted[before] != OUTSIDE
    return opens or reading.tags[before] in pos.LEADING or reading.lower[before] == "that"


def skip_back_over_nominals(reading: Reading, end: int, floor: int) -> int:
    """Return where the run of words that noun phrases are made of begins that ends before token `end`."""
    begin = end
    while begin > floor and reading.tags[begin - 1] in pos.IN_NOUN_PHRASE:
        begin -= 1
    return begin


def skip_adverbs(reading: Reading, index: int, last: int) -> int:
    """Return the first token from `index` on that is no adverb."""
    while index < last and reading.tags[index] == pos.ADVERB and reading.quoted[index] == OUTSIDE:
        index += 1
    return index


def frame_after(reading: Reading, verb: int, last: int) -> str:
    """Return the name of what follows a verb; the names stand in lexicon/cue_verbs.txt."""
    tags, lower, quoted = reading.tags, reading.lower, reading.quoted
    index = skip_adverbs(reading, verb + 1, last)
    if index >= last:
        return "end"
    code, word = tags[index], lower[index]
    if quoted[index] != OUTSIDE or (code in pos.PAUSES and index + 1 < last and quoted[index + 1] != OUTSIDE):
        return "q"
    if word == "that":
        return "that"
    named = _FRAMES.get(code) or ("ing" if code == pos.AUXILIARY and word.endswith("ing") else None)
    if word == "if" or named is not None:
        return named or "wh"
    counted = skip_quantifier(reading, index, last)
    about_clause = counted > index and _noun_frame(reading, counted, last) == "clause"
    if about_clause or opens_limited_clause(reading, index, last):
        named = "clause"  # 'said about half of the boats had sunk', 'said without help they sank'
    elif code == pos.PREPOSITION:
        # 'wants at least 40 boats'; 'spoke about 40 boats'
        bound = word == "at" and lower[index + 1 : index + 2] in (["least"], ["most"])
        named = "np" if counted > index + 1 or bound else word
    else:
        named = _noun_frame(reading, index, last) if code in pos.IN_NOUN_PHRASE else code
    return named


def skip_quantifier(reading: Reading, index: int, last: int) -> int:
    """Return the token behind words that say of a number how exact it is: 'about', 'at least'; `index` if none do."""
    for quantifier in _QUANTIFIERS:
        end = index + len(quantifier)
        if end < last and tuple(reading.lower[index:end]) == quantifier and _is_count(reading, end):
            return end
    if index + 3 < last and reading.lower[index] == "between" and reading.tags[index + 1 : index + 4] == _RANGE:
        return index + 3  # 'between 40 and 50'
    return index


def opens_limited_clause(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a clause with words before its subject that limit it begins at `index`: 'without help boats sink'.

    They end with a comma, or where the subject begins in a run of nouns ('until June no boat will sail').
    """
    word = reading.lower[index]
    openers = _OPENS_CLAUSE.get(word, ())
    opener = next((one for one in openers if tuple(reading.lower[index : index + len(one)]) == one), None)
    if word == "from" and reading.lower[index - 1] in ("apart", "aside"):
        opener = ("from",)
    begin = index + len(opener or (word,))
    if begin >= last or (opener is None and not _limits_time(reading, index)):
        return False
    if opener is not None and reading.tags[begin - 1] in pos.NOUNS and opens_clause(reading, begin, last):
        return True  # 'said in theory the boats are safe'
    return _goes_on_with_subject(reading, index, begin, last)


def _goes_on_with_subject(reading: Reading, index: int, begin: int, last: int) -> bool:
    """Tell whether a clause's subject follows on words that an opener from `index` to `begin` opens."""
    for inner in range(begin, min(begin + _LONGEST_OPENING, last)):
        code = reading.tags[inner]
        if reading.quoted[inner] != OUTSIDE or reading.lower[inner] == "that" or code in pos.PAUSES_STOP_OR_DASH:
            # 'called for 20 boats, the mayor said'
            return code == pos.COMMA and reading.lower[index] != "for" and opens_clause(reading, inner + 1, last)
        opens = code in pos.DETERMINERS_OR_PRONOUN and inner > begin and reading.tags[inner - 1] in pos.NOUNS_OR_NUMBER
        if code in pos.FINITE:
            # A subordinate clause goes on to its comma.
            if reading.lower[index] != "in" and reading.lower[index] not in words("subordinators"):
                return False
        elif opens and starts_clause(reading, inner, last) and reading.lower[inner] != "'s":
            return True
    return False


def _limits_time(reading: Reading, index: int) -> bool:
    """Tell whether a limit of time stands at `index`: 'by 2030', 'from Monday', 'for three years'."""
    word, following = reading.lower[index], reading.lower[index + 1]
    if word in _BEFORE_TIME and following != "now":
        return reading.tags[index + 1] == pos.NUMBER or following in words("time_words") or following in words("months")
    return word == "for" and _is_count(reading, index + 1)


def _is_count(reading: Reading, index: int) -> bool:
    """Tell whether a number begins at token `index`: '40', 'half', 'a dozen'."""
    index += reading.lower[index] in ("a", "an") and index + 1 < len(reading.lower)
    return reading.tags[index] == pos.NUMBER or reading.lower[index] in words("number_words")


def starts_clause(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a noun phrase and a finite verb begin at token `index`."""
    return (
        index < last and reading.tags[index] in pos.IN_NOUN_PHRASE and frame_after(reading, index - 1, last) == "clause"
    )


def opens_clause(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a clause begins at token `index`, adverbs before its subject included: 'nearly all boats sank'."""
    return starts_clause(reading, skip_quantifier(reading, skip_adverbs(reading, index, last), last), last)


def _noun_frame(reading: Reading, index: int, last: int) -> str:
    """Return the frame of a verb that a noun phrase or adjective follows."""
    end = noun_phrase_end(reading, index, last)
    if end >= last:
        return "np"
    code, lower = reading.tags[end], reading.lower[end]
    frame = "np"
    if end == index + 1 and reading.tags[index] == pos.ADJECTIVE:
        frame = "clause" if code == pos.AUXILIARY else "adj"
    elif code in pos.FINITE:
        frame = "clause"
    elif lower == "that":
        frame = "npthat"
    elif code == pos.TO:
        frame = "npto"
    elif code == pos.COMMA and end + 1 < last and reading.quoted[end + 1] != OUTSIDE:
        frame = "npq"
    return frame

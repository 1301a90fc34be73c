"""What is told of a speaker between the name and the verb of speech: 'Berg, asked if he had lied, said'."""

from briefings.analysis.attributions.cue_verbs import forms_of_speech
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import skip_adverbs
from briefings.analysis.reading.statements import OUTSIDE, Reading

#: Participles of those who are spoken to, and of those who pass on what others say.
_ADDRESSED = frozenset(
    ("asked", "told", "pressed", "questioned", "informed", "reminded", "quizzed", "prodded", "warned",
     "citing", "quoting")
)  # fmt: skip
#: A cue stands at most so many tokens behind the comma that opens an insertion.
_OPENED = 8
#: An insertion has at most so many tokens.
_LONGEST_INSERTION = 30
#: Behind a comma a past form has the code of a participle.
_MAIN_VERB = frozenset((pos.PAST, pos.THIRD, pos.AUXILIARY, pos.PAST_PARTICIPLE))


def is_inserted_participle(reading: Reading, index: int, last: int) -> bool:
    """Tell whether 'asked' or 'told' stands between a speaker's name and verb: 'Berg, asked if he had lied, said'."""
    if reading.lower[index] not in _ADDRESSED or reading.tags[index - 1] != pos.COMMA:
        return False
    if reading.tags[index - 2] not in pos.NOMINAL:
        return False
    for comma in range(index + 1, min(index + _LONGEST_INSERTION, last - 1)):
        if reading.quoted[comma] != OUTSIDE:
            return False
        if reading.tags[comma] == pos.COMMA:
            return reading.lower[comma + 1] in forms_of_speech()
    return False


def find_insertion_end(reading: Reading, first: int, index: int, last: int) -> int | None:
    """Return the comma that closes what stands between a speaker and the verb of speech, None elsewhere.

    'Berg, who had refused to stand, said', 'Berg, calling it mad, left': the cue's content ends there.
    """
    opener = index
    while opener > first + 1 and opener > index - _OPENED and reading.tags[opener - 1] not in pos.PAUSES_STOP_OR_DASH:
        opener -= 1
    kind = reading.tags[opener - 1]
    if kind not in pos.COMMA_OR_DASH or opener - 2 < first or reading.tags[opener - 2] not in pos.NOMINAL:
        return None
    plain = all(reading.tags[k] == pos.ADVERB or reading.lower[k] == "not" for k in range(opener, index))
    participle = plain and reading.tags[index] in pos.PARTICIPLES
    # Between dashes a clause of its own may stand: 'Berg — he paints under another name — said'.
    if not (kind == pos.DASH or participle or reading.lower[opener] in ("who", "which", "whose")):
        return None
    # 'Berg, calling it “mad,” left': where no verb stands before, the main clause's is still to come.
    opens = not any(reading.tags[k] in pos.FINITE for k in range(first, opener - 1))
    for comma in range(index + 1, min(index + _LONGEST_INSERTION, last - 1)):
        outside = reading.quoted[comma] == OUTSIDE
        if outside and reading.tags[comma] in pos.PAUSES_STOP_OR_DASH - {kind, pos.COMMA}:
            return None
        # 'Berg, calling it “mad,” said': the comma stands within the marks.
        within = not outside and reading.quoted[comma + 1] == OUTSIDE and reading.tags[comma - 1] == pos.COMMA
        if within or (outside and reading.tags[comma] == kind):
            verb = skip_adverbs(reading, comma + 1, last - 1)
            # Behind a comma 'said' may have the code of a participle.
            said = reading.tags[verb] in pos.THIRD_OR_PAST_FORMS and reading.lower[verb] in forms_of_speech()
            if said or (opens and reading.tags[verb] in _MAIN_VERB and reading.lower[verb + 1 : verb + 2] != ["by"]):
                return comma + within
    return None

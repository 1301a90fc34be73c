"""Each rule with a pair: what it finds, and a near miss that it leaves alone."""

import re

import pytest

from briefings.analysis import analyse
from briefings.model.analysis import Analysis, Attribution, AttributionKind
from briefings.model.article import Article
from briefings.model.rules import Rule
from briefings.model.spans import Span


def analysed(text: str, *, titled: bool = False) -> Analysis:
    body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    return analyse(Article(path="a.txt", text=text, body=body, title_span=body[0] if titled else None))


def found(text: str, rule: Rule, *, titled: bool = False) -> list[Attribution]:
    return [one for one in analysed(text, titled=titled).attributions if one.rule is rule]


def content(text: str, attribution: Attribution) -> str:
    return " … ".join(span.of(text) for span in attribution.content)


@pytest.mark.parametrize(
    ("rule", "text", "speaker", "words"),
    [
        (Rule.VERB_THAT, "The mayor said that the road was shut.", "The mayor", "that the road was shut"),
        (Rule.VERB_CLAUSE, "The mayor said the road was shut.", "The mayor", "the road was shut"),
        (Rule.VERB_TO, "The mayor promised to mend the road.", "The mayor", "to mend the road"),
        (Rule.VERB_QUESTION, "The mayor asked whether the road was shut.", "The mayor", "whether the road was shut"),
        (Rule.VERB_NOUN_PHRASE, "The mayor criticized the delay, but nothing changed.", "The mayor", "the delay"),
        (Rule.VERB_NOUN_PHRASE_TO, "The mayor urged drivers to stay away.", "The mayor", "drivers to stay away"),
        (
            Rule.VERB_NOUN_PHRASE_THAT, "The mayor told drivers that the road was shut.",
            "The mayor", "that the road was shut",
        ),
        (Rule.VERB_QUOTATION, "The mayor said, “Stay at home.”", "The mayor", "“Stay at home.”"),
        (Rule.VERB_PREPOSITION, "The mayor called for a new bridge.", "The mayor", "a new bridge"),
        (Rule.VERB_ING, "The mayor proposed closing the road.", "The mayor", "closing the road"),
        (Rule.PASSIVE, "The road is expected to open in June.", None, "The road … to open in June"),
        (Rule.SEEM, "The mayor seems to like the plan.", None, "The mayor … to like the plan"),
        (Rule.CONTENT_BEFORE_VERB, "“It is shut,” the mayor said.", "the mayor", "“It is shut,”"),
        (
            Rule.CONTENT_BEFORE_VERB, "The road, the mayor said, will open in June.",
            "the mayor", "The road … will open in June",
        ),
        (Rule.CONTENT_BEFORE_INVERTED_VERB, "“It is shut,” said the mayor, a geologist.", "the mayor", "“It is shut,”"),
        (Rule.ACCORDING_TO, "According to the mayor, the road is shut.", "the mayor", "the road is shut"),
        (Rule.ACCORDING_TO, "The road is shut, according to the mayor.", "the mayor", "The road is shut"),
        (Rule.AS_REPORTED, "As the paper reported, the road is shut.", "the paper", "the road is shut"),
        (Rule.ANY_VERB_QUOTATION, "The boys jeered: “Go home at once!”", "The boys", "“Go home at once!”"),
        (Rule.VERB_OPENS_SENTENCE, "Said the old farmer, “Rain is rain.”", "the old farmer", "“Rain is rain.”"),
        (Rule.ANNOUNCED_QUOTATION, "The farmer continued:\n“Rain is rain.”", "The farmer", "“Rain is rain.”"),
        (Rule.NOUN_TO, "His promise to mend the road came late.", "His", "to mend the road"),
        (Rule.NOUN_THAT, "The claim that the road was shut is false.", None, "that the road was shut"),
        (Rule.NOUN_PREPOSITION, "Doubts about the bridge remain.", None, "the bridge"),
        (Rule.NOUN_QUOTATION, "The cries of “Go home” and “Shame” grew.", None, "“Go home” and “Shame”"),
        (Rule.VERB_QUOTATION, "Some chanted “Open it now.”", "Some", "“Open it now.”"),
        (Rule.VERB_QUOTATION, "The mayor said: “It is shut” and vowing to mend it, left.", "The mayor", "“It is shut”"),
        (Rule.ADJECTIVE_THAT, "The mayor is confident that it will open.", "The mayor", "that it will open"),
        (Rule.ADJECTIVE_PREPOSITION, "The mayor was critical of the builders.", "The mayor", "the builders"),
        (Rule.NAME_BEFORE_COLON, "GRAY: We shut the road. It floods.", "GRAY", "We shut the road. It floods"),
        (Rule.SIGNATURE, "“Rain is rain.” – Ann Berg, a farmer", "Ann Berg", "“Rain is rain.”"),
    ],
)  # fmt: skip
def test_a_rule_finds_speaker_and_content(rule: Rule, text: str, speaker: str | None, words: str) -> None:
    (attribution,) = found(text, rule)

    assert content(text, attribution) == words
    assert (attribution.speaker.span.of(text) if attribution.speaker.span else None) == speaker
    assert attribution.cue is None or attribution.cue.of(text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (Rule.VERB_THAT, "The car that won was red."),
        (Rule.VERB_CLAUSE, "The said road was shut in May."),
        (Rule.VERB_TO, "The bus goes to the harbour."),
        (Rule.VERB_QUESTION, "The street where he lives is short."),
        (Rule.VERB_NOUN_PHRASE, "The mayor bought a bicycle."),
        (Rule.VERB_NOUN_PHRASE_TO, "The mayor drove a bus to the harbour."),
        (Rule.VERB_QUOTATION, "The shop sells “organic” bread."),
        (Rule.VERB_PREPOSITION, "The mayor waited for a bus."),
        (Rule.PASSIVE, "The road was built by soldiers."),
        (Rule.SEEM, "The seam holds."),
        (Rule.CONTENT_BEFORE_VERB, "On Monday, the mayor left."),
        (Rule.CONTENT_BEFORE_VERB, "Asked about it, the mayor said, “No.”"),
        (Rule.CONTENT_BEFORE_INVERTED_VERB, "Ann Reed, a farmer, said the road was shut."),
        (Rule.ACCORDING_TO, "The cards were sorted according to size."),
        (Rule.AS_REPORTED, "As the rain fell, the road flooded."),
        (Rule.ANY_VERB_QUOTATION, "The boys ran, “late” again."),
        (Rule.ANNOUNCED_QUOTATION, "The list is long:\nbread and milk."),
        (Rule.NOUN_TO, "His road to the sea is long."),
        (Rule.NOUN_THAT, "The road that was shut is open."),
        (Rule.NOUN_PREPOSITION, "The calls of owls woke us."),
        (Rule.NOUN_QUOTATION, "A cup of “green” tea stood there."),
        (Rule.VERB_QUOTATION, "The injured “guests” of the hotel came."),
        (Rule.ADJECTIVE_PREPOSITION, "The jar is full of honey."),
        (Rule.NAME_BEFORE_COLON, "The recipe needs: two eggs."),
        (Rule.NAME_BEFORE_COLON, "The Latest: the road is shut."),
        (Rule.SIGNATURE, "“Rain is rain” – and the farmer left."),
        (Rule.SIGNATURE, "“The rain is long” — a line from a song."),
    ],
)
def test_a_rule_leaves_a_near_miss_alone(rule: Rule, text: str) -> None:
    assert found(text, rule) == []


def test_a_participle_after_a_comma_has_the_subject_of_the_clause_before() -> None:
    text = "“It is shut,” the mayor said, adding that the bridge was sound."

    (one,) = found(text, Rule.VERB_THAT)
    assert one.speaker.span is not None
    assert one.speaker.span.of(text) == "the mayor"


def test_a_quotation_goes_on_in_the_next_sentence_and_in_the_next_paragraph() -> None:
    text = "“It is shut,” the mayor said. “It will stay shut.”\n“We have no sand left to fill it.”"

    (quotation,) = analysed(text).quotations
    assert [part.of(text) for part in quotation.parts] == [
        "“It is shut,”",
        "“It will stay shut.”",
        "“We have no sand left to fill it.”",
    ]


def test_the_outer_of_two_attributions_wins() -> None:
    text = "The mayor said the builders hoped to finish by June."

    assert [content(text, one) for one in analysed(text).attributions] == ["the builders hoped to finish by June"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It is shut,” he said.", AttributionKind.DIRECT),
        ("He said it was “shut for good” and left.", AttributionKind.MIXED),
        ("He said it was shut.", AttributionKind.INDIRECT),
    ],
)
def test_the_kind_tells_how_much_stands_in_quotation_marks(text: str, kind: AttributionKind) -> None:
    assert [one.kind for one in analysed(text).attributions] == [kind]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The “people’s convoy” left.", Rule.SCARE_QUOTE),
        ("He said the plan was “a joke” and left.", Rule.FRAGMENT),
        ("She owns “The Long Road Home To Old Harbour Town” and a lamp.", Rule.SCARE_QUOTE),
    ],
)
def test_what_is_no_quotation_is_rejected_with_a_reason(text: str, rule: Rule) -> None:
    analysis = analysed(text)

    assert analysis.quotations == ()
    (rejection,) = (one for one in analysis.rejections if one.rule is rule)
    assert rejection.reason


def test_a_quotation_that_nobody_claims_has_no_named_speaker() -> None:
    (quotation,) = analysed("“We were told at four and the lorries came at six in the morning.”").quotations

    assert quotation.speaker.name is None
    assert quotation.cue is None

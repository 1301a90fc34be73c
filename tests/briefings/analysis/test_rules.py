"""Each rule with a pair: what it finds, and a near miss that it leaves alone."""

import re

import pytest

from briefings.analysis import analyse
from briefings.model.analysis import Analysis, Attribution, AttributionKind
from briefings.model.article import Article
from briefings.model.spans import Span


def analysed(text: str, *, titled: bool = False) -> Analysis:
    body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    return analyse(Article(path="a.txt", text=text, body=body, title_span=body[0] if titled else None))


def found(text: str, rule: str, *, titled: bool = False) -> list[Attribution]:
    return [one for one in analysed(text, titled=titled).attributions if one.rule == rule]


def content(text: str, attribution: Attribution) -> str:
    return " … ".join(span.of(text) for span in attribution.content)


@pytest.mark.parametrize(
    ("rule", "text", "speaker", "words"),
    [
        ("verb-that", "The mayor said that the road was shut.", "The mayor", "that the road was shut"),
        ("verb-clause", "The mayor said the road was shut.", "The mayor", "the road was shut"),
        ("verb-to", "The mayor promised to mend the road.", "The mayor", "to mend the road"),
        ("verb-wh", "The mayor asked whether the road was shut.", "The mayor", "whether the road was shut"),
        ("verb-np", "The mayor criticized the delay, but nothing changed.", "The mayor", "the delay"),
        ("verb-npto", "The mayor urged drivers to stay away.", "The mayor", "drivers to stay away"),
        ("verb-npthat", "The mayor told drivers that the road was shut.", "The mayor", "that the road was shut"),
        ("verb-q", "The mayor said, “Stay at home.”", "The mayor", "“Stay at home.”"),
        ("verb-phrase", "The mayor called for a new bridge.", "The mayor", "a new bridge"),
        ("verb-ing", "The mayor proposed closing the road.", "The mayor", "closing the road"),
        ("passive", "The road is expected to open in June.", None, "The road … to open in June"),
        ("seem", "The mayor seems to like the plan.", None, "The mayor … to like the plan"),
        ("fronted", "“It is shut,” the mayor said.", "the mayor", "“It is shut,”"),
        ("fronted", "The road, the mayor said, will open in June.", "the mayor", "The road … will open in June"),
        ("fronted-inverted", "“It is shut,” said the mayor, a geologist.", "the mayor", "“It is shut,”"),
        ("according-to", "According to the mayor, the road is shut.", "the mayor", "the road is shut"),
        ("according-to", "The road is shut, according to the mayor.", "the mayor", "The road is shut"),
        ("as-reported", "As the paper reported, the road is shut.", "the paper", "the road is shut"),
        ("introduced", "The boys jeered: “Go home at once!”", "The boys", "“Go home at once!”"),
        ("leading", "Said the old farmer, “Rain is rain.”", "the old farmer", "“Rain is rain.”"),
        ("announced", "The farmer continued:\n“Rain is rain.”", "The farmer", "“Rain is rain.”"),
        ("noun-to", "His promise to mend the road came late.", "His", "to mend the road"),
        ("noun-that", "The claim that the road was shut is false.", None, "that the road was shut is false"),
        ("noun-about", "Doubts about the bridge remain.", None, "the bridge"),
        ("noun-of", "The cries of “Go home” and “Shame” grew.", None, "“Go home” and “Shame”"),
        ("verb-q", "Some chanted “Open it now.”", "Some", "“Open it now.”"),
        ("verb-q", "The mayor said: “It is shut” and vowing to mend it, left.", "The mayor", "“It is shut”"),
        ("adjective-that", "The mayor is confident that it will open.", "The mayor", "that it will open"),
        ("adjective-of", "The mayor was critical of the builders.", "The mayor", "the builders"),
        ("named", "GRAY: We shut the road. It floods.", "GRAY", "We shut the road. It floods"),
    ],
)  # fmt: skip
def test_a_rule_finds_speaker_and_content(rule: str, text: str, speaker: str | None, words: str) -> None:
    (attribution,) = found(text, rule)

    assert content(text, attribution) == words
    assert (attribution.speaker.span.of(text) if attribution.speaker.span else None) == speaker
    assert attribution.cue is None or attribution.cue.of(text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("verb-that", "The car that won was red."),
        ("verb-clause", "The said road was shut in May."),
        ("verb-to", "The bus goes to the harbour."),
        ("verb-wh", "The street where he lives is short."),
        ("verb-np", "The mayor bought a bicycle."),
        ("verb-npto", "The mayor drove a bus to the harbour."),
        ("verb-q", "The shop sells “organic” bread."),
        ("verb-phrase", "The mayor waited for a bus."),
        ("passive", "The road was built by soldiers."),
        ("seem", "The seam holds."),
        ("fronted", "On Monday, the mayor left."),
        ("fronted", "Asked about it, the mayor said, “No.”"),
        ("fronted-inverted", "Ann Reed, a farmer, said the road was shut."),
        ("according-to", "The cards were sorted according to size."),
        ("as-reported", "As the rain fell, the road flooded."),
        ("introduced", "The boys ran, “late” again."),
        ("announced", "The list is long:\nbread and milk."),
        ("noun-to", "His road to the sea is long."),
        ("noun-that", "The road that was shut is open."),
        ("noun-of", "The calls of owls woke us."),
        ("noun-of", "A cup of “green” tea stood there."),
        ("verb-q", "The injured “guests” of the hotel came."),
        ("adjective-of", "The jar is full of honey."),
        ("named", "The recipe needs: two eggs."),
        ("named", "The Latest: the road is shut."),
    ],
)
def test_a_rule_leaves_a_near_miss_alone(rule: str, text: str) -> None:
    assert found(text, rule) == []


def test_a_participle_after_a_comma_has_the_subject_of_the_clause_before() -> None:
    text = "“It is shut,” the mayor said, adding that the bridge was sound."

    (one,) = found(text, "verb-that")
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
        ("The “people’s convoy” left.", "scare-quote"),
        ("He said the plan was “a joke” and left.", "fragment"),
        ("She owns “The Long Road Home To Old Harbour Town” and a lamp.", "scare-quote"),
    ],
)
def test_what_is_no_quotation_is_rejected_with_a_reason(text: str, rule: str) -> None:
    analysis = analysed(text)

    assert analysis.quotations == ()
    (rejection,) = (one for one in analysis.rejections if one.rule == rule)
    assert rejection.reason


def test_a_quotation_that_nobody_claims_has_no_named_speaker() -> None:
    (quotation,) = analysed("“We were told at four and the lorries came at six in the morning.”").quotations

    assert quotation.speaker.name is None
    assert quotation.cue is None

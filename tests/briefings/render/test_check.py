"""Laws of the last check before anything is shown."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings, strategies as st

from briefings.model.briefing import Briefing, Citation, Claim, Coverage, Heading, Label, Section
from briefings.model.spans import Span
from briefings.render import verify

Change = Callable[[Claim], Claim]


def changed(briefing: Briefing, at: int, change: Change) -> Briefing:
    sections = list(briefing.sections)
    first, *others = sections[at].claims
    sections[at] = replace(sections[at], claims=(change(first), *others))
    return replace(briefing, sections=tuple(sections))


def test_a_true_briefing_passes_unchanged(briefing: Briefing, texts: dict[str, str]) -> None:
    assert verify(briefing, texts) == (briefing, ())


def test_a_claim_whose_words_differ_by_a_letter_is_dropped_and_named(briefing: Briefing, texts: dict[str, str]) -> None:
    forged = changed(briefing, 2, lambda claim: replace(claim, pieces=("has refused to pax",)))

    kept, dropped = verify(forged, texts)

    assert Heading.POSITIONS not in [section.heading for section in kept.sections]
    assert len(dropped) == 1
    assert dropped[0].startswith("positions: harbour.txt: ")


def test_a_claim_without_citation_is_dropped(briefing: Briefing, texts: dict[str, str]) -> None:
    kept, dropped = verify(changed(briefing, 0, lambda claim: replace(claim, citations=())), texts)

    assert kept.sections == briefing.sections[1:]
    assert len(dropped) == 1


def test_what_a_vanished_document_proved_is_gone(briefing: Briefing, texts: dict[str, str]) -> None:
    del texts["note"]

    kept, dropped = verify(briefing, texts)

    assert all(one.document == "harbour" for part in kept.sections for claim in part.claims for one in claim.citations)
    assert len(dropped) == 2


def test_a_second_citation_that_lacks_the_words_goes_alone(briefing: Briefing, texts: dict[str, str]) -> None:
    other = briefing.sections[2].claims[0].citations[0]
    forged = changed(
        briefing, 0, lambda claim: replace(claim, citations=(*claim.citations, replace(other, span=Span(0, 20))))
    )

    kept, dropped = verify(forged, texts)

    assert kept == briefing
    assert len(dropped) == 1


def test_context_that_is_not_in_the_text_goes_and_the_quotation_stays(
    briefing: Briefing, texts: dict[str, str]
) -> None:
    kept, dropped = verify(changed(briefing, 4, lambda claim: replace(claim, context_pieces=("Oslo paid.",))), texts)

    assert kept.sections[4].claims[0].pieces == briefing.sections[4].claims[0].pieces
    assert kept.sections[4].claims[0].context_pieces == ()
    assert len(dropped) == 1


def test_an_empty_section_that_says_so_stays(briefing: Briefing, texts: dict[str, str]) -> None:
    empty = replace(briefing, sections=(Section(heading=Heading.POSITIONS, claims=(), subject="Oslo"),))

    assert verify(empty, texts)[0] == empty


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.integers(-5, 50), st.integers(-5, 50), st.text(max_size=40))
def test_whatever_passes_stands_in_the_text(text: str, start: int, end: int, piece: str) -> None:
    span = Span(start, end)
    citation = Citation(
        document="d", span=span, number=1, publisher=None, author=None, date=None, url=None, title=None, path="d",
        based_on=None,
    )  # fmt: skip
    claim = Claim(label=Label(), spans=(span,), pieces=(piece,), citations=(citation,))
    coverage = Coverage(documents=1, publishers=0, first=None, last=None, undated=1)
    section = Section(heading=Heading.IN_SHORT, claims=(claim,))

    kept, dropped = verify(Briefing(title="t", words="t", coverage=coverage, sections=(section,)), {"d": text})

    assert kept.found != bool(dropped)
    assert not kept.found or (start >= 0 and text[start:end] == piece)

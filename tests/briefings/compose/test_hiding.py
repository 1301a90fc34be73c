"""Hidden lines: known by document and words, wherever they are cut."""

import pytest

from briefings.compose.hiding import drop_hidden
from briefings.model.briefing import Heading
from briefings.model.findings import Question, Request, Topic
from briefings.model.reports import HiddenLine
from briefings.questions import Meaning, compose_answer


def lines(briefing) -> list[str]:
    return [" ".join(claim.pieces) for section in briefing.sections for claim in section.claims if claim.pieces]


@pytest.mark.parametrize("cut", [slice(None), slice(0, -1), slice(3, 8)])
def test_a_hidden_line_is_in_no_section_however_it_is_cut(story, cut) -> None:
    made = compose_answer(Request(question=Question.BRIEF), Meaning(topic=Topic(words="the dam")), story.findings)
    claim = next(one for one in made.sections if one.heading is Heading.QUOTATIONS).claims[0]
    words = " ".join(claim.pieces)
    hidden = " ".join(words.split()[cut]).upper()

    left = drop_hidden(made, [HiddenLine(claim.citations[0].document, hidden)])

    assert words in lines(made)
    assert words not in lines(left)
    assert lines(drop_hidden(made, [HiddenLine("another", hidden)])) == lines(made)
    assert lines(drop_hidden(made, [HiddenLine(claim.citations[0].document, "nothing of this")])) == lines(made)

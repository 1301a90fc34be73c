"""A digest as messages that Discord takes, and the one that pings for it, whatever the digest says."""

import pytest
from hypothesis import given, settings, strategies as st

from bot.catalogue import words_for
from bot.layouts import REFERENCE, DigestHead, DigestTopic, digest_parts, digest_view, ping_text, too_long
from briefings import Citation, Claim, Heading, Label, Rendered, RenderedLine, RenderedSection, Span, stable_id

from .test_briefing import check_limits, renderings

CITATION = Citation(
    document=stable_id("document", "1"),
    span=Span(0, 9),
    number=1,
    publisher="The Daily Example",
    author=None,
    date=None,
    url=None,
    title="A title",
    path="a.txt",
    based_on=None,
)
CLAIM = Claim(label=Label(name="Ada Sand"), spans=(Span(0, 9),), pieces=("Said",), citations=(CITATION,))
HEAD = DigestHead(title="Digest: Norway", lines=("New since yesterday",))


def said_of(*lines: str) -> str:
    section = RenderedSection(
        heading=Heading.IN_SHORT, title="In short", lines=tuple(RenderedLine(line, CLAIM) for line in lines)
    )
    topic = DigestTopic("norway", Rendered(title="Norway", coverage="", notice="", sections=(section,)))
    return ping_text(7, digest_parts((topic,))[0], HEAD)


def test_a_ping_carries_the_title_and_the_first_line_and_the_code_by_which_it_is_found() -> None:
    assert said_of("- “The sea is calm”", "- More") == (f"<@&7> **Digest: Norway**\n“The sea is calm”\n-# {REFERENCE}")


@pytest.mark.parametrize("length", [10, 1_600, 1_700, 5_000])
def test_a_ping_never_exceeds_plain_text_and_cuts_no_line(length: int) -> None:
    text = said_of("- " + "x" * length)

    assert len(text.replace(REFERENCE, "BB-0123456789")) <= 2_000
    assert ("x" * length in text) is (length <= 1_600)
    assert "x" not in text.replace("x" * length, "")


def test_a_digest_without_lines_pings_with_what_it_is() -> None:
    part = digest_parts(())[0]

    assert "New since yesterday" in ping_text(7, part, HEAD)


@settings(max_examples=60, deadline=None)
@given(st.lists(renderings(), max_size=3))
def test_any_digest_is_two_messages_at_most_that_discord_takes_and_loses_no_line(rendered: list[Rendered]) -> None:
    topics = [DigestTopic(f"topic {number}", one) for number, one in enumerate(rendered)]

    parts = digest_parts(topics)

    assert 1 <= len(parts) <= 2
    for number, part in enumerate(parts, 1):
        view = digest_view(
            part, HEAD, words_for("en"), number=number, parts=len(parts), proofs="proofs",
            requests=[f"request-{place}" for place in range(len(part.blocks))],
        )  # fmt: skip
        texts = [str(one["content"]) for one in check_limits(view) if one["type"] == 10]
        assert all(
            line.whole in "\n".join(texts) for block in part.blocks for line in block.lines if not too_long(line)
        )
        assert len(part.lines) <= 25
    every = [line for one in rendered for section in one.sections for line in section.lines]
    shown = [line for part in parts for block in part.blocks for line in block.lines]
    untold = sum(part.left_out for one in rendered for part in one.sections if part.heading is Heading.SMALLER)
    assert len(shown) + len(parts[-1].smaller) + parts[-1].left_out == len(every) + untold


def test_a_digest_says_how_many_stories_its_menu_has_and_that_it_ends() -> None:
    def section(heading: Heading, count: int) -> RenderedSection:
        line = RenderedLine("- The sea is calm", CLAIM)
        return RenderedSection(heading=heading, title=heading, lines=(line,) * count)

    rendered = Rendered(
        title="Norway", coverage="", notice="", sections=(section(Heading.IN_SHORT, 7), section(Heading.SMALLER, 30))
    )
    (part,) = digest_parts((DigestTopic("norway", rendered),))
    head = DigestHead(title="Digest: Norway", lines=("New since yesterday",), end="That is all.")
    view = digest_view(part, head, words_for("en"), number=1, parts=1, proofs="p", requests=["r"])

    text = "\n".join(str(one["content"]) for one in check_limits(view) if one["type"] == 10)
    assert text.count("The sea is calm") == 7
    assert "18 smaller stories are in the menu. 12 more are in the briefing. That is all." in text
    assert "### " not in text
    assert "## Norway" not in text

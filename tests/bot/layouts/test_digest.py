"""The message that pings for a digest fits Discord's plain text, whatever the digest says."""

import pytest

from bot.layouts import REFERENCE, DigestHead, DigestTopic, digest_parts, ping_text
from briefings import Citation, Claim, Heading, Label, Rendered, RenderedLine, RenderedSection, Span, stable_id

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

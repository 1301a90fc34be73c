"""Laws of Discord's Markdown: nothing from a document pings, links, formats or breaks out; lines are whole."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from briefings.model.briefing import Briefing, Citation, Heading, PageChange, Proof, ProofPart
from briefings.model.spans import Span
from briefings.render import ENGLISH, render_discord, render_discord_proof
from briefings.render.discord_text import escape, make_link
from briefings.render.environment import Safe
from briefings.render.phrases import Phrases
from briefings.text.cleaning import clean

AT = datetime(2026, 11, 28, 9, 14, tzinfo=UTC)
Make = Callable[..., Briefing]

#: What Discord gives a meaning to, once its backslashes are taken away.
ACTIVE = re.compile(
    r"[*_~`|<>\[\]#]|https?://|discord\.gg/|^\s*[-+] |^\s*\d+[.)]|:\w+:|@(?:everyone|here)|<[@#:/t]", re.IGNORECASE
)
ATTACKS = [
    "@everyone", "@here", "<@123>", "<@!123>", "<@&123>", "<#123>", "</brief:1>", "<t:1:R>", "<:x:1>", "<a:x:1>",
    "[free](https://evil.example)", "https://evil.example", "discord.gg/abc", "**bold**", "__u__", "~~s~~", "`code`",
    "```js", "||spoiler||", "# big", "-# small", "> quote", ">>> quote", "- item", "1. item", "\\*not\\*", ":smile:",
    "a\n# b", "\u202eevil", "e\u200bv", "<https://evil.example>", "[x](<https://evil.example>)", "<id:guide>",
    "*\\", "\\",
]  # fmt: skip
hostile_text = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*ATTACKS, " ", "word", "\\"]), max_size=8).map("".join),
)


def shown(markdown: str) -> str:
    """Return what is left for Discord's parser when every escaped character is a letter."""
    return re.sub(r"\\([^0-9A-Za-z\s])", "x", markdown)


@pytest.mark.parametrize("text", ATTACKS)
def test_no_markup_of_a_document_survives(text: str) -> None:
    assert not ACTIVE.search(shown(escape(text)))


@settings(max_examples=150, deadline=None)
@given(hostile_text)
@example("1" + "." * 3)
def test_whatever_the_text_nothing_in_it_is_active(text: str) -> None:
    made = escape(text)

    assert not ACTIVE.search(shown(made))
    assert not re.search(r"@(?:everyone|here)|<@[!&]?\d|<#\d|<t:|</", made)
    assert not re.search(r"(?<!\\)(?:\\\\)*\\$", made), "an open backslash would escape what follows"


@settings(max_examples=150, deadline=None)
@given(hostile_text)
def test_escaping_changes_nothing_that_a_reader_sees(text: str) -> None:
    seen = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", escape(text)).replace("@\u200b", "@")

    assert seen == clean(text)


def test_ordinary_prose_has_hardly_a_backslash() -> None:
    prose = "“We met,” she said; the harbour – open again – cost €5.50, or 10%: a lot."

    assert escape(prose) == prose


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile_text)
@example("word " * 2000)
@example("x" * 5000)
@example("*" * 5000)
@example("😀" * 3000)
def test_no_line_is_too_long_or_holds_more_lines_than_we_made(hostile: Make, text: str) -> None:
    rendered = render_discord(hostile(text))

    for section in rendered.sections:
        assert len(section.title) <= 400
        for line in section.lines:
            assert 0 < len(line.whole) <= 1500
            assert line.whole.count("\n") <= 2
            assert not re.search(r"@(?:everyone|here)|<@[!&]?\d|<#\d|</", line.text)
    assert len(rendered.title) <= 400


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile_text)
def test_lines_hold_no_markup_but_ours(hostile: Make, text: str) -> None:
    for section in render_discord(hostile(text, "")).sections:
        for line in section.lines:
            left = shown(line.whole)
            ours = re.sub(r"^-# |^> |^- |\*\*|\*x?shortened", "", left, flags=re.MULTILINE)
            assert not ACTIVE.search(ours), line.text
            assert line.text.count("**") % 2 == 0


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["one", "*two*", "three😀", "[four](x)", "é\u0301"]), max_size=40).map(" ".join),
       st.integers(8, 120))  # fmt: skip
def test_fitted_text_ends_at_a_word_and_says_so(text: str, longest: int) -> None:
    made = escape(text, longest)

    assert len(made) <= longest
    if made != escape(text):
        assert made.endswith("\\[…\\]")
        kept = made.removesuffix("\\[…\\]").rstrip()
        assert f"{escape(text)} ".startswith(f"{kept} ") or not kept


def test_a_long_claim_says_that_it_was_shortened(briefing: Briefing) -> None:
    claim = replace(briefing.sections[0].claims[0], pieces=("word " * 1000,))
    section = replace(briefing.sections[0], claims=(claim,))

    (line,) = render_discord(replace(briefing, sections=(section,))).sections[0].lines

    assert "shortened" in line.text
    assert line.text.endswith(" \\[2\\]")


def test_every_line_stands_with_its_claim_and_its_citation(briefing: Briefing) -> None:
    rendered = render_discord(briefing)

    for section, made in zip(briefing.sections, rendered.sections, strict=True):
        assert tuple(line.claim for line in made.lines) == section.claims
        for line in made.lines:
            assert str(line.claim.citations[0].number) in line.text


def test_a_line_has_its_sources_numbers_as_plain_text_and_the_foot_names_them_as_links(briefing: Briefing) -> None:
    note, place = (section.lines[0] for section in render_discord(briefing).sections if section.heading in
                   (Heading.IN_SHORT, Heading.POSITIONS))  # fmt: skip

    assert note.text == "- The harbour opened again on Monday. \\[2\\]"
    assert [one.text for one in note.sources] == ["\\[2\\] our note, based on Coast Daily, 30 Mar 2024"]
    assert place.text == "**Oslo \\[Norway\\]** has refused to pay (5 Mar 2024) \\[1\\]"
    assert [one.text for one in place.sources] == ["\\[1\\] [Fjord Post](<https://fjord.example/harbour>), 5 Mar 2024"]


def test_of_many_sources_of_a_line_three_are_numbered_and_the_others_counted(briefing: Briefing) -> None:
    claim = briefing.sections[0].claims[0]
    many = replace(claim, citations=tuple(replace(claim.citations[0], number=number) for number in range(1, 9)))
    section = replace(briefing.sections[0], claims=(many,))

    (line,) = render_discord(replace(briefing, sections=(section,))).sections[0].lines

    assert line.text.endswith(" \\[1\\]\\[2\\]\\[3\\] and 5 more")
    assert [one.number for one in line.sources] == [1, 2, 3]


def test_a_quotation_is_quoted_with_what_stands_before_it(briefing: Briefing) -> None:
    line = render_discord(briefing).sections[4].lines[0]

    assert line.text == (
        "**she \\[Rosa Lindqvist\\]** (5 Mar 2024)\n> “We will wait,” \\[…\\] “Ships need water.” \\[1\\]"
    )
    assert line.aside == "-# Before it: Oslo has refused to pay."


def test_a_link_can_not_be_closed_from_within() -> None:
    assert make_link(Safe("1"), "https://a.example/x)y(z@everyone") == "[1](<https://a.example/x%29y%28z%40everyone>)"
    assert make_link(Safe("1"), "javascript:alert(1)") is None


def test_a_day_is_written_in_words_because_a_time_stamp_shows_the_next_one_in_new_zealand(briefing: Briefing) -> None:
    texts = [line.text for section in render_discord(briefing).sections for line in section.lines]

    assert any("5 Mar 2024" in text for text in texts)
    assert not any("<t:" in text for text in texts)


def test_another_language_changes_our_words_and_no_claim(briefing: Briefing) -> None:
    words = {key: f"§{value}" for key, value in ENGLISH.items()}

    rendered = render_discord(briefing, words)

    assert rendered.sections[0].title == "§In short"
    assert "The harbour opened again on Monday." in rendered.sections[0].lines[0].text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(hostile_text, st.booleans()), max_size=5))
@example([("word " * 2000, False), ("word " * 2000, True), ("word " * 2000, True), ("word " * 2000, False)])
@example([("w\n\n" * 2000, True)])
@example([("w ", True), ("w", False)] * 800)
@example([(":", False), ("0:", False)])
@example([(":", False), ("\u200b", True), ("0:", False)])
def test_a_proof_fits_a_message_and_stays_quoted(parts: list[tuple[str, bool]]) -> None:
    citation = Citation(
        document="d", span=Span(0, 1), number=1, publisher="@everyone", author=None, date=None, url=None, title=None,
        path="d", based_on=None,
    )  # fmt: skip
    made = render_discord_proof(
        Proof(
            citation=citation, span=Span(0, 1), parts=tuple(ProofPart(*one) for one in parts), more_before=True,
            more_after=True, captured_at=AT,
            change=PageChange(captured_at=AT, parts=tuple(ProofPart(*one) for one in parts)),
        )
    )  # fmt: skip

    assert len(made) <= 3900
    assert made.startswith("> ")
    *quoted, cited, captured, changed = made.split("\n")
    assert all(line.startswith("> ") for line in quoted)
    assert all(line.startswith("-# ") for line in (cited, captured, changed))
    assert not ACTIVE.search(shown(changed.removeprefix("-# ")).replace("**", " "))
    assert "@everyone" not in made


def test_the_newest_document_s_time_is_each_reader_s_own_in_discord_and_utc_elsewhere(
    briefing: Briefing,
) -> None:
    timed = replace(briefing, coverage=replace(briefing.coverage, newest_at=AT))

    assert render_discord(timed).coverage.endswith(f"newest <t:{int(AT.timestamp())}:R>")
    assert Phrases(ENGLISH).coverage(timed).endswith("newest 28 Nov 2026, 09:14 UTC")
    assert "newest" not in render_discord(briefing).coverage

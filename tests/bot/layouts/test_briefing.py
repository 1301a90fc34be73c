"""A briefing as a message: within Discord's limits whatever it holds, and nothing of it out of reach."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import discord
from hypothesis import given, settings, strategies as st

from bot.catalogue import Message, words_for
from bot.layouts import (
    PRESS_TEMPLATE,
    Place,
    Verb,
    briefing_view,
    dump_kept_claim,
    load_claim_key,
    load_kept_claim,
    load_press,
    load_section,
    make_kept_claim,
    too_long,
)
from bot.layouts.card import card_body, choose_lines
from bot.layouts.foot import source_foot
from briefings import (
    Citation,
    Claim,
    Heading,
    Label,
    Rendered,
    RenderedLine,
    RenderedSection,
    RenderedSource,
    Span,
    stable_id,
)
from briefings.text.shortening import utf16_length

WORDS = words_for("en-US")

# Surrogates can't be sent as UTF-8, and no document holds one after it was decoded.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
LINE_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200).filter(lambda text: text.strip()),
    st.integers(1, 6_000).map(lambda length: "x" * length),
    st.integers(1, 400).map(lambda count: "- **a** “word” [1](<https://example.org>) 🇰🇷 " * count),
)


SOURCES = st.lists(st.integers(1, 30), max_size=3, unique=True)


def a_source(number: int) -> RenderedSource:
    """One source in four has no address, another one a long one."""
    address = f"(<https://example.org/{'x' * 200 * (number % 4 == 3)}>)" if number % 4 else ""
    return RenderedSource(number, f"\\[{number}\\] [The Daily Example {number}]{address}, 26 Aug 2025")


def a_claim(number: int, name: str = "Ada Sand", words: str = "“We will see,”") -> Claim:
    span = Span(number * 10, number * 10 + 9)
    citation = Citation(
        document=stable_id("document", str(number)),
        span=span,
        number=1,
        publisher="The Daily Example",
        author=None,
        date=date(2025, 8, 26),
        url="https://example.org/1",
        title="A title",
        path="a.txt",
        based_on=None,
    )
    return Claim(label=Label(name=name), spans=(span,), pieces=(words,), citations=(citation,))


@st.composite
def renderings(draw: st.DrawFn) -> Rendered:
    sections = []
    for heading in draw(st.lists(st.sampled_from(Heading), max_size=8)):
        lines = draw(st.lists(st.tuples(LINE_TEXT, st.integers(0, 30), ANY_TEXT, SOURCES), max_size=30))
        sections.append(
            RenderedSection(
                heading=heading,
                title=draw(ANY_TEXT),
                lines=tuple(
                    RenderedLine(text, a_claim(number, name), sources=tuple(map(a_source, numbers)))
                    for text, number, name, numbers in lines
                ),
                left_out=draw(st.integers(0, 10**6)),
            )
        )
    title, coverage, notice = (draw(st.one_of(ANY_TEXT, ANY_TEXT.map(lambda text: text * 60))) for _ in range(3))
    return Rendered(title=title, coverage=coverage, notice=notice, sections=tuple(sections))


def components(tree: object) -> list[dict[str, Any]]:
    """Every component of a message, nested ones too."""
    if isinstance(tree, list):
        return [found for part in tree for found in components(part)]
    if isinstance(tree, dict):
        nested = [found for key in ("components", "accessory") if key in tree for found in components(tree[key])]
        return [tree, *nested]
    return []


def check_limits(view: discord.ui.LayoutView) -> list[dict[str, Any]]:
    """Discord's limits for a message of components, as its reference gives them."""
    found = components(json.loads(json.dumps(view.to_components())))
    assert 1 <= len(found) <= 40
    texts = [str(one["content"]) for one in found if one["type"] == 10]
    assert all(text.strip() for text in texts)
    assert sum(utf16_length(text) for text in texts) <= 4_000
    identities = [str(one["custom_id"]) for one in found if "custom_id" in one]
    assert len(identities) == len(set(identities))
    for identity in identities:
        assert len(identity) <= 100
        assert PRESS_TEMPLATE.fullmatch(identity)
    for one in found:
        if one["type"] == 1:
            assert 1 <= len(one["components"]) <= 5
        if one["type"] == 2:
            assert 1 <= utf16_length(str(one["label"])) <= 80
        if one["type"] == 3:
            options = one["options"]
            assert 1 <= len(options) <= 25
            assert len({option["value"] for option in options}) == len(options)
            for option in options:
                assert 1 <= utf16_length(option["label"]) <= 100
                assert option["label"].strip()
                assert 1 <= len(option["value"]) <= 100
                assert 1 <= utf16_length(option.get("description") or "x") <= 100
    return found


@settings(max_examples=60, deadline=None)
@given(rendered=renderings(), section=st.integers(0, 9), page=st.integers(0, 40), private=st.booleans())
def test_any_rendering_is_a_message_that_discord_takes(
    rendered: Rendered, section: int, page: int, private: bool
) -> None:
    place = Place(heading=list(Heading)[section % len(Heading)], ordinal=section % 3, page=page)

    view = briefing_view(rendered, WORDS, request="0123456789", place=place, private=private, shared_by="<@1>")

    if any(part.lines for part in rendered.sections):
        assert view is not None
        check_limits(view)
    else:
        assert view is None


@settings(max_examples=40, deadline=None)
@given(rendered=renderings())
def test_menus_and_page_buttons_reach_every_line_whole(rendered: Rendered) -> None:
    expected = [
        WORDS.say(Message.LONG_LINE, length=f"{utf16_length(line.whole):,}") if too_long(line) else line.whole
        for section in rendered.sections[:24]
        for line in section.lines
    ]
    seen: list[str] = []
    first = briefing_view(rendered, WORDS, request="r")
    if first is None:
        return
    menus = [one for one in check_limits(first) if one["type"] == 3 and ":section:" in str(one["custom_id"])]
    places = [load_section(option["value"]) for option in menus[0]["options"]] if menus else [None]

    for start in places:
        place = start
        while True:
            view = briefing_view(rendered, WORDS, request="r", place=place)
            assert view is not None
            found = check_limits(view)
            seen.append("\n".join(str(one["content"]) for one in found if one["type"] == 10))
            turn = [one for one in found if f":{Verb.NEXT}:" in str(one.get("custom_id")) and not one["disabled"]]
            if not turn:
                break
            match = PRESS_TEMPLATE.fullmatch(str(turn[0]["custom_id"]))
            assert match is not None
            place = load_press(match).place

    everything = "\n".join(seen)
    assert all(line in everything for line in expected)


@settings(max_examples=80, deadline=None)
@given(rendered=renderings())
def test_a_card_keeps_to_its_size_cuts_no_line_and_names_exactly_the_sources_of_its_lines(rendered: Rendered) -> None:
    story = RenderedLine("- The bridge is open. \\[1\\]", a_claim(1), sources=(a_source(1),))
    others = tuple(line for section in rendered.sections for line in section.lines)[:6]
    first = RenderedSection(heading=Heading.IN_SHORT, title="In short", lines=(story, *others))
    rendered = replace(rendered, sections=(first, *rendered.sections))

    view = briefing_view(rendered, WORDS, request="r")

    assert view is not None
    head, body, foot = (str(one["content"]) for one in check_limits(view) if one["type"] == 10)
    read = re.sub(r"\]\(<[^>]*>\)", "]()", "\n".join((head, body, foot)))
    assert utf16_length(read) <= 2_000
    assert read.count("\n") < 25
    parts = choose_lines(rendered, head)
    assert body == card_body(parts)
    for part in parts:
        whole = [line for section in rendered.sections if section.heading is part.heading for line in section.lines]
        assert all(line in whole for line in part.lines)
    assert parts[0].lines[0] == story
    cited = {source.number for part in parts for line in part.lines for source in line.sources}
    assert re.findall(r"\[(\d+)\\\] \[The", foot) == [str(number) for number in sorted(cited)]


def test_a_card_is_as_long_as_its_parts_with_a_line_s_end_between_them() -> None:
    source = RenderedSource(1, "\\[1\\] [The Daily Example](<https://example.org/>)")
    read = len(re.sub(r"<[^>]*>", "", source_foot((RenderedLine("", a_claim(1), sources=(source,)),)).text))

    def chosen(length: int) -> int:
        """Return how many lines a card shows whose parts have `length` in all with its second line."""
        first = RenderedLine("- a story", a_claim(1), sources=(source,))
        rest = length - utf16_length("\n".join(("## T", "### In short", first.text, "", ""))) - read
        lines = (first, RenderedLine("x" * rest, a_claim(1)))
        section = RenderedSection(heading=Heading.IN_SHORT, title="In short", lines=lines)
        card = choose_lines(Rendered(title="T", coverage="", notice="", sections=(section,)), "## T")
        return sum(len(part.lines) for part in card)

    assert [chosen(length) for length in (1_998, 1_999, 2_000, 2_001, 2_002)] == [2, 2, 2, 1, 1]


def test_a_card_drops_dates_first_then_positions_quotations_and_the_last_stories() -> None:
    def sections(words: int) -> Rendered:
        most = ((Heading.IN_SHORT, 5), (Heading.POSITIONS, 3), (Heading.HISTORY, 3), (Heading.QUOTATIONS, 3))
        return Rendered(
            title="T", coverage="", notice="",
            sections=tuple(
                RenderedSection(
                    heading=heading, title=heading, lines=(RenderedLine("- " + "word " * words, a_claim(1)),) * count
                )
                for heading, count in most
            ),
        )  # fmt: skip

    shown = [
        {part.heading: len(part.lines) for part in choose_lines(sections(words), "## T")}
        for words in (20, 36, 42, 50, 62, 75, 88, 120)
    ]

    order = (Heading.IN_SHORT, Heading.QUOTATIONS, Heading.POSITIONS, Heading.HISTORY)
    assert [[one.get(heading, 0) for heading in order] for one in shown] == [
        [5, 2, 2, 2], [5, 2, 2, 1], [5, 2, 2, 0], [5, 2, 0, 0], [5, 1, 0, 0], [5, 0, 0, 0], [4, 0, 0, 0], [3, 0, 0, 0],
    ]  # fmt: skip


def test_a_line_that_no_message_holds_is_announced_and_stays_in_the_menu_of_proofs() -> None:
    line = RenderedLine("x" * 5_000, a_claim(1))
    section = RenderedSection(heading=Heading.QUOTATIONS, title="In their words", lines=(line,))

    view = briefing_view(Rendered(title="T", coverage="", notice="", sections=(section,)), WORDS, request="r")

    assert view is not None
    found = check_limits(view)
    assert any("5,000 characters" in str(one.get("content")) for one in found)
    assert any(option["value"] == dump_kept_claim(line.claim) for one in found for option in one.get("options", []))


def test_without_a_stored_request_there_is_nothing_to_press() -> None:
    section = RenderedSection(heading=Heading.IN_SHORT, title="In short", lines=(RenderedLine("- a", a_claim(1)),))
    rendered = Rendered(title="T", coverage="", notice="", sections=(section, section))

    view = briefing_view(rendered, WORDS, request=None, private=True)

    assert view is not None
    assert {one["type"] for one in check_limits(view)} == {10, 14, 17}


def test_sections_of_one_heading_are_told_apart() -> None:
    parts = tuple(
        RenderedSection(heading=Heading.POSITIONS, title=f"Positions: {name}", lines=(RenderedLine(name, a_claim(1)),))
        for name in ("Ada", "Bo")
    )
    rendered = Rendered(title="T", coverage="", notice="", sections=parts)

    second = briefing_view(rendered, WORDS, request="r", place=load_section("positions.1"))

    assert second is not None
    assert any("Positions: Bo\nBo" in str(one.get("content")) for one in check_limits(second))


def test_a_proof_is_offered_once_for_lines_that_rest_on_the_same_words() -> None:
    line = RenderedLine("- a", a_claim(1))
    section = RenderedSection(heading=Heading.IN_SHORT, title="In short", lines=(line, line))

    view = briefing_view(Rendered(title="T", coverage="", notice="", sections=(section,)), WORDS, request="r")

    assert view is not None
    (menu,) = [one for one in check_limits(view) if one["type"] == 3]
    assert len(menu["options"]) == 1


def test_sources_offer_no_proof() -> None:
    section = RenderedSection(heading=Heading.SOURCES, title="Sources", lines=(RenderedLine("1. a", a_claim(1)),))

    view = briefing_view(Rendered(title="T", coverage="", notice="", sections=(section,)), WORDS, request="r")

    assert view is not None
    assert not [one for one in check_limits(view) if one["type"] == 3]


@given(st.text(max_size=60))
def test_a_menu_value_that_was_never_written_means_nothing(value: str) -> None:
    key = load_claim_key(value)
    place = load_section(value)

    assert key is None or load_claim_key(str(key)) == key
    assert load_kept_claim(value) is None or key is not None
    assert place is None or place.section == value


@settings(max_examples=30, deadline=None)
@given(rendered=renderings())
def test_a_message_is_no_burden_on_memory_after_it_was_sent(rendered: Rendered) -> None:
    async def made() -> bool:
        view = briefing_view(rendered, WORDS, request="r")
        return view is None or view.is_finished()

    import asyncio

    assert asyncio.run(made())


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 500)), min_size=1, max_size=12))
def test_a_menus_entry_holds_all_that_proves_its_line_or_at_least_its_key(places: list[tuple[int, int]]) -> None:
    spans = tuple(Span(start, start + length) for start, length in places)
    hull = Span(min(span.start for span in spans), max(span.end for span in spans))
    first = a_claim(1)
    claim = replace(
        first, spans=spans, pieces=("words",) * len(spans), citations=(replace(first.citations[0], span=hull),)
    )

    value = dump_kept_claim(claim)

    assert value is not None
    assert len(value) <= 100
    assert load_kept_claim(value) in (make_kept_claim(claim), None)
    assert len(spans) > 3 or load_kept_claim(value) == make_kept_claim(claim)
    key = load_claim_key(value)
    assert key is not None
    assert key.span == hull


def test_a_card_has_the_newest_dates_and_a_line_of_each_of_two_speakers() -> None:
    def section(heading: Heading, *names: str) -> RenderedSection:
        lines = tuple(RenderedLine(f"{name} {number}", a_claim(number, name)) for number, name in enumerate(names))
        return RenderedSection(heading=heading, title=heading, lines=lines)

    rendered = Rendered(
        title="T", coverage="", notice="",
        sections=(
            section(Heading.IN_SHORT, "story"),
            section(Heading.POSITIONS, "Ada", "Ada", "Bo", "Bo"),
            section(Heading.HISTORY, "1931", "2025", "2026"),
            section(Heading.QUOTATIONS, "Ada", "Ada"),
        ),
    )  # fmt: skip

    assert [[line.text for line in part.lines] for part in choose_lines(rendered, "## T")] == [
        ["story 0"], ["Ada 0", "Ada 1"], ["Ada 0", "Bo 2"], ["2025 1", "2026 2"],
    ]  # fmt: skip


def compared(*counts: int, words: int = 20) -> Rendered:
    sides = tuple(
        RenderedSection(
            heading=Heading.POSITIONS,
            title=f"Positions: {name}",
            lines=tuple(RenderedLine(f"{name} {number} {'word ' * words}", a_claim(number)) for number in range(count)),
            empty="" if count else f"No position of {name}.",
        )
        for name, count in zip(("Ada", "Bo"), counts, strict=True)
    )
    return Rendered(title="T", coverage="", notice="", sections=sides)


def test_two_actors_that_are_compared_have_as_many_lines_each_as_fit() -> None:
    for words, of_each in ((20, 4), (60, 3), (90, 2)):
        parts = choose_lines(compared(6, 5, words=words), "## T")
        assert [(part.title, len(part.lines)) for part in parts] == [
            ("Positions: Ada", of_each), ("Positions: Bo", of_each),
        ]  # fmt: skip


def test_a_comparison_says_who_takes_no_position() -> None:
    view = briefing_view(compared(2, 0), WORDS, request="r")

    assert view is not None
    text = "\n".join(str(one["content"]) for one in check_limits(view) if one["type"] == 10)
    assert "### Positions: Bo\nNo position of Bo." in text

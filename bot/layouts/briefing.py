"""A rendered briefing as a message: its card, or one page of one section, and the menus that lead to the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import discord
from discord import ui

from bot.catalogue import Message, Words
from bot.layouts.card import card_body, choose_lines, compared_sections, lines_of
from bot.layouts.foot import source_foot
from bot.layouts.kept import dump_kept_claim
from bot.layouts.line_reports import wrong_button
from bot.layouts.notes import ACCENT, make_view
from bot.layouts.pages import Page, find_page, places, too_long
from bot.layouts.press import CARD, Place, Press, Verb
from briefings import (
    Claim,
    Heading,
    Rendered,
    RenderedLine,
    clean,
    shorten,
    shorten_discord,
    shorten_name,
    unescape_discord,
    utf16_length,
)

_TITLE = 250
_COVERAGE = 300
_NOTICE = 400


def briefing_view(
    rendered: Rendered,
    words: Words,
    *,
    request: str | None,
    place: Place | None = None,
    private: bool = False,
    follow: bool = False,
    shared_by: str | None = None,
    note: str = "",
) -> ui.LayoutView | None:
    """Return the message for one page of a briefing, or None where the briefing holds nothing.

    `request` is the ledger's id, without which there is nothing to press; `private` adds the button that shares,
    `follow` the one that follows the topic; `shared_by` is a mention of the person who shared it, `note` a sentence
    that stands below.
    """
    card = choose_lines(rendered, _head(rendered, card=True)) if place is None or place == CARD else ()
    if card:
        shown = _Shown(CARD, lines_of(card), card_body(card))
    elif (page := find_page(rendered, place)) is not None:
        shown = _Shown(page.place, page.lines, _body(page, words), page)
    else:
        return None
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(_head(rendered, card=bool(card))))
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay(shown.body))
    foot = _foot(shown, words, shared_by, note)
    if foot:
        container.add_item(ui.TextDisplay(foot))
    if request is not None:
        for row in _rows(rendered, shown, words, request, private=private, follow=follow):
            container.add_item(row)
    return make_view(container)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What of a briefing a message shows."""

    place: Place
    lines: Sequence[RenderedLine]
    body: str
    #: None: the card.
    page: Page | None = None


def _head(rendered: Rendered, *, card: bool) -> str:
    """Return title, coverage and notice; a card, which is smaller, leaves them less room."""
    title, coverage, notice = (
        shorten_discord(text, longest // 2 if card else longest)
        for text, longest in ((rendered.title, _TITLE), (rendered.coverage, _COVERAGE), (rendered.notice, _NOTICE))
    )
    lines = [f"## {title or '…'}"]
    if coverage:
        lines.append(f"-# {coverage}")
    if notice:
        lines.append(notice)
    return "\n".join(lines)


def _body(page: Page, words: Words) -> str:
    title = shorten_discord(page.section.title, _TITLE)
    lines = [
        words.say(Message.LONG_LINE, length=f"{utf16_length(line.whole):,}") if too_long(line) else line.whole
        for line in page.lines
    ]
    # Bullets stand close together, paragraphs apart.
    between = "\n" if all(line.startswith("- ") for line in lines) else "\n\n"
    return f"### {title or page.section.heading.value}\n{between.join(lines)}"


def _foot(shown: _Shown, words: Words, shared_by: str | None, note: str) -> str:
    """Return the sources of the lines, and below what is to be said of the page; empty for neither."""
    said: list[str] = []
    page = shown.page
    if page is not None and page.pages > 1:
        said.append(words.say(Message.PAGE, page=page.place.page + 1, pages=page.pages))
    if page is not None and page.section.left_out and page.place.page == page.pages - 1:
        said.append(words.say(Message.LEFT_OUT, count=f"{page.section.left_out:,}"))
    if shared_by is not None:
        said.append(words.say(Message.SHARED_BY, user=shared_by))
    if note:
        said.append(note)
    sources = source_foot(shown.lines).text
    return "\n".join(part for part in (sources, f"-# {' · '.join(said)}" if said else "") if part)


def _rows(
    rendered: Rendered, shown: _Shown, words: Words, request: str, *, private: bool, follow: bool
) -> list[ui.ActionRow[ui.LayoutView]]:
    """Return all that can be pressed under a card or a page: the menus, then the buttons."""
    items = [
        _sections_menu(rendered, shown, words, request),
        None if shown.place.heading is Heading.SOURCES else proofs_menu(shown.lines, shown.place, words, request),
    ]
    rows = [ui.ActionRow[ui.LayoutView](item) for item in items if item is not None]
    buttons: list[ui.Button[ui.LayoutView]] = []
    page = shown.page
    if page is not None and page.pages > 1:
        buttons.append(_turn(page, words, request, Verb.PREVIOUS))
        buttons.append(_turn(page, words, request, Verb.NEXT))
    if private:
        press = Press(verb=Verb.SHARE, request=request, place=shown.place)
        buttons.append(ui.Button(label=words.say(Message.SHARE), custom_id=str(press)))
    if follow:
        press = Press(verb=Verb.FOLLOW, request=request, place=shown.place)
        buttons.append(ui.Button(label=words.say(Message.FOLLOW), custom_id=str(press)))
    if shown.place.heading is not Heading.SOURCES and any(line.claim.pieces for line in shown.lines):
        buttons.append(wrong_button(words, Verb.WRONG, request, shown.place))
    if buttons:
        rows.append(ui.ActionRow[ui.LayoutView](*buttons))
    return rows


def _sections_menu(rendered: Rendered, shown: _Shown, words: Words, request: str) -> ui.Select[ui.LayoutView] | None:
    """Return the menu that leads to the card and to the other sections; None where there is nothing else to see."""
    known, here = places(rendered), shown.place
    if len(known) == 1 and len(shown.lines) == len(known[0][1].lines):
        return None
    names = {place.section: unescape_discord(section.title) or section.heading.value for place, section in known}
    if compared_sections(rendered) or any(section.heading is Heading.IN_SHORT for _, section in known):
        names = dict(((CARD.section, words.say(Message.CARD)), *names.items()))
    if len(names) < 2:
        return None
    return ui.Select(
        custom_id=str(Press(verb=Verb.SECTION, request=request, place=here)),
        placeholder=words.say(Message.SECTION),
        options=[
            discord.SelectOption(label=shorten_name(name, 100), value=value, default=value == here.section)
            for value, name in names.items()
        ],
    )


def proofs_menu(
    lines: Iterable[RenderedLine], here: Place, words: Words, request: str
) -> ui.Select[ui.LayoutView] | None:
    """Return the menu of the lines that can be proven, 25 at most; None where there are none."""
    options: dict[str, discord.SelectOption] = {}
    for line in lines:
        value = dump_kept_claim(line.claim)
        # Two lines may rest on the same words; one proof serves both.
        if value is not None and value not in options:
            options[value] = discord.SelectOption(
                label=_name(line), value=value, description=_origin(line.claim) or None
            )
    if not options:
        return None
    return ui.Select(
        custom_id=str(Press(verb=Verb.PROOF, request=request, place=here)),
        placeholder=words.say(Message.PROOF),
        options=list(options.values())[:25],
    )


def _name(line: RenderedLine) -> str:
    """Return what a menu calls a line: its words, behind whose they are."""
    claim = line.claim
    said = clean(" … ".join(claim.pieces))
    name = clean(claim.label.name or "")
    return shorten(": ".join(part for part in (name, said) if part) or "…", 100)


def _origin(claim: Claim) -> str:
    """Return where a line comes from, as a menu's smaller print."""
    citation = claim.citations[0]
    day = citation.date.isoformat() if citation.date is not None else ""
    return shorten_name(clean(", ".join(part for part in (citation.publisher or citation.path, day) if part)), 100)


def _turn(page: Page, words: Words, request: str, verb: Verb) -> ui.Button[ui.LayoutView]:
    """Return a page button; at the end of the section it is there, so that the other keeps its place, but disabled."""
    number = page.place.page + (1 if verb is Verb.NEXT else -1)
    place = Place(
        heading=page.place.heading, ordinal=page.place.ordinal, page=min(max(number, 0), page.pages - 1, 9_999)
    )
    label = words.say(Message.NEXT if verb is Verb.NEXT else Message.PREVIOUS)
    press = Press(verb=verb, request=request, place=place)
    return ui.Button(label=label, custom_id=str(press), disabled=not 0 <= number < page.pages)

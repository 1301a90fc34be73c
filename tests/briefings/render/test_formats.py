"""Laws of the terminal, Markdown, JSON and HTML."""

import base64
import csv
import hashlib
import html
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from briefings.model.briefing import Briefing
from briefings.render import ENGLISH, render_csv, render_html, render_json, render_markdown, render_terminal
from briefings.render.to_markdown import escape
from briefings.text.cleaning import clean

Make = Callable[..., Briefing]
FUNCTIONS = [render_terminal, render_markdown, render_json, render_html]
TERMINAL_CODES = re.compile("\x1b\\[[0-9;]*m")
ATTACKS = [
    "[bold]", "[/bold]", "[/]", "\\", "[", "]", ":smile:", "\x1b[31m", "<b>", "&amp;", "*x*", "`", "\t", "\n", "---",
    "#", "](", "http://x", "{{ x }}", "{0}", "|", "~~", "word ", "\r", "\x1a", "\x1c", "\x02", "\x03",
]  # fmt: skip
CLAIMS = [
    "The harbour opened again on Monday.", "Rosa Lindqvist", "Mayor", "Oslo [Norway]", "has refused to pay", "May 2021",
    "“We will wait,” […] “Ships need water.”", "Oslo has refused to pay.",
]  # fmt: skip
hostile_text = st.one_of(st.text(max_size=50), st.lists(st.sampled_from(ATTACKS), max_size=8).map("".join))


@pytest.mark.parametrize("render", FUNCTIONS)
def test_every_format_shows_every_claim_in_the_same_words(
    render: Callable[[Briefing], str], briefing: Briefing
) -> None:
    made = html.unescape(render(briefing)).replace("\\[", "[").replace("\\]", "]").replace("&#160;", " ")

    for words in CLAIMS:
        assert words in made


@pytest.mark.parametrize("render", [render_terminal, render_markdown, render_html])
def test_a_note_of_our_own_names_its_original(render: Callable[[Briefing], str], briefing: Briefing) -> None:
    assert "our note, based on Kari Moe, Coast Daily, 30 Mar 2024" in render(briefing)


@pytest.mark.parametrize("render", FUNCTIONS)
def test_headings_come_from_the_language_given(render: Callable[..., str], briefing: Briefing) -> None:
    words = dict(ENGLISH) | {"heading.positions": "입장", "month.3": "3월"}

    assert "입장" in render(briefing, words)


@pytest.mark.parametrize("render", [render_terminal, render_markdown, render_html])
def test_what_a_limit_left_out_is_said(render: Callable[[Briefing], str], briefing: Briefing) -> None:
    assert "3 more not shown" in render(briefing)


@pytest.mark.parametrize("render", [render_terminal, render_markdown, render_html])
def test_nothing_found_is_a_sentence_with_suggestions(render: Callable[[Briefing], str], briefing: Briefing) -> None:
    from dataclasses import replace

    made = render(replace(briefing, sections=(), words="norwya", suggestions=("Norway",)))

    assert "Nothing found for “norwya”." in made
    assert "Did you mean Norway?" in made


def test_a_pipe_gets_one_line_for_each_claim_without_colour_or_boxes(briefing: Briefing) -> None:
    made = render_terminal(briefing)

    assert "Oslo [Norway]: has refused to pay (5 Mar 2024) [1]" in made.splitlines()
    assert "\x1b" not in made
    assert "─" not in made


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(briefing: Briefing, width: int) -> None:
    made = TERMINAL_CODES.sub("", render_terminal(briefing, width=width, colour=True))

    assert max(cell_len(line) for line in made.splitlines()) <= width
    assert made.count("Fjord Post") == 1


def test_a_label_stands_once_above_the_claims_that_share_it(briefing: Briefing) -> None:
    from dataclasses import replace

    section = replace(briefing.sections[2], claims=briefing.sections[2].claims * 3)
    made = render_terminal(replace(briefing, sections=(section,)), width=80)

    assert made.count("Oslo [Norway]") == 1
    assert made.count("has refused to pay") == 3


def test_colour_only_where_it_is_asked_for(briefing: Briefing) -> None:
    assert "\x1b[" in render_terminal(briefing, width=80, colour=True)
    assert "\x1b" not in render_terminal(briefing, width=80)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile_text)
@example("\x1b]8;;http://evil\x07x")
@example("[link=http://evil]x[/link]\\")
def test_no_text_steers_the_terminal_or_is_lost_in_it(hostile: Make, text: str) -> None:
    piped, wide = render_terminal(hostile(text)), render_terminal(hostile(text), width=80, colour=True)

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", piped)
    assert "\x1b" not in TERMINAL_CODES.sub("", wide)
    assert clean(text) in piped


@settings(max_examples=150, deadline=None)
@given(hostile_text)
@example("1. x")
@example("- x")
@example("    x")
@example("=")
def test_markdown_shows_text_as_it_is(text: str) -> None:
    made = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape(text))

    words = html.escape(clean(text)).replace("&#x27;", "'")
    assert made == (f"<p>{words}</p>\n" if words else "")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile_text)
def test_markdown_has_no_element_but_ours_and_json_can_always_be_read(hostile: Make, text: str) -> None:
    made = MarkdownIt("commonmark").render(render_markdown(hostile(text, "https://a.example/x")))

    assert set(re.findall(r"<(\w+)", made)) <= {"h1", "h2", "p", "ul", "li", "strong", "em", "a", "blockquote", "sub"}
    assert set(re.findall(r'href="([^"]*)"', made)) <= {"https://a.example/x"}
    assert json.loads(render_json(hostile(text)).encode())["title"] is not None


def test_json_has_the_shape_that_the_readme_promises(briefing: Briefing, texts: dict[str, str]) -> None:
    page = json.loads(render_json(briefing))

    assert set(page) == {"schema", "title", "coverage", "sections"}
    assert page["schema"] == 2
    position = page["sections"][2]["claims"][0]
    assert page["sections"][2]["heading"] == "Positions"
    assert position["label"] == "Oslo [Norway] · 5 Mar 2024"
    assert position["text"] == "has refused to pay"
    (citation,) = position["citations"]
    start, end = citation.pop("span")
    assert texts["harbour"][start:end] == position["text"]
    assert (position["heading"], position["date"]) == ("positions", {"value": "2024-03-05", "precision": "day"})
    assert citation == {
        "number": 1, "document": citation["document"], "version": "", "part": "text", "path": "harbour.txt",
        "title": citation["title"], "publisher": "Fjord Post", "author": "Jon Vik", "published": "2024-03-05",
        "url": "https://fjord.example/harbour",
    }  # fmt: skip


def test_csv_has_a_row_a_line_with_its_fields_and_where_it_stands(briefing: Briefing, texts: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(render_csv(briefing))))

    assert [row["text"] for row in rows if row["heading"] in ("actors", "positions")] == [
        "Mayor", "Oslo", "has refused to pay",
    ]  # fmt: skip
    mayor, oslo, position = (row for row in rows if row["heading"] in ("actors", "positions"))
    assert (mayor["name"], mayor["role"], mayor["count"], oslo["role"]) == ("Rosa Lindqvist", "Mayor", "2", "")
    assert (position["name"], position["date"], position["precision"]) == ("Norway", "2024-03-05", "day")
    assert (position["publisher"], position["published"], position["path"]) == (
        "Fjord Post",
        "2024-03-05",
        "harbour.txt",
    )
    assert texts["harbour"][int(position["start"]) : int(position["end"])] == position["text"]
    assert not [row for row in rows if row["heading"] == "sources"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(st.sampled_from(["", "=", "+", "-", "@", "\t=", " -", "\uff1d"]), hostile_text).map("".join))
def test_no_cell_of_csv_is_a_formula_and_every_row_has_every_column(hostile: Make, text: str) -> None:
    rows = list(csv.reader(io.StringIO(render_csv(hostile(text)))))

    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in {*"=+-@", "\uff1d"} - {""}]


class Page(HTMLParser):
    """Collects a page's elements and attributes, and refuses elements that are not closed in order."""

    VOID = ("meta", "link", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, attribute: str) -> list[str]:
        return [str(attrs[attribute]) for _, attrs in self.elements if attribute in attrs]


def test_a_page_is_whole_and_its_links_lead_somewhere(briefing: Briefing) -> None:
    page = Page(render_html(briefing))
    ids = page.values("id")

    assert len(ids) == len(set(ids))
    assert {one[1:] for one in page.values("href") if one.startswith("#")} <= set(ids)
    assert [one for one in page.values("href") if not one.startswith("#")] == ["https://fjord.example/harbour"]
    assert [tag for tag, _ in page.elements].count("h1") == 1


def test_a_page_allows_its_own_style_and_nothing_else(briefing: Briefing) -> None:
    made = render_html(briefing)
    style = re.search(r"<style>(.*?)</style>", made, re.DOTALL)

    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html.unescape(made)
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in Page(made).elements}
    assert Page(made).values("style") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile_text)
@example("<script>alert(1)</script>")
@example('"><img src=x onerror=alert(1)>')
def test_no_text_becomes_an_element_of_a_page(hostile: Make, briefing: Briefing, text: str) -> None:
    clean, page = Page(render_html(hostile("word", ""))), Page(render_html(hostile(text, "javascript:alert(1)")))

    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in clean.elements}
    assert all(one.startswith("#") for one in page.values("href"))
    assert not [attribute for _, attrs in page.elements for attribute in attrs if attribute.startswith("on")]


def test_rendering_for_discord_needs_no_rich_in_memory() -> None:
    code = "import sys, briefings.render; sys.exit('rich' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

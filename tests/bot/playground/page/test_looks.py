"""How the page looks and who can use it: phones, light and dark, screen readers, hostile words."""

from __future__ import annotations

import gzip
import json

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from bot.playground import page_server

pytestmark = pytest.mark.asyncio(loop_scope="session")

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


async def serious(visit):
    """What axe finds that keeps people from using the page."""
    found = await Axe().run(visit.page)
    return [
        (one["id"], [node["html"][:120] for node in one["nodes"]])
        for one in found.response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]


async def test_the_page_is_there_within_a_second_and_its_script_is_small(visit):
    took = []
    for _ in range(3):
        await visit.page.reload()
        await expect(visit.page.locator(".start").first).to_be_visible()
        took.append(await visit.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))

    # The best of three, for this machine has other work to do as well.
    assert min(took) < 1000
    # As the browser gets it: compressed, and what is imported later included.
    script = sum(len(gzip.compress(path.read_bytes())) for path in page_server.FOLDER.glob("*.js"))
    sent = await visit.page.evaluate(
        "performance.getEntriesByType('resource').filter(one => one.name.endsWith('.js'))"
        ".reduce((sum, one) => sum + one.encodedBodySize, 0)"
    )
    assert 0 < sent < 1.1 * script < 60_000
    asked = await visit.page.evaluate("performance.getEntriesByType('resource').map(one => new URL(one.name).origin)")
    assert set(asked) == {await visit.page.evaluate("location.origin")}


async def test_on_a_phone_nothing_is_wider_than_the_window_and_channels_are_behind_a_button(visits):
    visit = await visits(**PHONE)
    answer = await visit.ask("/brief north korea")
    menu = visit.page.get_by_role("button", name="Channels and people")
    await expect(visit.page.get_by_role("navigation")).to_be_hidden()
    widths = "[...document.querySelectorAll('.message *')].map(one => one.getBoundingClientRect().right)"
    assert max(await visit.page.evaluate(widths)) <= 360
    assert await visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    await answer.get_by_role("combobox").first.click()
    await expect(visit.page.get_by_role("option").first).to_be_in_viewport(ratio=1)
    await visit.page.keyboard.press("Escape")
    await menu.click()
    await visit.page.locator(".channel", has_text="general").click()

    await expect(visit.page.locator("#place")).to_contain_text("general")
    await expect(visit.page.get_by_role("navigation")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["dark", "light"])
async def test_the_theme_follows_the_system_until_it_is_chosen(visits, scheme):
    visit = await visits(color_scheme=scheme)
    colour = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0)"
    assert (await visit.page.evaluate(colour) < 380) == (scheme == "dark")
    await visit.page.locator("#theme").click()
    assert (await visit.page.evaluate(colour) < 380) == (scheme == "light")
    await visit.page.reload()
    await expect(visit.page.locator(".start").first).to_be_visible()

    assert (await visit.page.evaluate(colour) < 380) == (scheme == "light")


@pytest.mark.parametrize("scheme", ["dark", "light"])
async def test_axe_finds_nothing_serious(visits, scheme):
    visit = await visits(color_scheme=scheme)
    assert await serious(visit) == []
    answer = await visit.ask("/brief korea")
    await answer.get_by_role("combobox", name="Proof").click()
    await visit.page.get_by_role("option").first.click()
    await expect(visit.last).to_contain_text("Only you can see this")
    assert await serious(visit) == []
    await visit.page.locator("#backstage-switch").click()
    await visit.command("/")
    await expect(visit.page.get_by_role("option").first).to_be_visible()

    assert await serious(visit) == []


async def test_axe_finds_nothing_serious_on_a_phone_with_an_open_menu(visits):
    visit = await visits(**PHONE)
    answer = await visit.ask("/brief korea")
    await answer.get_by_role("combobox").first.click()
    await expect(visit.page.get_by_role("listbox")).to_be_visible()

    assert await serious(visit) == []


async def test_hostile_words_of_a_document_show_as_words(visit, hostile):
    answer = await visit.ask("/quote moyo")
    section = await answer.inner_text()

    for piece in ("<img src=x onerror=hacked=1>", "<script>hacked=1</script>", "(javascript:hacked=1)"):
        assert piece in section, section
    await unharmed(visit)


async def test_hostile_words_of_a_person_show_as_words(visit, hostile):
    await visit.open("announcements")
    await visit.words.fill(f"{hostile} [ok](https://example.org/?<b>) <t:99999999999999:F> **" + "*_~`" * 300)
    await visit.page.keyboard.press("Enter")
    message = visit.page.locator(".message", has_text="<img src=x").last
    await expect(message).to_contain_text("<script>hacked=1</script> [prize](javascript:hacked=1)")
    # The person may not ping everybody, and did: Ada owns the server.
    await expect(message.locator(".mention.me")).to_have_text("@everyone")
    assert await message.locator("a").count() == 1
    spoiler = message.get_by_role("button", name="Spoiler")
    await spoiler.focus()
    await visit.page.keyboard.press("Enter")
    await expect(message.get_by_text("now", exact=True)).to_be_visible()

    await unharmed(visit)


async def unharmed(visit):
    assert await visit.page.evaluate("typeof hacked") == "undefined"
    assert await visit.page.locator(".message img:not([src='page/icon.svg']), .message script").count() == 0
    links = await visit.page.evaluate("[...document.querySelectorAll('.message a')].map(one => one.protocol)")
    assert set(links) <= {"http:", "https:"}


MARKDOWN = {
    "**bold** *it* _it_ __under__ ~~gone~~ `co*d*e`": [
        ("strong", "bold"),
        ("em", "it"),
        ("em", "it"),
        ("u", "under"),
        ("s", "gone"),
        ("code", "co*d*e"),
    ],
    "- *One*\n  -# small\n  more": [("li", "One\nsmall\nmore"), ("div", "small")],
    "# One\n## Two\n### Three\n-# small": [("h2", "One"), ("h3", "Two"), ("h4", "Three"), ("div", "small")],
    "> said\n> twice\nafter": [("blockquote", "said\ntwice")],
    "- one\n  - inner\n- two": [("li", "one\ninner"), ("li", "inner"), ("li", "two")],
    "3. three\n4. four": [("ol", "three\nfour")],
    "```py\nx = **1**\n```": [("code", "x = **1**")],
    r"\*not\* snake_case_name 2 * 3 * 4": [],
    "[**a**](https://example.org/a_b_(c)) <https://example.org/d>": [("strong", "a"), ("a", "a")],
    "***both***": [("strong", "both"), ("em", "both")],
}


async def test_markdown_is_shown_as_discord_shows_it(visit):
    for text, wanted in MARKDOWN.items():
        found = await visit.page.evaluate(
            """async (text) => {
                const { markdown } = await import("/page/markdown.js");
                const box = document.createElement("div");
                document.body.append(box);
                box.append(...markdown(text, null));
                const found = [...box.querySelectorAll("*")].map((one) => [one.localName, one.innerText.trim()]);
                const shown = box.innerText;
                box.remove();
                return [found, shown];
            }""",
            text,
        )
        for element in wanted:
            assert list(element) in found[0], (text, json.dumps(found[0]))
        if not wanted:
            assert {name for name, _ in found[0]} == {"div"}
            assert found[1].strip() == text.replace("\\", "")

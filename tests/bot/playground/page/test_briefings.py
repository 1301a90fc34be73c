"""The real bot, asked in the browser."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_brief_korea_is_typed_chosen_by_autocomplete_and_answered_by_keyboard_alone(visit):
    await visit.command("/br")
    await expect(visit.page.locator(".option").first).to_contain_text("/brief")
    await visit.page.keyboard.type("ief korea")
    # The command's name and a space chose it, and what follows stands in its first option.
    await expect(visit.page.locator(".lead")).to_have_text("/brief")
    offered = visit.page.get_by_role("option")
    await expect(offered.filter(has_text="South Korea")).to_be_visible()
    await expect(offered.filter(has_text="North Korea")).to_be_visible()
    chosen = await offered.first.inner_text()
    await visit.page.keyboard.press("Enter")
    await expect(visit.page.locator(".chip input")).to_have_value(chosen)
    await visit.page.keyboard.press("Enter")

    await expect(visit.last).to_contain_text("Ada used /brief")
    await expect(visit.last.get_by_role("heading", name=chosen.partition(" (")[0])).to_be_visible()
    await expect(visit.last.get_by_role("heading", name="In short")).to_be_visible()
    await expect(visit.last).to_contain_text("Dec 2025")
    await expect(visit.words).to_be_focused()


async def test_a_section_is_chosen_in_its_menu(visit):
    answer = await visit.ask("/brief south korea")
    section = answer.get_by_role("combobox").first
    await section.focus()
    await visit.page.keyboard.press("ArrowDown")
    await visit.page.keyboard.type("sources")
    await visit.page.keyboard.press("Enter")

    await expect(answer.get_by_role("heading", name="Sources")).to_be_visible()
    # The message was made anew; the focus stays where it was.
    await expect(answer.get_by_role("combobox").first).to_be_focused()


async def test_the_pages_of_a_long_section_are_turned(visit):
    await visit.command("/sources ")
    await visit.page.get_by_role("button", name="Send").click()
    answer = visit.last
    await expect(answer).to_contain_text("Page 1 of")
    first = await answer.locator(".text").nth(1).inner_text()
    await expect(answer.get_by_role("button", name="Previous")).to_be_disabled()
    await answer.get_by_role("button", name="Next").click()
    await expect(answer).to_contain_text("Page 2 of")
    assert await answer.locator(".text").nth(1).inner_text() != first


async def test_a_proof_shows_the_words_in_their_context_to_the_asker_alone(visit):
    answer = await visit.ask("/quote paek")
    await answer.get_by_role("combobox", name="Proof").click()
    await visit.page.get_by_role("option").first.click()

    await expect(visit.last).to_contain_text("Only you can see this")
    await expect(visit.last.locator("blockquote strong").first).to_contain_text("We will open the harbour")
    link = visit.last.get_by_role("link", name="Open at this sentence")
    assert str(await link.get_attribute("href")).startswith("https://example.org/harbour#:~:text=We%20will%20open")
    assert await link.get_attribute("rel") == "noopener noreferrer"
    await visit.page.locator("#switch").click()
    await visit.page.get_by_role("menuitemradio", name="Minjun").click()
    await expect(visit.page.locator("html")).to_have_attribute("lang", "ko")
    await expect(visit.page.get_by_text("Only you can see this")).to_have_count(0)
    await expect(visit.page.locator(".note")).to_have_count(0)


async def test_an_ephemeral_answer_can_be_dismissed_and_an_optional_option_be_given(visit):
    await visit.command("/brief norway")
    await expect(visit.page.get_by_role("option").first).to_be_visible()
    await visit.page.keyboard.press("Escape")
    await visit.page.get_by_role("button", name="+2 optional").click()
    await visit.page.get_by_role("option", name="private").click()
    await visit.page.get_by_role("option", name="True").click()
    await visit.page.keyboard.press("Enter")
    await expect(visit.last).to_contain_text("Only you can see this")
    await expect(visit.last.get_by_role("button", name="Share")).to_be_visible()
    noted = await visit.last.get_attribute("data-message")
    await visit.last.get_by_role("button", name="Dismiss message").click()

    await expect(visit.page.locator(f'[data-message="{noted}"]')).to_have_count(0)


@pytest.mark.parametrize("way", ["mouse", "keyboard", "button"])
async def test_brief_this_is_reached_by_right_click_by_keyboard_and_by_a_button(visit, way):
    await visit.open("general")
    message = visit.page.locator(".message", has_text="Why did Solway").first
    await expect(message).to_be_visible()
    if way == "mouse":
        await message.locator(".text").click(button="right")
    elif way == "keyboard":
        await message.focus()
        await visit.page.keyboard.press("Shift+F10")
    else:
        await message.hover()
        await message.get_by_role("button", name="Actions for this message").click()
    item = visit.page.get_by_role("menuitem", name="Brief this")
    await expect(item).to_be_focused()
    await visit.page.keyboard.press("Enter")

    await expect(visit.last).to_contain_text("used Brief this")
    await expect(visit.last).to_contain_text("Only you can see this")


async def test_the_second_person_has_fewer_rights_and_reads_korean(visit):
    await visit.page.locator("#switch").click()
    await visit.page.get_by_role("menuitemradio", name="Minjun").click()
    await expect(visit.page.locator("html")).to_have_attribute("lang", "ko")
    await visit.command("/")

    await expect(visit.page.get_by_role("option").filter(has_text="/브리핑")).to_be_visible()
    await expect(visit.page.get_by_role("option").filter(has_text="/digest")).to_have_count(0)


async def test_the_bot_answers_in_a_direct_conversation(visit):
    await visit.open("Briefbot")
    answer = await visit.ask("/actor norw")

    await expect(answer.get_by_role("heading", name="Norway")).to_be_visible()


async def test_a_missing_option_is_named_and_nothing_is_sent(visit):
    before = await visit.page.locator(".message").count()
    await visit.command("/quote ")
    await expect(visit.page.locator(".lead")).to_be_visible()
    await visit.page.get_by_role("button", name="Send").click()

    await expect(visit.page.locator(".composer .problem")).to_have_text("This option is required.")
    await expect(visit.page.get_by_role("combobox", name="person")).to_be_focused()
    assert await visit.page.locator(".message").count() == before

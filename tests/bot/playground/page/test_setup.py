"""From joining to the first digest on a phone: three choices on one card, with the sample newsroom's own feeds."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from .conftest import Visit, wait_for_name

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def choose(visit: Visit, card: Locator, menu: str, option: str) -> None:
    await card.get_by_role("combobox", name=menu).click()
    await visit.page.get_by_role("option").filter(has_text=option).first.click()


async def test_three_choices_on_a_phone_lead_to_a_digest(start, visits, tmp_path):
    address = start("--seeds", str(tmp_path)).address
    visit = await visits(address, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    card = await visit.ask("/setup")
    await choose(visit, card, "Packs of feeds", "Radio Estuary")
    await visit.page.keyboard.press("Escape")
    await expect(card).to_contain_text("follows 1 feed")
    await choose(visit, card, "Channel", "#briefings")
    await expect(card).not_to_contain_text("Choose a channel")
    await choose(visit, card, "Hour", "08:00")
    await expect(card).to_contain_text("At 08:00")
    await card.get_by_role("button", name="Start").click()
    await expect(card).to_contain_text("Started")
    # However slow the machine is: what the feed brought is in the library.
    await wait_for_name(address, "solway")
    await card.get_by_role("button", name="Send one now").click()

    digest = visit.page.locator(".message", has_text="Digest: everything new")
    await expect(digest.first).to_contain_text("Corn Bridge")
    assert await visit.page.evaluate("document.documentElement.scrollWidth") <= 390

    await visit.take("/feeds export")
    await visit.page.keyboard.press("Enter")
    async with visit.page.expect_download() as saved:
        await visit.page.get_by_role("link", name="feeds.opml").click()
    await visit.take("/feeds import")
    await visit.page.locator("input[type=file]").set_input_files(await (await saved.value).path())
    await visit.page.get_by_role("button", name="Send", exact=True).click()
    await expect(visit.last).to_contain_text("Followed before: 1.")

"""Digests in fast motion: scheduled in the page, seen after the clock was set forward, through faults."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def schedule(visit, at):
    """Make a daily digest in the open channel and return the message that says that it is saved."""
    await visit.command("/digest sch")
    await expect(visit.page.get_by_role("option").first).to_contain_text("/digest schedule")
    await visit.page.keyboard.press("Enter")
    await visit.page.keyboard.type("announce")
    await expect(visit.page.get_by_role("option")).to_have_count(1)
    await visit.page.keyboard.press("Enter")
    await expect(visit.page.get_by_role("combobox", name="at (required)")).to_be_focused()
    await visit.page.keyboard.type(at)
    await visit.page.get_by_role("button", name=re.compile(r"\+\d+ optional")).click()
    await visit.page.get_by_role("option", name="zone").click()
    await visit.page.keyboard.type("UTC")
    await expect(visit.page.get_by_role("option").first).to_be_visible()
    await visit.page.keyboard.press("Enter")
    await visit.page.keyboard.press("Enter")
    save = visit.last.get_by_role("button", name="Save")
    await expect(save).to_be_visible()
    await expect(visit.last).to_contain_text("Only you can see this")
    await save.click()
    await expect(save).to_have_count(0)


async def test_a_digest_is_scheduled_and_seen_to_come_the_next_morning_though_discord_stumbles(visits):
    visit = await visits(timezone_id="UTC")
    await schedule(visit, "08:00")
    await visit.page.locator("#backstage-switch").click()
    await visit.page.get_by_role("button", name="Answer is lost").click()
    await expect(visit.page.locator("#planted")).to_contain_text("waits for the bot's next message")
    await visit.open("announcements")
    await visit.page.get_by_role("button", name="Next morning").click()

    digest = visit.page.locator(".message", has_text="Digest: everything new")
    await expect(digest.nth(0)).to_be_visible(timeout=60_000)
    await expect(visit.page.locator(".requests .tag")).to_have_text("fault")
    # Asked for once more, Discord gives the message that it has: the digest is sent.
    posts = visit.page.locator(".requests li", has_text=re.compile(r"POST.*/messages"))
    await expect(posts).to_have_count(2, timeout=60_000)
    await expect(visit.page.locator("#clock")).to_contain_text("8:00:")
    # The answer was lost, the message was not: no part is there twice, and none is sent again.
    await visit.page.get_by_role("button", name="+1 hour").click()
    await expect(visit.page.locator("#clock")).to_contain_text("9:00:")
    references = re.findall(r"BB-\w+", "".join(await visit.page.locator(".message .container").all_inner_texts()))
    assert len(references) == await digest.count() == 1
    assert len(references) == len(set(references))
    await visit.page.get_by_role("button", name="Real time").click()
    await expect(visit.page.locator("#clock")).not_to_contain_text("9:00:")

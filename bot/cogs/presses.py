"""Buttons and menus under an answer; they work for weeks, whatever was restarted meanwhile."""

import re
from collections.abc import Sequence
from typing import Any, Self, TypeAlias

import discord
from discord import ui

from bot.catalogue import Message, words_for
from bot.cogs import line_reports, questions
from bot.cogs.answering import nothing_found
from bot.cogs.digest.following import follow_topic
from bot.cogs.failures import report
from bot.cogs.proving import prove_kept
from bot.cogs.refusals import RefusedError
from bot.cogs.replies import Interaction, change, in_time, show, show_privately, thinking
from bot.context import Answer, BotContext
from bot.layouts import (
    PRESS_TEMPLATE,
    ClaimKey,
    Place,
    Press,
    StoredQuestion,
    Verb,
    briefing_view,
    load_claim_key,
    load_kept_claim,
    load_press,
    load_request,
    load_section,
    make_claim_key,
    make_kept_claim,
    proof_view,
)
from briefings import Audience, Briefing, Claim, Request, render_discord_proof

Pressable: TypeAlias = "ui.DynamicItem[ui.Item[Any]]"


class Presses:
    """What happens when a button is pressed or a menu's entry chosen."""

    def __init__(self, context: BotContext) -> None:
        self.context = context
        self._wrong = line_reports.WrongLines(context)

    async def pressed(self, interaction: Interaction, press: Press, values: Sequence[str]) -> None:
        """Answer a press; whatever goes wrong is told to the person and raised no further."""
        try:
            question = await self._load_question(press)
            if press.verb in line_reports.VERBS:
                await self._wrong.pressed(interaction, press, question, values)
            elif press.verb is Verb.PROOF:
                await self._prove(interaction, question, values[0] if values else "")
            else:
                await self._act(interaction, press, question.request, values)
        except Exception as error:
            await report(interaction, error)

    async def _load_question(self, press: Press) -> StoredQuestion:
        """Return what the ledger keeps for a button."""
        stored = await self.context.ledger.requests.get(press.request)
        question = None if stored is None else load_request(stored.body)
        if not isinstance(question, StoredQuestion):
            raise RefusedError(Message.BUTTON_FORGOTTEN)
        return question

    async def _act(self, interaction: Interaction, press: Press, request: Request, values: Sequence[str]) -> None:
        if press.verb is Verb.SHARE:
            await self._share(interaction, press, request)
        elif press.verb is Verb.FOLLOW:
            topic = questions.topic(request.topic)
            await show_privately(interaction, follow_topic(self.context, interaction, topic, None, None))
        elif press.verb is Verb.ASK:
            await self._turn(interaction, press.request, request, None)
        elif press.verb is Verb.SECTION:
            place = load_section(values[0]) if values else None
            await self._turn(interaction, press.request, request, place or press.place)
        else:
            await self._turn(interaction, press.request, request, press.place)

    async def _turn(self, interaction: Interaction, key: str, request: Request, place: Place | None) -> None:
        """Show another place of a briefing: in the message for who asked, in a copy for anybody else."""
        words = words_for(interaction.locale.value)
        own = is_own(interaction)
        private = not own or is_private(interaction)

        async def work() -> tuple[ui.LayoutView | None, Answer]:
            found = await self.context.answers.get(request, words, await self._audience(interaction))
            view = briefing_view(
                found.rendered,
                words,
                request=key,
                place=place,
                private=private and interaction.guild_id is not None,
                follow=found.can_be_followed,
            )
            return view, found

        async def defer() -> None:
            if own:
                await interaction.response.defer()
            else:
                await thinking(interaction, private=True)

        view, found = await in_time(work(), defer)
        if view is None and place is None:
            await nothing_found(self.context, interaction, request, words, found)
        elif view is None:
            raise RefusedError(Message.SECTION_GONE)
        elif own:
            await change(interaction, view)
        else:
            await show(interaction, view, private=True)

    async def _prove(self, interaction: Interaction, question: StoredQuestion, value: str) -> None:
        key = load_claim_key(value)
        words = words_for(interaction.locale.value)

        async def work() -> ui.LayoutView:
            # The lines of old answers and digests are known by themselves: they may stand in no briefing of today.
            audience = await self._audience(interaction)
            kept = load_kept_claim(value) or (None if key is None else question.find_claim(key))
            if kept is not None:
                proof = await prove_kept(self.context, kept, audience)
            else:
                found = await self.context.answers.get(question.request, words, audience)
                claim = None if key is None else find_claim(found.briefing, key)
                kept = None if claim is None else make_kept_claim(claim)
                found_proof = None if claim is None else await self.context.service.proof(claim, audience=audience)
                proof = None if found_proof is None else await self.context.sources.captured.mark_gone(found_proof)
            if proof is None:
                raise RefusedError(Message.DOCUMENT_GONE)
            line = None if kept is None else await self.context.requests.store_line(question.request, kept)
            return proof_view(proof, render_discord_proof(proof, words.labels), words, line=line)

        await show_privately(interaction, work())

    async def _audience(self, interaction: Interaction) -> Audience:
        return await self.context.audiences.of(interaction.guild_id)

    async def _share(self, interaction: Interaction, press: Press, request: Request) -> None:
        """Show everybody what only one person saw."""
        words = words_for(interaction.locale.value)
        if not may_write(interaction):
            raise RefusedError(Message.MAY_NOT_SHARE)

        async def work() -> ui.LayoutView | None:
            found = await self.context.answers.get(request, words, await self._audience(interaction))
            return briefing_view(
                found.rendered,
                words,
                request=press.request,
                place=press.place,
                follow=found.can_be_followed,
                shared_by=interaction.user.mention,
            )

        view = await in_time(work(), lambda: thinking(interaction, private=False))
        if view is None:
            raise RefusedError(Message.SECTION_GONE)
        await show(interaction, view, private=False)


def find_claim(briefing: Briefing, key: ClaimKey) -> Claim | None:
    """Return the claim that a menu's entry named, or None where the documents no longer say so.

    Where none stands there, it is the only one of its document that is as long: an earlier version counted places in
    Markdown with its marks.
    """
    claims = [claim for section in briefing.sections for claim in section.claims]
    named = next((claim for claim in claims if make_claim_key(claim) == key), None)
    if named is not None:
        return named
    moved = {claim.spans: claim for claim in claims if (found := make_claim_key(claim)) and _is_as_long(found, key)}
    return next(iter(moved.values())) if len(moved) == 1 else None


def _is_as_long(one: ClaimKey, other: ClaimKey) -> bool:
    first, second = one.span, other.span
    return one.document == other.document and first.end - first.start == second.end - second.start


def is_private(interaction: Interaction) -> bool:
    """Tell whether only one person sees the message that was pressed."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def is_own(interaction: Interaction) -> bool:
    """Tell whether the message that was pressed answers the person who pressed it."""
    message = interaction.message
    if message is None:
        return False
    asked = message.interaction_metadata
    return message.flags.ephemeral or (asked is not None and asked.user.id == interaction.user.id)


def may_write(interaction: Interaction) -> bool:
    """Tell whether the person may write where they are; a bot is not to say it in their place if they may not."""
    if interaction.guild_id is None:
        return True
    permissions = interaction.permissions
    if isinstance(interaction.channel, discord.Thread):
        return permissions.send_messages_in_threads
    return permissions.send_messages


def pressables(context: BotContext) -> tuple[type[Pressable], ...]:
    """Return the items to register with discord.py, which finds them by their custom_id."""
    presses = Presses(context)

    class PressableItem(ui.DynamicItem[ui.Item[Any]], template=PRESS_TEMPLATE):
        """A button or menu of any answer, however old."""

        def __init__(self, item: ui.Item[Any], press: Press) -> None:
            super().__init__(item)
            self.press = press

        @classmethod
        async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /) -> Self:
            """Read what the custom_id says."""
            del interaction
            return cls(item, load_press(match))

        async def callback(self, interaction: Interaction) -> None:
            """Do it."""
            values = self.item.values if isinstance(self.item, ui.Select) else ()
            await presses.pressed(interaction, self.press, values)

    return (PressableItem,)

"""*Something wrong?*: a line is reported, or hidden for its server. Who did it is kept nowhere."""

from collections.abc import Iterable, Iterator, Sequence

import discord
from discord import ui

from bot.catalogue import Message, words_for
from bot.cogs.proving import prove_kept
from bot.cogs.refusals import RefusedError
from bot.cogs.replies import Interaction, change, in_time, show_privately
from bot.context import BotContext
from bot.layouts import (
    KeptClaim,
    Press,
    StoredQuestion,
    Verb,
    complaints_view,
    hidden_view,
    load_claim_key,
    load_kept_claim,
    thanks_view,
    wrong_lines_view,
)
from briefings import Audience, Complaint, HiddenLine, Part, Proof, Report, Rule

#: What is handled here.
VERBS = frozenset({Verb.WRONG, Verb.LINE, Verb.DOUBT, Verb.REPORT, Verb.HIDE, Verb.SHOW})


class WrongLines:
    """What happens from *Something wrong?* on."""

    def __init__(self, context: BotContext) -> None:
        self.context = context

    async def pressed(
        self, interaction: Interaction, press: Press, question: StoredQuestion, values: Sequence[str]
    ) -> None:
        """Answer a press of one of `VERBS`. Raises RefusedError and the ledger's errors."""
        if press.verb is Verb.WRONG:
            await show_privately(interaction, self._ask_which(interaction, press))
        elif press.verb in {Verb.LINE, Verb.DOUBT}:
            kept = _find_line(question, values[0] if values else "")
            await show_privately(interaction, self._ask_what(interaction, question, kept))
        elif press.verb is Verb.REPORT:
            await self._report(interaction, press, question, values)
        else:
            await self._hide(interaction, press, question)

    async def _ask_which(self, interaction: Interaction, press: Press) -> ui.LayoutView:
        # The card's own menu of proofs says what it shows, however old it is.
        components = () if interaction.message is None else interaction.message.components
        options = next((menu.options for menu in _list_menus(components) if f":{Verb.PROOF}:" in menu.custom_id), ())
        if not options:
            raise RefusedError(Message.BUTTON_FORGOTTEN)
        return wrong_lines_view(options, press.request, words_for(interaction.locale.value))

    async def _ask_what(self, interaction: Interaction, question: StoredQuestion, kept: KeptClaim) -> ui.LayoutView:
        line = _read_line(kept, await self._prove(interaction, kept))
        request = await self.context.requests.store_line(question.request, kept)
        if request is None:
            raise RefusedError(Message.BUTTON_FORGOTTEN)
        words = words_for(interaction.locale.value)
        return complaints_view(line.words, request, words, may_hide=may_hide(interaction))

    async def _report(
        self, interaction: Interaction, press: Press, question: StoredQuestion, values: Sequence[str]
    ) -> None:
        kept = _find_line(question, "")
        if not values or values[0] not in set(Complaint):
            raise RefusedError(Message.BUTTON_FORGOTTEN)

        async def work() -> None:
            proof = await self._prove(interaction, kept)
            rules: tuple[Rule, ...] = ()
            # In a title places count in another text than those of the rules.
            if proof.citation.part is Part.TEXT:
                audience = await self._audience(interaction)
                rules = await self.context.service.rules_at(kept.document, kept.spans, audience=audience)
            request = question.request
            report = Report(
                complaint=Complaint(values[0]),
                line=_read_line(kept, proof),
                rules=tuple(rule.value for rule in rules),
                asked=" ".join(
                    part for part in (request.question, request.topic, request.about, request.second) if part
                ),
            )
            await self.context.ledger.reports.keep(report, self.context.clock.now())

        await in_time(work(), lambda: thinking_of_change(interaction))
        words = words_for(interaction.locale.value)
        await change(interaction, thanks_view(press.request, words, may_hide=may_hide(interaction)))

    async def _hide(self, interaction: Interaction, press: Press, question: StoredQuestion) -> None:
        guild = interaction.guild_id
        if guild is None or not may_hide(interaction):
            raise RefusedError(Message.PLAN_NOT_ALLOWED)
        kept = _find_line(question, "")
        reports = self.context.ledger.reports

        async def work() -> None:
            line = _read_line(kept, await self._prove(interaction, kept))
            if press.verb is Verb.HIDE:
                await reports.hide(guild, line, self.context.clock.now())
            else:
                await reports.show(guild, line)
            # So that it is known while the ledger can't be asked.
            await self._audience(interaction)

        await in_time(work(), lambda: thinking_of_change(interaction))
        words = words_for(interaction.locale.value)
        await change(interaction, hidden_view(press.request, words, hidden=press.verb is Verb.HIDE))

    async def _prove(self, interaction: Interaction, kept: KeptClaim) -> Proof:
        """Return a line where it stands. Raises RefusedError where its document is gone."""
        proof = await prove_kept(self.context, kept, await self._audience(interaction))
        if proof is None:
            raise RefusedError(Message.DOCUMENT_GONE)
        return proof

    async def _audience(self, interaction: Interaction) -> Audience:
        return await self.context.audiences.of(interaction.guild_id)


def may_hide(interaction: Interaction) -> bool:
    """Tell whether the person may hide lines for the server where they are."""
    permissions = interaction.permissions
    return interaction.guild_id is not None and (permissions.manage_guild or permissions.administrator)


async def thinking_of_change(interaction: Interaction) -> None:
    """Say that the message whose menu was used changes in a moment."""
    await interaction.response.defer()


def _find_line(question: StoredQuestion, value: str) -> KeptClaim:
    """Return the line that a menu's entry names; without one, the only line behind the button."""
    kept = load_kept_claim(value)
    if kept is None and (key := load_claim_key(value)) is not None:
        kept = question.find_claim(key)
    if kept is None and not value and len(question.claims) == 1:
        kept = question.claims[0]
    if kept is None:
        raise RefusedError(Message.BUTTON_FORGOTTEN)
    return kept


def _read_line(kept: KeptClaim, proof: Proof) -> HiddenLine:
    words = " ".join(part.text for part in proof.parts if part.marked)
    return HiddenLine(kept.document, " ".join(words.split()))


def _list_menus(components: Iterable[object]) -> Iterator[discord.SelectMenu]:
    """Yield the menus within a message's components, however deep."""
    for component in components:
        if isinstance(component, discord.SelectMenu):
            yield component
        yield from _list_menus(getattr(component, "children", ()))

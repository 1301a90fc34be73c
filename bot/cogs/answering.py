"""A request, answered with a briefing or with the reason why there is none."""

from dataclasses import dataclass

from discord import ui

from bot.catalogue import Message, Words, words_for
from bot.cogs.refusals import RefusedError
from bot.cogs.replies import Interaction, complain, in_time, show, thinking
from bot.context import Answer, BotContext, IntakeState
from bot.layouts import Place, note_view
from briefings import LibraryStats, Question, Request, escape_discord


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a command asks, and how its answer is shown."""

    request: Request
    private: bool
    #: Where to open the briefing.
    place: Place | None = None


async def answer(context: BotContext, interaction: Interaction, asked: Asked) -> None:
    """Answer with a briefing; where nothing is found, tell the person alone why and what is near."""
    words = words_for(interaction.locale.value)
    private = asked.private

    async def work() -> tuple[ui.LayoutView | None, Answer]:
        audience = await context.audiences.of(interaction.guild_id)
        found = await context.answers.get(asked.request, words, audience)
        if not found.briefing.found:
            return None, found
        return found.view(asked.place, private=private and interaction.guild_id is not None), found

    view, found = await in_time(work(), lambda: thinking(interaction, private=private))
    if view is not None:
        await show(interaction, view, private=private)
    else:
        await nothing_found(context, interaction, asked.request, words, found.briefing.suggestions)


async def nothing_found(
    context: BotContext,
    interaction: Interaction,
    request: Request,
    words: Words,
    suggestions: tuple[str, ...],
) -> None:
    """Say why there is no briefing, with what is near as buttons."""
    stats = await context.service.stats(audience=await context.audiences.of(interaction.guild_id))
    reason = reason_for_nothing(stats, context.intake, request, words)
    if not suggestions:
        await complain(interaction, reason)
        return
    near = [
        Request(
            question=request.question,
            topic=name,
            about=request.about,
            second=request.second,
            since=request.since,
            until=request.until,
        )
        for name in suggestions[:5]
    ]
    questions = [(other.topic, key) for other in near if (key := await context.requests.store(other)) is not None]
    await complain(interaction, note_view(f"{reason}\n{words.say(Message.DID_YOU_MEAN)}", questions=questions))


def reason_for_nothing(stats: LibraryStats, intake: IntakeState, request: Request, words: Words) -> str:
    """Return why nothing was found, as Markdown: as long as documents are still to come, that comes first."""
    progress = intake.progress
    if progress is not None and progress.done < progress.total:
        return words.say(Message.STILL_READING, done=f"{progress.done:,}", total=f"{progress.total:,}")
    if stats.documents == 0 and intake.reading:
        return words.say(Message.NOT_YET_READ)
    if stats.documents == 0:
        return words.say(Message.LIBRARY_EMPTY)
    message = Message.NOTHING_SAID if request.question is Question.QUOTE else Message.NOTHING_FOUND
    return words.say(message, words=escape_discord(request.topic, 100))


def refuse_same(first: str, second: str) -> None:
    """Raise RefusedError where both actors of a comparison are one."""
    if first.casefold() == second.casefold():
        raise RefusedError(Message.SAME_ACTOR)

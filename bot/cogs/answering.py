"""A request, answered with a briefing or with the reason why there is none."""

from dataclasses import dataclass, replace

from discord import ui

from bot.catalogue import Message, Words, words_for
from bot.cogs.refusals import RefusedError
from bot.cogs.replies import Interaction, complain, in_time, show, thinking
from bot.context import Answer, BotContext, IntakeState
from bot.layouts import Place, note_view
from briefings import Briefing, LibraryStats, Question, Request


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
        private_here = private and interaction.guild_id is not None
        return found.view(asked.place, private=private_here, note=reading_note(context.intake, words)), found

    view, found = await in_time(work(), lambda: thinking(interaction, private=private))
    if view is not None:
        await show(interaction, view, private=private)
    else:
        await nothing_found(context, interaction, asked.request, words, found)


async def nothing_found(
    context: BotContext, interaction: Interaction, request: Request, words: Words, found: Answer
) -> None:
    """Say why there is no briefing and what there is, with what is near as buttons."""
    stats = await context.service.stats(audience=await context.audiences.of(interaction.guild_id))
    reason = reason_for_nothing(stats, context.intake, found.rendered.notice, words)
    offers = list_offers(request, found.briefing) if stats.documents else ()
    questions = [(one.topic, key) for one in offers if (key := await context.requests.store(one)) is not None]
    await complain(interaction, note_view(reason, questions=questions) if questions else reason)


def list_offers(request: Request, briefing: Briefing) -> tuple[Request, ...]:
    """Return what may be asked instead, five at most: of whom there is something else, what is near, or named most."""
    absence = briefing.absence
    known = absence is not None and absence.name is not None and request.question is not Question.BRIEF
    whole = (Request(question=Question.BRIEF, topic=absence.name),) if known and absence and absence.name else ()
    near = (replace(request, topic=name) for name in briefing.suggestions or briefing.named_most)
    return (*whole, *near)[:5]


def reason_for_nothing(stats: LibraryStats, intake: IntakeState, notice: str, words: Words) -> str:
    """Return why nothing was found, as Markdown: as long as documents are still to come, that comes first.

    `notice` is what the answer itself says of it.
    """
    reading = reading_note(intake, words)
    if reading:
        return f"{notice}\n{reading}" if stats.documents else reading
    if stats.documents == 0 and intake.reading:
        return words.say(Message.NOT_YET_READ)
    return words.say(Message.LIBRARY_EMPTY) if stats.documents == 0 else notice


def reading_note(intake: IntakeState, words: Words) -> str:
    """Return how far the reading of documents is, empty where none are being read: more may be found soon."""
    progress = intake.progress
    if progress is None or progress.done >= progress.total:
        return ""
    return words.say(Message.STILL_READING, done=f"{progress.done:,}", total=f"{progress.total:,}")


def refuse_same(first: str, second: str) -> None:
    """Raise RefusedError where both actors of a comparison are one."""
    if first.casefold() == second.casefold():
        raise RefusedError(Message.SAME_ACTOR)

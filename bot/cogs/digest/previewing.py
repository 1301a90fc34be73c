"""What a digest would say now, shown to one person."""

from bot.catalogue import Message, Words
from bot.cogs.digest.showing import make_message_view
from bot.cogs.replies import Interaction, in_time, show, thinking
from bot.context import BotContext
from bot.layouts import note_view
from briefings import Schedule


async def show_preview(context: BotContext, interaction: Interaction, schedule: Schedule, words: Words) -> None:
    """Show the person alone what a schedule would send now; nothing is sent and nothing changes."""
    work = context.composer.preview(schedule, context.clock.now(), words.say(Message.DIGEST_PREVIEW))
    messages = await in_time(work, lambda: thinking(interaction, private=True))
    views = [make_message_view(message) for message in messages] or [
        note_view(words.say(Message.DIGEST_PREVIEW_SILENT))
    ]
    await show(interaction, views[0], private=True)
    for view in views[1:]:
        await interaction.followup.send(view=view, ephemeral=True)

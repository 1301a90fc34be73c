"""Digests by command: schedules of a server, a person's own digests, and the buttons that belong to them."""

from bot.cogs.digest.buttons import schedule_pressables
from bot.cogs.digest.commands import DigestCommands
from bot.cogs.digest.following import Following

__all__ = ["DigestCommands", "Following", "schedule_pressables"]

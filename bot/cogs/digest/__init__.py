"""Digests by command: schedules of a server, a person's own digests, and the buttons and events that belong to them."""

from bot.cogs.digest.buttons import schedule_pressables
from bot.cogs.digest.commands import DigestCommands
from bot.cogs.digest.following import Following
from bot.cogs.digest.servers import Servers

__all__ = ["DigestCommands", "Following", "Servers", "schedule_pressables"]

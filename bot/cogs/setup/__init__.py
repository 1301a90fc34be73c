"""/setup: what a server reads, where its digest goes and when, on one card that is changed as one goes."""

from bot.cogs.setup.card import welcome_view
from bot.cogs.setup.commands import Setup, setup_pressables
from bot.cogs.setup.facts import guess_zone

__all__ = ["Setup", "guess_zone", "setup_pressables", "welcome_view"]

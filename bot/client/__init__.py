"""The bot's process: composition root, connection, list of commands, log, doctor."""

from bot.client.run import main, run

__all__ = ["main", "run"]

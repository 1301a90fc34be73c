"""The bot's process: composition root, connection, list of commands, log, doctor."""

from bot.client.doctor import Check, State, doctor, sync
from bot.client.run import main, run
from bot.client.troubles import RunExit, Trouble, explain

__all__ = ["Check", "RunExit", "State", "Trouble", "doctor", "explain", "main", "run", "sync"]

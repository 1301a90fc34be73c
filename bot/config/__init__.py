"""Settings and time: all that the bot takes from outside before it starts."""

from bot.config.folders import data_folder, seeds_folder, shipped_seeds
from bot.config.limits import document_limits

__all__ = ["data_folder", "document_limits", "seeds_folder", "shipped_seeds"]

"""Settings and time: all that the bot takes from outside before it starts."""

from bot.config.folders import data_folder, seeds_folder

__all__ = ["data_folder", "seeds_folder"]

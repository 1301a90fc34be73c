"""Settings and time: all that the bot takes from outside before it starts."""

from bot.config.fetching import FetchOptions, Permissions, fetch_options, read_hosts
from bot.config.folders import data_folder, sample_newsroom, seeds_folder, shipped_samples, shipped_seeds
from bot.config.limits import document_limits
from bot.config.places import StorePlaces, find_places

__all__ = [
    "FetchOptions",
    "Permissions",
    "StorePlaces",
    "data_folder",
    "document_limits",
    "fetch_options",
    "find_places",
    "read_hosts",
    "sample_newsroom",
    "seeds_folder",
    "shipped_samples",
    "shipped_seeds",
]

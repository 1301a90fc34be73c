"""HTTP for sources: with a guard against private addresses, limits, and manners."""

from bot.fetching.fetcher import HttpFetcher, open_fetcher
from bot.fetching.permissions import Permissions, read_hosts

__all__ = ["HttpFetcher", "Permissions", "open_fetcher", "read_hosts"]

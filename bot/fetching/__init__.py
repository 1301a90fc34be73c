"""Fetching of web addresses: behind a guard, within limits, with manners.

`guard` decides where a request may go, `turns` when, `robots` whether its publisher wants it; `names` looks hosts up,
`body`, `headers` and `failures` read what comes, and `fetcher` follows an address through its redirects with them.
"""

from bot.config import Permissions, read_hosts
from bot.fetching.fetcher import FetchLimits, HttpFetcher, open_fetcher
from bot.fetching.opening import open_sources

__all__ = ["FetchLimits", "HttpFetcher", "Permissions", "open_fetcher", "open_sources", "read_hosts"]

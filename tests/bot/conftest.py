"""What tests of the bot share."""

import warnings

with warnings.catch_warnings():
    # discord.py imports the standard library's audioop, which Python 3.13 has dropped and 3.11 warns of.
    warnings.simplefilter("ignore", DeprecationWarning)
    import discord  # noqa: F401

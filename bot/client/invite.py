"""The link with which a server's admin adds the bot: the scopes and permissions that it needs, and no other."""

import discord

#: Commands need none of these; digests do. Reading the history is how a digest is found again after a crash.
PERMISSIONS = discord.Permissions(
    view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
)

SCOPES = ("bot", "applications.commands")


def invite_link(application: int) -> str:
    """Return the link for an application's id."""
    return discord.utils.oauth_url(application, permissions=PERMISSIONS, scopes=SCOPES)

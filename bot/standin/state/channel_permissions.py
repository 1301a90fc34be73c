"""Permission bits and how roles and overwrites add up to them (Discord's documented order)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntFlag


class Permission(IntFlag):
    """The bits that this stand-in looks at; others are carried along as numbers."""

    KICK_MEMBERS = 1 << 1
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EXTERNAL_APPS = 1 << 50


ALL = (1 << 53) - 1
#: What @everyone may do in a new server, as far as it matters here.
EVERYONE = int(
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.USE_EXTERNAL_APPS
)


def combine_guild_permissions(role_permissions: Iterable[int], *, owner: bool) -> int:
    """Return what a member may do in a guild: the union of the roles, everything for owner and administrators."""
    total = 0
    for bits in role_permissions:
        total |= bits
    return ALL if owner or total & Permission.ADMINISTRATOR else total


def combine_channel_permissions(
    base: int,
    everyone: tuple[int, int],
    roles: Iterable[tuple[int, int]],
    member: tuple[int, int],
) -> int:
    """Return what remains in a channel; overwrites are (allow, deny): @everyone's, then the roles', then the member's.

    Without the right to view nothing is left, as in Discord's implicit permissions.
    """
    if base & Permission.ADMINISTRATOR:
        return ALL
    total = (base & ~everyone[1]) | everyone[0]
    allow = deny = 0
    for role_allow, role_deny in roles:
        allow |= role_allow
        deny |= role_deny
    total = (total & ~deny) | allow
    total = (total & ~member[1]) | member[0]
    return total if total & Permission.VIEW_CHANNEL else 0

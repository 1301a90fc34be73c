"""Records as the JSON objects of Discord's API (version 10)."""

from __future__ import annotations

from datetime import datetime

from bot.standin.api_errors import Json
from bot.standin.state.world import Channel, ChannelType, Guild, Member, Person, Role, ThreadState, World


def dump_moment(at: datetime | None) -> str | None:
    """Return a time as Discord writes it."""
    return None if at is None else at.isoformat(timespec="microseconds")


def dump_person(person: Person) -> Json:
    """Return a user object."""
    return {
        "id": str(person.id),
        "username": person.name.lower().replace(" ", "."),
        "global_name": None if person.bot else person.name,
        "discriminator": "0000" if person.bot else "0",
        "avatar": None,
        "bot": person.bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def dump_role(role: Role) -> Json:
    """Return a role object."""
    return {
        "id": str(role.id),
        "name": role.name,
        "description": None,
        "permissions": str(role.permissions),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": role.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def dump_member(member: Member, *, permissions: int | None = None) -> Json:
    """Return a guild member object; `permissions` is given within interactions only."""
    body: Json = {
        "user": dump_person(member.person),
        "nick": member.nick,
        "avatar": None,
        "banner": None,
        "roles": [str(role) for role in member.roles],
        "joined_at": dump_moment(member.joined_at),
        "premium_since": None,
        "communication_disabled_until": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }
    if permissions is not None:
        body["permissions"] = str(permissions)
    return body


def _dump_thread(channel: Channel, state: ThreadState) -> Json:
    return {
        "parent_id": str(channel.parent_id),
        "owner_id": str(state.owner_id),
        "thread_metadata": {
            "archived": state.archived,
            "archive_timestamp": dump_moment(state.archive_at),
            "auto_archive_duration": state.auto_archive_minutes,
            "locked": state.locked,
            "create_timestamp": dump_moment(state.archive_at),
        },
        "message_count": state.message_count,
        "total_message_sent": state.message_count,
        "member_count": 1,
        "applied_tags": [str(tag) for tag in state.applied_tags],
        "rate_limit_per_user": 0,
    }


def dump_thread_member(channel: Channel, state: ThreadState, user: int) -> Json:
    """Return a thread member object."""
    return {"id": str(channel.id), "user_id": str(user), "join_timestamp": dump_moment(state.archive_at), "flags": 0}


def dump_channel(channel: Channel) -> Json:
    """Return a channel object: guild channel, thread or direct conversation."""
    body: Json = {
        "id": str(channel.id),
        "type": int(channel.type),
        "flags": 16 if channel.tag_required else 0,
        "last_message_id": None if channel.last_message_id is None else str(channel.last_message_id),
    }
    if channel.guild_id is None:
        body["recipients"] = [dump_person(person) for person in channel.recipients]
        if channel.type is ChannelType.GROUP_DM:
            body |= {"name": channel.name or None, "icon": None, "owner_id": str(channel.recipients[0].id)}
        return body
    body |= {"guild_id": str(channel.guild_id), "name": channel.name}
    if channel.thread is not None:
        return body | _dump_thread(channel, channel.thread)
    body |= {
        "position": channel.position,
        "parent_id": None if channel.parent_id is None else str(channel.parent_id),
        "topic": channel.topic,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "permission_overwrites": [
            {
                "id": str(key),
                "type": 1 if key in channel.member_overwrites else 0,
                "allow": str(allow),
                "deny": str(deny),
            }
            for key, (allow, deny) in channel.overwrites.items()
        ],
    }
    if channel.type is ChannelType.FORUM:
        body["available_tags"] = [
            {"id": str(key), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
            for key, name in channel.tags.items()
        ]
        body |= {"default_reaction_emoji": None, "default_sort_order": None, "default_forum_layout": 0}
    return body


def dump_guild(guild: Guild) -> Json:
    """Return a guild object as REST gives it."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner_id),
        "icon": None,
        "description": None,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "banner": None,
        "application_id": None,
        "region": "us-east",
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [dump_role(role) for role in guild.roles.values()],
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None if guild.system_channel_id is None else str(guild.system_channel_id),
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 0,
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": guild.locale,
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "public_updates_channel_id": None,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "incidents_data": None,
        "approximate_member_count": len(guild.members),
        "approximate_presence_count": 1,
    }


def dump_guild_create(guild: Guild, world: World) -> Json:
    """Return a guild as GUILD_CREATE brings it: with channels, active threads and the bot's own membership."""
    channels = [dump_channel(channel) for channel in guild.channels.values() if channel.thread is None]
    threads = [
        dump_channel(channel)
        for channel in guild.channels.values()
        if channel.thread is not None and not channel.thread.archived
    ]
    mine = guild.members.get(world.me.id)
    return dump_guild(guild) | {
        "joined_at": dump_moment(mine.joined_at if mine else guild.created_at),
        "large": len(guild.members) > 250,
        "unavailable": False,
        "member_count": len(guild.members),
        "members": [dump_member(mine)] if mine else [],
        "channels": channels,
        "threads": threads,
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def dump_application(world: World) -> Json:
    """Return the application object of the bot."""
    return {
        "id": str(world.application_id),
        "name": world.me.name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": dump_person(world.me),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": dump_person(Person(id=1, name="Owner")),
        "team": None,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "explicit_content_filter": 0,
        "approximate_guild_count": sum(1 for _ in world.joined_guilds()),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "integration_types_config": {"0": {}, "1": {}},
        "eligible_oauth2_scopes": [],
    }

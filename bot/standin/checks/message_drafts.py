"""A message as a request asks for it, checked against Discord's limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntFlag
from types import MappingProxyType

from bot.standin.api_errors import Json, refusal
from bot.standin.checks.component_rules import ComponentRules, store_components
from bot.standin.checks.json_forms import Form
from bot.standin.checks.uploads import Upload

MAX_CONTENT = 2000
MAX_EMBEDS_TOTAL = 6000
MAX_NONCE = 25
MAX_FILES = 10
_WEB = ("http", "https")


class Flag(IntFlag):
    """Message flags."""

    CROSSPOSTED = 1 << 0
    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


@dataclass(slots=True, kw_only=True)
class AllowedMentions:
    """Whom a message may ping. `parse` holds "users", "roles", "everyone"; the tuples name single ids."""

    parse: frozenset[str]
    users: tuple[int, ...] = ()
    roles: tuple[int, ...] = ()
    replied_user: bool = False

    def names_user(self, user_id: int) -> bool:
        """Tell whether this user may be pinged."""
        return "users" in self.parse or user_id in self.users

    def names_role(self, role_id: int) -> bool:
        """Tell whether this role may be pinged."""
        return "roles" in self.parse or role_id in self.roles


@dataclass(slots=True, kw_only=True)
class MessageDraft:
    """A valid message that isn't posted yet."""

    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    flags: int = 0
    allowed_mentions: AllowedMentions | None = None
    nonce: str | int | None = None
    enforce_nonce: bool = False
    reply_to: int | None = None
    #: Files that it keeps, by their ids, and new ones with what they are described as.
    kept_files: tuple[int, ...] = ()
    new_files: tuple[tuple[Upload, str | None], ...] = ()

    @property
    def empty(self) -> bool:
        """True if there is nothing to show."""
        return not (self.content.strip() or self.embeds or self.components or self.kept_files or self.new_files)


def read_draft(
    body: object,
    *,
    settable: int,
    before: MessageDraft | None = None,
    path: tuple[str, ...] = (),
    files: Mapping[int, Upload] = MappingProxyType({}),
) -> MessageDraft:
    """Read a message's body.

    `settable` are the flags that the route takes, `before` is the message to edit, `path` is where the body stands
    in the request, `files` are those that came with it, by number. Raises the refusal that
    Discord would answer: 50035 with the fields, or 50006 for an empty message.
    """
    form = Form(body, path=path)
    draft = _read(form, settable, before or MessageDraft(), files)
    form.raise_if_wrong()
    if draft.empty:
        raise refusal(50006)
    return draft


def _read(form: Form, settable: int, before: MessageDraft, files: Mapping[int, Upload]) -> MessageDraft:
    flags = form.integer("flags", low=0, high=2**31 - 1)
    kept = before.flags if flags is None else (flags & settable) | (before.flags & ~settable)
    v2 = bool(kept & Flag.COMPONENTS_V2) or bool(before.flags & Flag.COMPONENTS_V2)
    content = form.string("content", high=MAX_CONTENT)
    _check_embeds(form)
    ComponentRules(v2=v2).check(form)
    nonce = _read_nonce(form)
    form.boolean("tts")
    reference = form.child("message_reference")
    reply_to = reference.snowflake("message_id", required=True) if reference else None
    kept_files, new_files = _read_files(form, before, files)
    if form.array("sticker_ids", high=3):
        form.add_error("BASE_TYPE_CHOICES", "The stand-in takes no stickers.", "sticker_ids")
    if "poll" in form:
        form.add_error("BASE_TYPE_CHOICES", "The stand-in takes no polls.", "poll")
    draft = MessageDraft(
        content=before.content if "content" not in form.body else content or "",
        embeds=before.embeds if "embeds" not in form.body else form.body["embeds"] or [],
        components=before.components,
        flags=kept | (Flag.COMPONENTS_V2 if v2 else 0),
        allowed_mentions=_read_allowed(form),
        nonce=nonce,
        enforce_nonce=bool(form.boolean("enforce_nonce")),
        reply_to=reply_to,
        kept_files=kept_files,
        new_files=new_files,
    )
    if "components" in form.body and not form.errors:
        draft.components = store_components(form.body["components"] or [])
    if v2:
        for key, value in (("content", draft.content), ("embeds", draft.embeds)):
            if value:
                form.add_error(
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
                    key,
                )
    return draft


def _read_files(
    form: Form, before: MessageDraft, files: Mapping[int, Upload]
) -> tuple[tuple[int, ...], tuple[tuple[Upload, str | None], ...]]:
    """Return the ids of files that a message keeps, and its new ones: `attachments` names both, new ones by number."""
    listed = form.children("attachments", high=MAX_FILES)
    kept = before.kept_files if form.body.get("attachments") is None else ()
    described: dict[int, tuple[str | None, str | None]] = {}
    for one in listed:
        ident = one.snowflake("id", required=True)
        filename, description = one.string("filename", high=1024), one.string("description", high=1024)
        if ident is None:
            continue
        if ident in files:
            described[ident] = filename, description
        elif ident in before.kept_files:
            kept = (*kept, ident)
        else:
            one.add_error("ATTACHMENT_NOT_FOUND", f"Attachment data for id {ident} not found", "id")
    new = []
    for number, file in sorted(files.items()):
        filename, description = described.get(number, (None, None))
        new.append((replace(file, filename=filename or file.filename), description))
    return kept, tuple(new)


def _read_nonce(form: Form) -> str | int | None:
    nonce = form.body.get("nonce")
    if isinstance(nonce, str):
        return form.string("nonce", high=MAX_NONCE)
    return form.integer("nonce", low=-(2**63), high=2**63 - 1)


def _check_embeds(form: Form) -> None:
    total = 0
    embeds = form.children("embeds", high=10)
    for embed in embeds:
        total += _check_embed(embed)
    if total > MAX_EMBEDS_TOTAL:
        form.add_error(
            "MAX_EMBED_SIZE_EXCEEDED",
            f"Embed size exceeds maximum size of {MAX_EMBEDS_TOTAL}",
            "embeds",
            len(embeds) - 1,
        )


def _check_embed(embed: Form) -> int:
    size = len(embed.string("title", high=256) or "") + len(embed.string("description", high=4096) or "")
    embed.url("url", _WEB)
    embed.integer("color", low=0, high=0xFFFFFF)
    embed.string("timestamp", high=64)
    for key, name, high in (("footer", "text", 2048), ("author", "name", 256)):
        part = embed.child(key)
        if part is not None:
            size += len(part.string(name, low=1, high=high, required=True) or "")
            part.url("icon_url", (*_WEB, "attachment"))
            part.url("url", _WEB)
    for key in ("image", "thumbnail"):
        part = embed.child(key)
        if part is not None:
            part.url("url", (*_WEB, "attachment"), required=True)
    for part in embed.children("fields", high=25):
        size += len(part.string("name", low=1, high=256, required=True) or "")
        size += len(part.string("value", low=1, high=1024, required=True) or "")
        part.boolean("inline")
    return size


def _read_allowed(form: Form) -> AllowedMentions | None:
    allowed = form.child("allowed_mentions")
    if allowed is None:
        return None
    parse = allowed.array("parse", high=3)
    for at, value in enumerate(parse):
        if value not in {"users", "roles", "everyone"}:
            allowed.add_error("BASE_TYPE_CHOICES", "Value must be one of ('roles', 'users', 'everyone').", "parse", at)
    named = {key: allowed.snowflakes(key, high=100) for key in ("users", "roles")}
    for key, ids in named.items():
        if ids and key in parse:
            allowed.add_error(
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.',
            )
    return AllowedMentions(
        parse=frozenset(str(value) for value in parse),
        users=tuple(named["users"]),
        roles=tuple(named["roles"]),
        replied_user=bool(allowed.boolean("replied_user")),
    )

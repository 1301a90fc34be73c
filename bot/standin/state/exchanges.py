"""ExchangeStore from the person's press of a key to the bot's last follow-up, with Discord's deadlines."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum

from bot.standin.api_errors import Json, MisuseError, refusal
from bot.standin.state import payloads
from bot.standin.state.channel_permissions import Permission
from bot.standin.state.message_store import Message
from bot.standin.state.world import Channel, ChannelType, Person, World

#: Discord gives a bot this long for the first answer.
DEADLINE_SECONDS = 3.0
#: An interaction's token is good for this long.
TOKEN_LIFE = timedelta(minutes=15)
#: What an app that is not installed in the server may send after its first answer.
USER_APP_FOLLOWUPS = 5


class InteractionType(IntEnum):
    """Discord's numbers for what a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class ResponseType(IntEnum):
    """Discord's numbers for the bot's first answer."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(slots=True, kw_only=True, eq=False)
class Exchange:
    """One interaction and what came back.

    `seconds` is the time to the first response; `failed` says that none came in time.
    `message` is that response's message, or the one that it updates.
    """

    id: int
    token: str
    type: InteractionType
    person: Person
    channel: Channel
    payload: Json
    created_at: datetime
    started: float
    guild_installed: bool
    source: Message | None = None
    seconds: float | None = None
    failed: bool = False
    response_type: ResponseType | None = None
    response: Json | None = None
    message: Message | None = None
    updates_source: bool = False
    followups: list[Message] = field(default_factory=list)
    requests: list[tuple[str, str, Json]] = field(default_factory=list)
    late: int = 0
    doubled: int = 0
    _answered: asyncio.Event = field(default_factory=asyncio.Event)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def choices(self) -> list[Json]:
        """The choices of an autocomplete answer."""
        return [] if self.response is None else list(self.response.get("choices") or [])

    @property
    def modal(self) -> Json | None:
        """The modal that the bot opened, if that was its answer."""
        return self.response if self.response_type is ResponseType.MODAL else None

    @property
    def messages(self) -> list[Message]:
        """The message of the first answer, if any, and the follow-ups."""
        return [*([] if self.message is None else [self.message]), *self.followups]

    @property
    def text(self) -> str:
        """All words of `messages`."""
        return "\n".join(message.text for message in self.messages)

    def notify_change(self) -> None:
        """Wake those who wait for the bot's next step."""
        self._changed.set()

    def notify_answer(self) -> None:
        """Wake the person who waits for the first response."""
        self._answered.set()
        self.notify_change()

    async def wait_for_response(self, seconds: float) -> None:
        """Wait for the first response, at most `seconds`; mark the exchange failed if none came."""
        try:
            await asyncio.wait_for(self._answered.wait(), seconds)
        except TimeoutError:
            if self.seconds is None:
                self.failed = True
                self.notify_answer()

    async def wait_for_deferred(self, seconds: float) -> None:
        """Wait until the bot did what it put off with its first response, at most `seconds`."""
        if self.response_type not in {ResponseType.DEFERRED_MESSAGE, ResponseType.DEFERRED_UPDATE}:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                # The first of these is the response itself.
                while len(self.requests) < 2:
                    self._changed.clear()
                    await self._changed.wait()

    async def final(self, timeout: float = 60.0) -> Message:  # noqa: ASYNC109  # a waiting time is what this is about
        """Return the answer once it no longer says "is thinking"; raises TimeoutError if that doesn't come."""
        async with asyncio.timeout(timeout):
            while self.message is None or self.message.loading:
                if self.failed:
                    raise MisuseError("The application did not respond.")
                self._changed.clear()
                await self._changed.wait()
        return self.message

    async def followup(self, number: int = 1, timeout: float = 60.0) -> Message:  # noqa: ASYNC109  # as above
        """Return the follow-up message `number` (1 is the first), waiting for it."""
        async with asyncio.timeout(timeout):
            while len(self.followups) < number:
                self._changed.clear()
                await self._changed.wait()
        return self.followups[number - 1]


class ExchangeStore:
    """All exchanges, by id and by token."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.all: dict[int, Exchange] = {}
        self._by_token: dict[str, Exchange] = {}
        self.deadline_seconds = DEADLINE_SECONDS
        #: How long people wait for what was put off, before they go on; the page shows what there is at once.
        self.patience_seconds = 0.0

    def open(
        self,
        kind: InteractionType,
        person: Person,
        channel: Channel,
        data: Json,
        *,
        source: Message | None = None,
        source_payload: Json | None = None,
        extra: Json | None = None,
    ) -> Exchange:
        """Make the interaction that the gateway will report; `extra` overrides fields of its payload."""
        guild = self._world.guild_of(channel)
        installed = guild is not None and guild.joined
        exchange = Exchange(
            id=self._world.ids.next(),
            token=secrets.token_urlsafe(48),
            type=kind,
            person=person,
            channel=channel,
            payload={},
            created_at=self._world.clock(),
            started=asyncio.get_running_loop().time(),
            guild_installed=installed,
            source=source,
        )
        exchange.payload = self._payload(exchange, data, source_payload) | (extra or {})
        self.all[exchange.id] = exchange
        self._by_token[exchange.token] = exchange
        return exchange

    def _payload(self, exchange: Exchange, data: Json, source_payload: Json | None) -> Json:
        world, person, channel = self._world, exchange.person, exchange.channel
        guild = world.guild_of(channel)
        mine = world.compute_permissions(person, channel)
        app = world.compute_permissions(world.me, channel) if exchange.guild_installed or guild is None else mine
        body: Json = {
            "id": str(exchange.id),
            "application_id": str(world.application_id),
            "type": int(exchange.type),
            "token": exchange.token,
            "version": 1,
            "data": data,
            "channel_id": str(channel.id),
            "channel": payloads.dump_channel(channel) | {"permissions": str(mine)},
            "app_permissions": str(app),
            "locale": person.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": self._owners(exchange),
            "attachment_size_limit": 10485760,
        }
        if source_payload is not None:
            body["message"] = source_payload
        if guild is None:
            with_bot = channel.type is ChannelType.DM and not channel.foreign
            return body | {"user": payloads.dump_person(person), "context": 1 if with_bot else 2}
        return body | {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": payloads.dump_member(guild.members[person.id], permissions=mine),
            "context": 0,
        }

    def _owners(self, exchange: Exchange) -> Json:
        owners = {}
        if exchange.guild_installed:
            owners["0"] = str(exchange.channel.guild_id)
        elif exchange.channel.guild_id is None and not exchange.channel.foreign:
            owners["0"] = "0"
        if exchange.person.installed:
            owners["1"] = str(exchange.person.id)
        return owners

    def dump_metadata(self, exchange: Exchange) -> Json:
        """Return the interaction metadata that messages of this exchange carry."""
        body: Json = {
            "id": str(exchange.id),
            "type": int(exchange.type),
            "user": payloads.dump_person(exchange.person),
            "authorizing_integration_owners": exchange.payload["authorizing_integration_owners"],
        }
        if exchange.type is InteractionType.COMMAND:
            body["name"] = exchange.payload["data"].get("name", "")
        if exchange.source is not None:
            body["interacted_message_id"] = str(exchange.source.id)
        return body

    def find_unanswered(self, interaction_id: int, token: str) -> Exchange:
        """Return the exchange that a first answer is for.

        Raises the refusals 10062 (unknown, or later than the deadline) and 40060 (answered already).
        """
        exchange = self.all.get(interaction_id)
        if exchange is None or not secrets.compare_digest(exchange.token, token):
            raise refusal(10062)
        if exchange.response_type is not None:
            exchange.doubled += 1
            raise refusal(40060)
        if exchange.failed or self._age(exchange) > self.deadline_seconds:
            exchange.failed = True
            exchange.late += 1
            raise refusal(10062)
        return exchange

    def _age(self, exchange: Exchange) -> float:
        return asyncio.get_running_loop().time() - exchange.started

    def record_answer(self, exchange: Exchange, kind: ResponseType, data: Json) -> None:
        """Note the first answer and its time."""
        exchange.seconds = self._age(exchange)
        exchange.response_type = kind
        exchange.response = data

    def find_by_token(self, application_id: int, token: str) -> Exchange:
        """Return the answered exchange of a webhook address.

        Raises the refusals 10015 (unknown or unanswered) and 50027 (older than 15 minutes).
        """
        exchange = self._by_token.get(token)
        if application_id != self._world.application_id or exchange is None or exchange.response_type is None:
            raise refusal(10015)
        if self._world.clock() - exchange.created_at > TOKEN_LIFE:
            raise refusal(50027)
        return exchange

    def must_be_private(self, exchange: Exchange) -> bool:
        """Tell whether the answer is ephemeral whatever the bot asks: an external app without permission for more."""
        if exchange.guild_installed or exchange.channel.guild_id is None:
            return False
        return not self._world.compute_permissions(exchange.person, exchange.channel) & Permission.USE_EXTERNAL_APPS

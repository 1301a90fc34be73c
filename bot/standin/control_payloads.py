"""What the control interface shows of the world, its messages, exchanges and requests."""

from __future__ import annotations

from bot.standin.api_errors import Json
from bot.standin.backend import Backend
from bot.standin.rest.faults import RequestRecord
from bot.standin.state import payloads
from bot.standin.state.exchanges import Exchange
from bot.standin.state.message_store import Message
from bot.standin.state.world import World


def describe_world(world: World) -> Json:
    """Return people, guilds and their channels."""
    return {
        "me": payloads.dump_person(world.me),
        "people": [
            payloads.dump_person(person) | {"locale": person.locale, "installed": person.installed}
            for person in world.people.values()
            if not person.bot
        ],
        "guilds": [
            {
                "id": str(guild.id),
                "name": guild.name,
                "joined": guild.joined,
                "owner_id": str(guild.owner_id),
                "members": [str(member) for member in guild.members],
                "roles": [payloads.dump_role(role) for role in guild.roles.values()],
                "channels": [payloads.dump_channel(channel) for channel in guild.channels.values()],
            }
            for guild in world.guilds.values()
        ],
    }


def describe_message(message: Message, backend: Backend) -> Json:
    """Return a message with what Discord's API does not say: for whom it is and whom it pinged."""
    return backend.messages.dump_message(message) | {
        "visible_to": None if message.visible_to is None else str(message.visible_to),
        "text": message.text,
        "pings": {
            "everyone": message.pings.everyone,
            "users": [str(one) for one in message.pings.users],
            "roles": [str(one) for one in message.pings.roles],
        },
    }


def describe_exchange(exchange: Exchange, backend: Backend) -> Json:
    """Return an interaction and what came back."""
    return {
        "exchange": str(exchange.id),
        "type": int(exchange.type),
        "seconds": exchange.seconds,
        "failed": exchange.failed,
        "late": exchange.late,
        "doubled": exchange.doubled,
        "response_type": None if exchange.response_type is None else int(exchange.response_type),
        "response": exchange.response,
        "choices": exchange.choices,
        "modal": exchange.modal,
        "updates_source": exchange.updates_source,
        "message": None if exchange.message is None else describe_message(exchange.message, backend),
        "followups": [describe_message(message, backend) for message in exchange.followups],
    }


def describe_request(record: RequestRecord) -> Json:
    """Return a line of the request log."""
    return {
        "number": record.number,
        "method": record.method,
        "path": record.path,
        "query": record.query,
        "body": record.body,
        "seconds": record.seconds,
        "status": record.status,
        "answer": record.answer,
        "faults": record.faults,
    }

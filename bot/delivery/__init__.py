"""Digests on their way: what is due in the ledger becomes messages in Discord, each exactly once."""

from bot.delivery.alerting import AlertState, AlertWatch
from bot.delivery.catching_up import CatchingUp
from bot.delivery.collaborators import Composer, Notifier, Silence
from bot.delivery.composing import DigestComposer
from bot.delivery.notifying import PeopleNotifier, write_to_somebody
from bot.delivery.outbox import AT_ONCE, Outbox
from bot.delivery.pacing import Pacer
from bot.delivery.permissions import Access, Channel, Lack, lacking, lacking_of
from bot.delivery.post import Post, message_payload, post_payload
from bot.delivery.recovery import Recovery
from bot.delivery.refusals import Refusals

__all__ = [
    "AT_ONCE",
    "Access",
    "AlertState",
    "AlertWatch",
    "CatchingUp",
    "Channel",
    "Composer",
    "DigestComposer",
    "Lack",
    "Notifier",
    "Outbox",
    "Pacer",
    "PeopleNotifier",
    "Post",
    "Recovery",
    "Refusals",
    "Silence",
    "lacking",
    "lacking_of",
    "message_payload",
    "post_payload",
    "write_to_somebody",
]

"""Digests on their way: what is due in the ledger becomes messages in Discord, each exactly once."""

from bot.delivery.outbox import Composer, Notifier, Outbox, Silence
from bot.delivery.pacing import Pacer
from bot.delivery.post import Post, message_payload, post_payload

__all__ = ["Composer", "Notifier", "Outbox", "Pacer", "Post", "Silence", "message_payload", "post_payload"]

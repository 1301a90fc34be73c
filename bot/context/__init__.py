"""What every command needs, made once when the bot starts: the domain, the ledger, the clock, and caches of answers."""

from bot.context.answers import Answer, Answers
from bot.context.audiences import Audiences
from bot.context.context import BotContext, Briefings, IntakeState
from bot.context.stored_requests import StoredRequests
from bot.context.suggested_names import SuggestedNames

__all__ = [
    "Answer",
    "Answers",
    "Audiences",
    "BotContext",
    "Briefings",
    "IntakeState",
    "StoredRequests",
    "SuggestedNames",
]

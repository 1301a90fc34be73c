"""Rendered briefings as Discord messages (Components V2) within Discord's limits. Pure: nothing is sent from here."""

from bot.layouts.briefing import briefing_view
from bot.layouts.comparison import side_by_side
from bot.layouts.digest import REFERENCE, DigestHead, DigestPart, DigestTopic, digest_parts, digest_view, ping_text
from bot.layouts.kept import KeptClaim, claim_value, kept_claim, read_value
from bot.layouts.notes import note_view
from bot.layouts.pages import too_long
from bot.layouts.press import (
    PRESS_TEMPLATE,
    ClaimKey,
    Place,
    Press,
    Verb,
    claim_key,
    read_claim_key,
    read_press,
    read_section,
)
from bot.layouts.proof import proof_view
from bot.layouts.reasons import advice_words, reason_words
from bot.layouts.schedules import days_words, place_words, schedule_line, schedule_text, state_words, topics_words
from bot.layouts.stored import ScheduleDraft, StoredQuestion, dump_request, load_request

__all__ = [
    "PRESS_TEMPLATE",
    "REFERENCE",
    "ClaimKey",
    "DigestHead",
    "DigestPart",
    "DigestTopic",
    "KeptClaim",
    "Place",
    "Press",
    "ScheduleDraft",
    "StoredQuestion",
    "Verb",
    "advice_words",
    "briefing_view",
    "claim_key",
    "claim_value",
    "days_words",
    "digest_parts",
    "digest_view",
    "dump_request",
    "kept_claim",
    "load_request",
    "note_view",
    "ping_text",
    "place_words",
    "proof_view",
    "read_claim_key",
    "read_press",
    "read_section",
    "read_value",
    "reason_words",
    "schedule_line",
    "schedule_text",
    "side_by_side",
    "state_words",
    "too_long",
    "topics_words",
]

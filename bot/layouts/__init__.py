"""Rendered briefings as Discord messages (Components V2) within Discord's limits. Pure: nothing is sent from here."""

from bot.layouts.briefing import briefing_view
from bot.layouts.card import MOST_OF_FETCHED
from bot.layouts.corrections import correction_text
from bot.layouts.digest import (
    LINES,
    REFERENCE,
    DigestHead,
    DigestPart,
    DigestTopic,
    digest_parts,
    digest_view,
    ping_text,
)
from bot.layouts.kept import KeptClaim, dump_kept_claim, list_fetched, load_kept_claim, make_kept_claim
from bot.layouts.line_reports import complaints_view, hidden_view, thanks_view, wrong_lines_view
from bot.layouts.notes import note_view
from bot.layouts.pages import too_long
from bot.layouts.press import (
    CARD,
    PRESS_TEMPLATE,
    ClaimKey,
    Place,
    Press,
    Verb,
    load_claim_key,
    load_press,
    load_section,
    make_claim_key,
)
from bot.layouts.proof import proof_view
from bot.layouts.reasons import advice_words, reason_words
from bot.layouts.schedules import days_words, place_words, schedule_line, schedule_text, state_words, topics_words
from bot.layouts.stored import ScheduleDraft, StoredQuestion, dump_request, load_request

__all__ = [
    "CARD",
    "LINES",
    "MOST_OF_FETCHED",
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
    "complaints_view",
    "correction_text",
    "days_words",
    "digest_parts",
    "digest_view",
    "dump_kept_claim",
    "dump_request",
    "hidden_view",
    "list_fetched",
    "load_claim_key",
    "load_kept_claim",
    "load_press",
    "load_request",
    "load_section",
    "make_claim_key",
    "make_kept_claim",
    "note_view",
    "ping_text",
    "place_words",
    "proof_view",
    "reason_words",
    "schedule_line",
    "schedule_text",
    "state_words",
    "thanks_view",
    "too_long",
    "topics_words",
    "wrong_lines_view",
]

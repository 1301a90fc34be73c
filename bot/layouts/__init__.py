"""Rendered briefings as Discord messages (Components V2) within Discord's limits. Pure: nothing is sent from here."""

from bot.layouts.briefing import briefing_view
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
from bot.layouts.proof import day, link, proof_view
from bot.layouts.text import clip, escaped, plain, units

__all__ = [
    "PRESS_TEMPLATE",
    "ClaimKey",
    "Place",
    "Press",
    "Verb",
    "briefing_view",
    "claim_key",
    "clip",
    "day",
    "escaped",
    "link",
    "note_view",
    "plain",
    "proof_view",
    "read_claim_key",
    "read_press",
    "read_section",
    "too_long",
    "units",
]

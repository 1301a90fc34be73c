"""From what the library found to a briefing: sections, claims and their proofs. Pure functions, no store."""

from briefings.compose.briefing import make_briefing, make_topic_sections, name_topic
from briefings.compose.limits import Limits
from briefings.compose.muting import drop_muted, muted_rules
from briefings.compose.proof import prove

__all__ = ["Limits", "drop_muted", "make_briefing", "make_topic_sections", "muted_rules", "name_topic", "prove"]

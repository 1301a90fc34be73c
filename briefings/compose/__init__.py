"""From what the library found to a briefing: sections, claims and their proofs. Pure functions, no store."""

from briefings.compose.briefing import compose
from briefings.compose.limits import Limits
from briefings.compose.proof import prove

__all__ = ["Limits", "compose", "prove"]

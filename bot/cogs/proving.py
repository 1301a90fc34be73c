"""The proof of a line that a button or a menu's entry names."""

from bot.context import BotContext
from bot.layouts import KeptClaim
from briefings import Audience, Proof


async def prove_kept(context: BotContext, kept: KeptClaim, audience: Audience) -> Proof | None:
    """Return a line where it stands, else as it was captured; None: its document is gone, or says so no longer."""
    place = (kept.document, kept.spans, kept.words)
    captured = context.sources.captured
    proof = await context.service.proof_at(*place, audience=audience) or await captured.prove(*place)
    return None if proof is None else await captured.mark_gone(proof)

"""The last check before anything leaves the house: every line is held against the stored texts."""

import logging

from briefings.library import Library
from briefings.model.briefing import Briefing
from briefings.render import verify

_log = logging.getLogger(__name__)


async def verified(library: Library, briefing: Briefing) -> Briefing:
    """Return a briefing without the lines whose words aren't the stored text's; each such line is logged."""
    cited = {
        citation.document for section in briefing.sections for claim in section.claims for citation in claim.citations
    }
    checked, dropped = verify(briefing, await library.texts(cited))
    for sentence in dropped:
        _log.error("a line was dropped because its document says otherwise: %s", sentence)
    return checked

"""The last check before anything leaves the house: every line is held against the stored texts."""

import logging
from collections.abc import Mapping

from briefings.compose.hiding import drop_hidden
from briefings.library import Reader
from briefings.model.briefing import Briefing, Part
from briefings.render import verify

_log = logging.getLogger(__name__)


async def verify_lines(reader: Reader, briefing: Briefing, known: Mapping[str, str]) -> Briefing:
    """Return a briefing without the lines whose words aren't the stored text's; each such line is logged.

    Nor with those that the audience hides.

    `known` are stored texts that were read for it, by their documents' ids; the others cited are read now.
    """
    briefing = drop_hidden(briefing, reader.audience.hidden)
    cited = {
        citation.document for section in briefing.sections for claim in section.claims for citation in claim.citations
    }
    others = cited - known.keys()
    titled = {
        citation.document
        for section in briefing.sections
        for claim in section.claims
        for citation in claim.citations
        if citation.part is Part.TITLE
    }
    titles = await reader.titles(titled) if titled else {}
    checked, dropped = verify(briefing, {**known, **await reader.texts(others)} if others else known, titles)
    for sentence in dropped:
        _log.error("a line was dropped because its document says otherwise: %s", sentence)
    return checked

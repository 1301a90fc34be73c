"""The gender of a person as the sentence around a full name tells it: 'Ivor Lund broke his leg'."""

import re

from briefings.analysis.names.word_kinds import Gender
from briefings.model.spans import Span

#: What is somebody's own in a sentence about them: kin, body, work and home. After a verb of speech it is another's.
_OWN = (
    r"(?:wife|husband|fianc[eé]e?|widow|widower|son|sons|daughter|daughters|children|mother|father|parents|family|brother|"
    r"sister|leg|legs|arm|arms|hand|hands|head|foot|feet|knee|back|eyes|hair|life|home|house|flat|career|job|post|office|"
    r"retirement|resignation|birthday|own)"
)
_BEHIND = re.compile(rf"[^.;:!?“”\"()\n]{{1,100}}?\b(?P<whose>[Hh]is|[Hh]er)\s(?:\w+\s)?{_OWN}\b")
_SAID = re.compile(r"\b(?:said|says|told|tells|asked|wrote|called|praised|thanked|blamed|accused|met)\b")


def gender_by_own(view: str, name: Span) -> Gender | None:
    """Return the gender of whom the name at `name` names, by what the rest of its clause calls his or her own."""
    found = _BEHIND.match(view, name.end, name.end + 140)
    if found is None or _SAID.search(view, name.end, found.start("whose")) is not None:
        return None
    return Gender.MALE if found["whose"].lower() == "his" else Gender.FEMALE

"""Whose words a sentence is that stands within quotation marks: shown alone, it must not read as the paper's own."""

from collections import defaultdict
from dataclasses import replace

from briefings.compose.passages import hull
from briefings.model.briefing import Label, Tag
from briefings.model.findings import Findings, FoundQuotation, Passage
from briefings.model.spans import Span


class WhoseWords:
    """Labels sentences that stand within a quotation with its speaker."""

    def __init__(self, findings: Findings) -> None:
        self._texts = findings.texts
        #: Where “ may close: in German it does.
        self._foreign = {id_ for id_, one in findings.documents.items() if one.language is not None}
        self._parts: dict[str, list[tuple[Span, FoundQuotation]]] = defaultdict(list)
        for quotation in findings.quotations:
            for span in quotation.parts.spans:
                self._parts[quotation.parts.document].append((span, quotation))

    def label(self, label: Label, passage: Passage) -> Label:
        """Return the label of a sentence with the speaker whose words it is; as it is outside quotation marks."""
        quotation = self._find_quotation(passage)
        if quotation is None and not self._stands_in_marks(passage):
            return label
        name = None if quotation is None else quotation.speaker
        tags = (Tag.QUOTED,) if name else (Tag.QUOTED, Tag.UNATTRIBUTED)
        return replace(label, name=name, tags=(*label.tags, *tags))

    def _find_quotation(self, passage: Passage) -> FoundQuotation | None:
        span = hull(passage)
        return next((one for part, one in self._parts.get(passage.document, ()) if part.covers(span)), None)

    def _stands_in_marks(self, passage: Passage) -> bool:
        """Tell whether a quotation mark that opened before the words, in their paragraph, is still open."""
        if passage.document in self._foreign:
            return False
        text, start = self._texts.get(passage.document, ""), hull(passage).start
        before = text[text.rfind("\n", 0, start) + 1 : start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

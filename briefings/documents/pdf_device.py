"""How a page of a PDF is laid out: by its letters that run as most of them do.

A stamp across the page, or along its edge, is no part of the text.
"""

import math
from collections import Counter
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTPage
from pdfminer.pdfinterp import PDFResourceManager

#: Degrees by which a line may be askew, as it is in scanned pages.
_ASKEW = 20


class StraightLines(PDFPageAggregator):
    """Makes lines of the letters that run from left to right; `turned` says by how much the others' page is turned."""

    def __init__(self, resources: PDFResourceManager) -> None:
        # Without 'boxes_flow' no boxes are ordered by pairs: that takes time by the square of their number.
        super().__init__(resources, laparams=LAParams(boxes_flow=None))
        #: Degrees clockwise by which the page last read is to be turned for most of its letters to stand upright.
        self.turned = 0

    def end_page(self, page: Any) -> None:
        """Finish a page: lines are made of letters that stand upright."""
        whole = self.cur_item
        directions = Counter(_find_direction(one) for one in whole if isinstance(one, LTChar))
        most = max(directions.items(), key=lambda pair: pair[1], default=(0, 0))[0]
        self.turned = most or 0
        upright = LTPage(page.pageid, whole.bbox, page.rotate)
        upright.extend(one for one in whole if not isinstance(one, LTChar) or _find_direction(one) == 0)
        self.cur_item = upright
        super().end_page(page)


def _find_direction(letter: LTChar) -> int | None:
    """Return where a letter's line runs: 0 to the right, 90 up, 180 to the left, 270 down; None: askew."""
    across, up = letter.matrix[:2]
    angle = math.degrees(math.atan2(up, across)) % 360
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) <= _ASKEW else None

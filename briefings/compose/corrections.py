"""Lines of earlier digests that no longer hold: the next digest says so, once."""

from collections.abc import Iterable, Iterator, Mapping

from briefings.compose.hiding import HiddenWords
from briefings.model.digest import Correction, CorrectionCause, Told
from briefings.model.reports import HiddenLine
from briefings.text.known import EarlierText


def find_corrections(
    told: Iterable[Told], hidden: Iterable[HiddenLine], *, before: Mapping[str, str], now: Mapping[str, str]
) -> tuple[Correction, ...]:
    """Return the lines that were told, are hidden, changed or removed since, and weren't corrected yet; latest first.

    `before` and `now` are texts by document, of those that were changed since the last digest.
    """
    lines = sorted(
        (one for one in told if one.is_line and not one.corrected and one.sent_at is not None),
        key=lambda one: (one.sent_at, one.key),
        reverse=True,
    )
    return tuple(_find(lines, HiddenWords(hidden), before, now)) if lines else ()


def _find(
    lines: Iterable[Told], hidden: HiddenWords, before: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Correction]:
    earlier: dict[str, tuple[EarlierText, EarlierText]] = {}
    for line in lines:
        if not line.words:
            yield Correction(line, CorrectionCause.WITHDRAWN)
        elif hidden.hides([line.document], line.words):
            yield Correction(line, CorrectionCause.HIDDEN)
        elif line.document in before and line.document in now:
            if line.document not in earlier:
                texts = before[line.document], now[line.document]
                earlier[line.document] = EarlierText(texts[0]), EarlierText(texts[1])
            first, last = earlier[line.document]
            # What stood in no text in one piece, as a title or a cut line, can't be seen to have changed.
            if first.holds(line.words) and not last.holds(line.words):
                yield Correction(line, CorrectionCause.CHANGED)

"""Lines of earlier digests that no longer hold: the next digest says so, once."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from briefings.compose.hiding import HiddenWords
from briefings.model.digest import Correction, CorrectionCause, Told
from briefings.model.reports import HiddenLine
from briefings.text.known import EarlierText
from briefings.text.likeness import tells_no_more

#: Share of a headline's words that its later form has.
_REWORDED = 0.5


def find_corrections(
    told: Iterable[Told],
    hidden: Iterable[HiddenLine],
    *,
    gone: Collection[str] = (),
    before: Mapping[str, str],
    now: Mapping[str, str],
) -> tuple[Correction, ...]:
    """Return the lines that were told, are hidden, changed or removed since, and weren't corrected yet; latest first.

    `gone` are documents that their publishers no longer have; `before` and `now` are whole texts by document, of those
    that were changed since the last digest.
    """
    lines = sorted(
        (one for one in told if one.is_line and not one.corrected and one.sent_at is not None),
        key=lambda one: (one.sent_at, one.key),
        reverse=True,
    )
    return tuple(_find(lines, HiddenWords(hidden), gone, before, now)) if lines else ()


def _find(
    lines: Iterable[Told],
    hidden: HiddenWords,
    gone: Collection[str],
    before: Mapping[str, str],
    now: Mapping[str, str],
) -> Iterator[Correction]:
    earlier: dict[str, tuple[EarlierText, EarlierText]] = {}
    for line in lines:
        if not line.words:
            yield Correction(line, CorrectionCause.WITHDRAWN)
        elif hidden.hides([line.document], line.words):
            yield Correction(line, CorrectionCause.HIDDEN)
        elif line.document in gone:
            yield Correction(line, CorrectionCause.GONE)
        elif line.document in before and line.document in now:
            if line.document not in earlier:
                texts = before[line.document], now[line.document]
                earlier[line.document] = EarlierText(texts[0]), EarlierText(texts[1])
            first, last = earlier[line.document]
            # What stood nowhere, as a title that an earlier Briefbot took no note of, can't be seen to have changed.
            pieces = first.find_pieces(line.words)
            if pieces and not all(map(last.holds, pieces)) and not _tells_as_headline(line, now[line.document]):
                yield Correction(line, CorrectionCause.CHANGED)


def _tells_as_headline(line: Told, text: str) -> bool:
    """Tell whether a text's headline has the line's figures, names and days, and half of its words.

    Headlines are often reworded, and tell the same.
    """
    return tells_no_more(line.words, text.strip().partition("\n")[0], least=_REWORDED)

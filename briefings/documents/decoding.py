"""Bytes → text, exactly: a BOM stays as U+FEFF, line ends and quotation marks as they are."""

import codecs
import re

from briefings.documents.western import read_western
from briefings.errors import DocumentError

# Longest first: UTF-32's little-endian mark begins with UTF-16's. With the order in the codec's name a BOM is kept.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# In a Western encoding these would be Â or Ã before no letter, or â before a euro sign or low quotation mark.
_HALVED = re.compile(rb"[\xc2\xc3](?![A-Za-z\x80-\xff])|\xe2[\x80\x82](?![\x80-\xbf])")
_CUT_OFF = re.compile(rb"(?:[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z")


def decode(path: str, raw: bytes, declared: str | None = None, warnings: list[str] | None = None) -> str:
    """Return the text of `raw`, in the first of these encodings that fits.

    UTF-16 or UTF-32 by its BOM, UTF-8, the `declared` one, what charset-normalizer takes it for; among the encodings
    with one byte a letter the one that makes the best words. A doubt is added to `warnings`.
    Raises DocumentError for a binary file, for broken UTF-8, and where no encoding fits.
    """
    text = _by_mark(path, raw)
    if text is None:
        if b"\x00" in raw:
            raise DocumentError(path, "this is a binary file, not a text")
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            text = _in_another_encoding(path, raw, declared, error.start, warnings if warnings is not None else [])
    # One in a hundred: old texts hold a stray form feed or escape, programs and pictures hold far more.
    if "\x00" in text or len(_CONTROLS.findall(text)) * 100 > len(text):
        raise DocumentError(path, "this is a binary file, not a text")
    return text


def _by_mark(path: str, raw: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise DocumentError(
                    path, f"broken {encoding[:6].upper()} at byte {error.start}; save it as UTF-8"
                ) from error
    return None


def _in_another_encoding(path: str, raw: bytes, declared: str | None, start: int, warnings: list[str]) -> str:
    # Characters of several bytes that are right are hardly ever an accident: this was UTF-8 and got damaged.
    right = len(_MULTIBYTE.findall(raw))
    wrong = len(re.findall(rb"[\x80-\xff]", _MULTIBYTE.sub(b"", raw)))
    # Halves of them in a text that is ASCII but for a few bytes are damage too; in Cyrillic they are letters.
    halved = (right + wrong) * 10 < len(raw) and _HALVED.search(raw)
    if right >= wrong or halved or _CUT_OFF.search(raw):
        raise DocumentError(path, f"broken UTF-8 at byte {start}; save the file as UTF-8 again")
    if declared is not None:
        try:
            return raw.decode(declared)
        except (LookupError, ValueError):
            pass  # a wrong declaration is no reason not to look at the bytes
    text = _detect(raw, warnings)
    if text is None:
        raise DocumentError(path, f"the encoding can't be told (not UTF-8 from byte {start} on); save it as UTF-8")
    return text


def _detect(raw: bytes, warnings: list[str]) -> str | None:
    from charset_normalizer import from_bytes

    matches = from_bytes(raw)
    best = matches.best()
    if best is None:
        return None
    western = read_western(raw)
    if western is None:
        return str(best)
    # Short texts fit several encodings equally well; English ones that aren't UTF-8 hardly ever are another one's.
    likely = any("cp1252" in match.could_be_from_charset and match.chaos <= best.chaos for match in matches)
    text = western.text if likely or not western.faulty else str(best)
    if western.doubtful and sum("a" <= letter <= "\u024f" for letter in text.lower()) * 2 > len(text):
        warnings.append("the encoding is in doubt, so that letters of names may be wrong; save the file as UTF-8")
    return text

"""Text of strangers in messages for people and for the log: one line that steers neither a terminal nor an eye."""

import re

#: Line ends and tabs, with the white space behind them: a reason of several lines becomes one.
_BREAKS = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]\s*")
#: Control characters, among them those that begin a terminal's sequences; marks that turn the direction of writing;
#: characters that show nothing (but joiners, without which words of some scripts fall apart); lone surrogates.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def clean_line(text: str) -> str:
    r"""Return `text` on one line; what steers or hides is written out, as in `\u202e`, so that a file can be found."""
    return text if text.isprintable() else escape_unseen(_BREAKS.sub(" ", text))


def escape_unseen(text: str) -> str:
    r"""Return `text` with each control, line end, direction mark and invisible character written out: `\u001b`.

    Each as JSON writes it, in UTF-16 units of four digits: what was JSON is still the same JSON.
    """
    return _UNSEEN.sub(_written_out, text)


def _written_out(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))

"""A briefing in Markdown (CommonMark)."""

import re
from functools import cache

from jinja2 import Template

from briefings.model.briefing import Briefing, Claim
from briefings.render.environment import Safe, environment
from briefings.render.labels import ENGLISH, Labels
from briefings.render.phrases import Phrases
from briefings.text.cleaning import clean
from briefings.text.links import safe_link

#: CommonMark's punctuation with a meaning inside a line; `&` and `<` would be read as HTML, `~` and `|` by GitHub.
_MARKED = re.compile(r"[\\`*_{}\[\]()<>#!|~&$@^=]")
#: What would open a list, a heading or a rule at the start of a line.
_OPENING = re.compile(r"^(?:[-+]|(\d{1,9})(?=[.)]))")
#: GitHub makes links of bare addresses.
_ADDRESS = re.compile(r"(?<=\w)(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)


def render_markdown(briefing: Briefing, words: Labels = ENGLISH) -> str:
    """Return a briefing as Markdown that ends in a line break. Text of documents shows as text, whatever it holds."""
    page = _template().render(briefing=briefing, say=Phrases(words), words=words)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in page.splitlines())).strip() + "\n"


def escape(text: str) -> str:
    """Return `text` so that Markdown shows it as it is, on one line."""
    marked = _MARKED.sub(r"\\\g<0>", clean(text))
    marked = _ADDRESS.sub(lambda found: "\\" + found[0], marked)
    return _OPENING.sub(lambda found: f"{found[1]}\\" if found[1] else f"\\{found[0]}", marked)


@cache
def _template() -> Template:
    made = environment(escape)
    made.filters.update(clean=clean, safe_text=Safe, cites=_cites, numbered=_numbered)
    made.globals["link"] = safe_link
    return made.get_template("briefing.md.j2")


def _numbered(number: int) -> Safe:
    return Safe(f"\\[{number}\\]")


def _cites(claim: Claim) -> Safe:
    """Return a claim's citation numbers, each a link to its document where that has a safe address."""
    made = {}
    for one in claim.citations:
        address = safe_link(one.url)
        made[one.number] = f"[\\[{one.number}\\]](<{address}>)" if address else _numbered(one.number)
    return Safe("".join(made[number] for number in sorted(made)))

"""A briefing as a table, for spreadsheets: a row a line, the same columns whatever was asked."""

import csv
import io
from datetime import date

from briefings.model.briefing import Briefing, Claim, Heading, Section, Tag
from briefings.model.moments import write_moment
from briefings.render.labels import ENGLISH, Labels
from briefings.render.phrases import Phrases
from briefings.text.cleaning import clean

#: The columns, in order; they mean what the fields of the same name mean in JSON.
COLUMNS = (
    "heading", "text", "name", "role", "count", "date", "precision", "speaker", "cue", "kind", "publisher", "author",
    "published", "title", "url", "path", "id", "document", "version", "part", "start", "end", "story", "rule",
)  # fmt: skip

#: What a spreadsheet takes for a formula's beginning (OWASP, *CSV Injection*), in wide letters too. White space, which
#: may stand before it, is gone from a cell.
_FORMULA = ("=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}", "\N{FULLWIDTH HYPHEN-MINUS}",
            "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip


def render_csv(briefing: Briefing, words: Labels = ENGLISH) -> str:
    """Return a briefing's lines as CSV (RFC 4180, but for line feeds at the lines' ends), with a header line.

    Sources have no rows of their own where other sections cite them: each row says where it stands, by its first
    citation. `speaker` are the words of the text that stand for `name`; `part`, `start` and `end` are the JSON's `part`
    and `span`. A cell that a spreadsheet would take for a formula begins with an apostrophe, which makes it text.

    >>> nothing = Coverage(documents=0, publishers=0, first=None, last=None, undated=0)
    >>> render_csv(Briefing(title="Aster", words="aster", coverage=nothing, sections=())).split(",")[:3]
    ['heading', 'text', 'name']
    """
    say = Phrases(words)
    others = [section for section in briefing.sections if section.heading is not Heading.SOURCES]
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\n")
    table.writerow(COLUMNS)
    for section in others or briefing.sections:
        table.writerows(tuple(map(_write, _row(claim, section, say))) for claim in section.claims)
    # A lone surrogate can't be written as UTF-8.
    return file.getvalue().encode("utf-8", "replace").decode("utf-8")


def _row(claim: Claim, section: Section, say: Phrases) -> tuple[object, ...]:
    """Return a line's cells in the order of COLUMNS."""
    label, who, cited = claim.label, claim.attributed, claim.citations[0]
    text = say.said(claim)
    is_role = section.heading is Heading.ACTORS and Tag.NAMED not in label.tags
    published: date | str | None = cited.date
    if cited.published_time is not None:
        published = write_moment(cited.date, cited.published_time)
    return (
        section.heading,
        text,
        label.name,
        text if is_role else None,
        label.count,
        label.when and label.when.value,
        label.when and label.when.precision,
        who and who.words,
        who and who.cue,
        who and who.kind,
        cited.publisher,
        cited.author,
        published,
        cited.title,
        cited.url,
        cited.path,
        cited.item,
        cited.document,
        cited.version,
        cited.part,
        *cited.span,
        claim.story,
        claim.rules[0] if claim.rules else None,
    )


def _write(value: object) -> str:
    cell = "" if value is None else clean(str(value))
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

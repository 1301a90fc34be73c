"""A briefing's parts as phrases in one language: labels, dates, coverage, citations. Unescaped; formats escape them."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache

from briefings.lexicon import lines
from briefings.model.analysis import Precision, When
from briefings.model.briefing import Absence, Briefing, Citation, Claim, Coverage, Label, Proof, Section, Tag
from briefings.model.spans import Span
from briefings.render.labels import Labels
from briefings.text.cleaning import clean
from briefings.text.folding import fold
from briefings.text.shortening import ELISION, shorten_name

#: Characters of a name, a publisher or an author in a label.
LONGEST_NAME = 80
#: Characters of a document's title or path.
LONGEST_TITLE = 160

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_DECADE = re.compile(r"\d{3}")


def write_day(value: date, words: Labels) -> str:
    """Return a calendar day in words: the same for every reader, wherever its clock stands."""
    return words["date.day"].format(day=value.day, month=words[f"month.{value.month}"], year=value.year)


class Phrases:
    """Makes phrases with the words of one language."""

    def __init__(self, words: Labels) -> None:
        self.words = words

    def count(self, key: str, count: int) -> str:
        """Return the words for a number of things."""
        return self.words[f"{key}.{'one' if count == 1 else 'other'}"].format(count=f"{count:,}")

    def day(self, value: date) -> str:
        """Return a calendar day."""
        return write_day(value, self.words)

    def moment(self, at: datetime) -> str:
        """Return a day and time in UTC."""
        there = at.astimezone(UTC)
        return f"{self.day(there.date())}, {there:%H:%M} UTC"

    def when(self, when: When) -> str:
        """Return a date as exactly as it is known."""
        first, _, last = when.value.partition("/")
        if when.precision is Precision.CENTURY:
            return self.words["date.range"].format(first=when.first.year, last=when.last.year)
        if last:
            return self.words["date.range"].format(first=self._part(first), last=self._part(last))
        return self._part(first)

    def _part(self, value: str) -> str:
        """Return a day, week, weekend, month, quarter, season, year or decade, each as `When.value` writes it."""
        if match := _DAY.fullmatch(value):
            return self.day(date.fromisoformat(value))
        if match := _MONTH.fullmatch(value):
            return self.words["date.month"].format(month=self.words[f"month.{int(match[2])}"], year=match[1])
        if match := _QUARTER.fullmatch(value):
            return self.words["date.quarter"].format(quarter=match[2], year=match[1])
        if match := _SEASON.fullmatch(value):
            return self.words["date.season"].format(season=self.words[f"season.{match[2]}"], year=match[1])
        if match := _WEEK.fullmatch(value):
            key, weekday = ("date.weekend", 6) if match[3] else ("date.week", 1)
            return self.words[key].format(day=self.day(date.fromisocalendar(int(match[1]), int(match[2]), weekday)))
        return self.words["date.decade"].format(year=f"{value}0") if _DECADE.fullmatch(value) else value

    def label(self, label: Label) -> str:
        """Return who a claim is about or by; the actor's name stands in brackets where the text has other words.

        Empty where there is neither, unless the claim says that its speaker isn't known.
        """
        name = shorten_name(clean(label.name or ""), LONGEST_NAME)
        written = shorten_name(clean(label.written or ""), LONGEST_NAME)
        if not written and not name and Tag.UNATTRIBUTED in label.tags:
            return self.words["label.unattributed"]
        if not written or not name:
            return name or written
        return name if _holds_name(written, name) else f"{written} [{name}]"

    def tags(self, label: Label) -> str:
        """Return a claim's remarks, empty for none. How an actor is named and dated stands elsewhere in the line."""
        shown = (tag for tag in label.tags if tag is not Tag.NAMED)
        return "; ".join(self.words[f"tag.{tag}"] for tag in shown)

    def dated(self, label: Label, when: Callable[[When], str] | None = None, write: Callable[[str], str] = str) -> str:
        """Return a claim's date and remarks, empty for neither; a date that is the document's own says so.

        `when` writes dates, `write` our words, for a format that has to escape them.
        """
        tags = [tag for tag in label.tags if tag is not Tag.NAMED]
        parts = []
        if label.when is not None:
            frame = "{date}"
            if Tag.PUBLISHED in tags:
                tags.remove(Tag.PUBLISHED)
                frame = self.words["date.reported"]
                if Tag.REPORTED in tags:
                    tags.remove(Tag.REPORTED)
                    frame = self.words["date.not_quoted"]
            before, _, after = frame.partition("{date}")
            parts.append(write(before) + (when or self.when)(label.when) + write(after))
        if label.publishers is not None and label.publishers > 1:
            parts.append(write(self.count("coverage.publishers", label.publishers)))
        return "; ".join((*parts, *(write(self.words[f"tag.{tag}"]) for tag in tags)))

    def earlier(self, label: Label) -> str:
        """Return what a digest told of a line's story before, and when; empty where it is told for the first time."""
        earlier = label.earlier
        if earlier is None:
            return ""
        day = self.words[f"weekday.{earlier.day.weekday()}"] if earlier.lately else self.day(earlier.day)
        return self.words["earlier"].format(day=day, words=clean(earlier.words))

    def named(self, claim: Claim) -> str:
        """Return what follows an actor's name: its role as written, or the words that name it where they differ."""
        said = self.said(claim)
        if Tag.NAMED not in claim.label.tags:
            return said
        same = fold(said) == fold(claim.label.name or "")
        return "" if same else f"{self.words['tag.named']} “{said}”"

    def said(self, claim: Claim) -> str:
        """Return a claim's words: white space folded, elisions marked."""
        return join_pieces(claim.spans, claim.pieces)

    def context(self, claim: Claim) -> str:
        """Return what stands before a claim; empty for nothing."""
        return join_pieces(claim.context_spans, claim.context_pieces)

    def coverage(self, briefing: Briefing, moment: Callable[[datetime], str] | None = None) -> str:
        """Return how much a briefing rests on; `moment` writes a time for a format that has its own form of times."""
        coverage = briefing.coverage
        parts = list(self._count_documents(coverage))
        if coverage.publishers:
            parts.append(self.count("coverage.publishers", coverage.publishers))
        if coverage.first and coverage.last:
            first, last = self.day(coverage.first), self.day(coverage.last)
            parts.append(first if first == last else self.words["date.range"].format(first=first, last=last))
        if coverage.newest_at is not None:
            written = (moment or self.moment)(coverage.newest_at)
            parts.append(self.words["coverage.newest"].format(moment=written))
        if coverage.undated:
            parts.append(self.count("coverage.undated", coverage.undated))
        if coverage.outdated:
            parts.append(self.count("coverage.outdated", coverage.outdated))
        if coverage.foreign:
            parts.append(self.count("coverage.foreign", coverage.foreign))
        if coverage.samples:
            parts.append(self.words["coverage.samples"])
        if coverage.summaries:
            parts.append(self.words["coverage.summaries"])
        return " · ".join(parts)

    def _count_documents(self, coverage: Coverage) -> Iterator[str]:
        """Yield how many documents name the topic, how many are about it, and how many of these were read."""
        named, about = coverage.named_in or coverage.documents, coverage.about
        if about and about < named:
            key = f"coverage.{'about_people' if coverage.of_people else 'about'}.{'one' if about == 1 else 'other'}"
            yield self.words[key].format(about=f"{about:,}", count=f"{named:,}")
            if coverage.documents < about:
                yield self.count("coverage.read", coverage.documents)
        else:
            yield self.count("coverage.documents", named)
            if coverage.documents < named:
                yield self.count("coverage.read", coverage.documents)

    def title(self, briefing: Briefing) -> str:
        """Return a briefing's title."""
        return shorten_name(clean(briefing.title), LONGEST_TITLE) or self.words["everything"]

    def notice(self, briefing: Briefing) -> str:
        """Return why nothing was found, what was taken instead of the words asked for, and what is near; else empty."""
        asked = shorten_name(clean(briefing.words), LONGEST_NAME)
        parts = []
        if not briefing.found and briefing.absence is not None:
            parts.append(self.absence(briefing.absence))
        elif not briefing.found:
            key = "notice.nothing" if asked else "notice.empty"
            parts.append(self.words[key].format(asked=asked))
        elif briefing.corrected:
            shown = shorten_name(clean(briefing.corrected), LONGEST_NAME)
            parts.append(self.words["notice.corrected"].format(shown=shown, asked=asked))
        if briefing.found and not briefing.same_words:
            parts.append(self.words["notice.stems"].format(asked=asked))
        if briefing.suggestions and (briefing.corrected or not briefing.found):
            parts.append(self.words["notice.suggestions"].format(names=self._list_names(briefing.suggestions)))
        if briefing.namesakes and briefing.found:
            names = self._list_names(briefing.namesakes)
            parts.append(self.words["notice.namesakes"].format(asked=asked, names=names))
        if briefing.named_most and not briefing.found:
            parts.append(self.words["notice.named_most"].format(names=self._list_names(briefing.named_most)))
        return " ".join(parts)

    def _list_names(self, names: Iterable[str]) -> str:
        return self.words["names.separator"].join(shorten_name(clean(name), LONGEST_NAME) for name in names)

    def absence(self, absence: Absence) -> str:
        """Return why nothing was found."""
        asked = shorten_name(clean(absence.words), LONGEST_NAME)
        name = shorten_name(clean(absence.name or ""), LONGEST_NAME) or self.words["name.asked"].format(asked=asked)
        number = "one" if absence.documents == 1 else "other"
        words = self.words[f"absence.{absence.missing}.{number}"]
        return words.format(name=name, asked=asked, count=f"{absence.documents:,}")

    def heading(self, section: Section) -> str:
        """Return a section's heading."""
        heading = self.words[f"heading.{section.heading}"]
        if section.subject is None:
            return heading
        subject = shorten_name(clean(section.subject), LONGEST_NAME)
        return self.words["heading.of"].format(heading=heading, subject=subject)

    def nothing(self, section: Section) -> str:
        """Return what is said of a section without claims: of a comparison, that its actor takes no position."""
        if section.subject is None:
            return self.words["nothing"]
        return self.words["nothing.of"].format(subject=shorten_name(clean(section.subject), LONGEST_NAME))

    def left_out(self, section: Section) -> str:
        """Return how much a section's limit left out; empty for nothing."""
        if not section.left_out:
            return ""
        total = len(section.claims) + section.left_out
        key = "left_out.one" if section.left_out == 1 else "left_out.other"
        return self.words[key].format(count=f"{section.left_out:,}", total=f"{total:,}")

    def citation(
        self, citation: Citation, day: Callable[[date], str] | None = None, write: Callable[[str], str] = str
    ) -> str:
        """Return publisher, author and date; for a note of our own those of the original.

        `day` writes dates, `write` the names, for a format that has to escape them.
        """
        day = day or self.day
        original = citation.based_on
        if original is not None:
            words = self._who(original.date, (original.author, original.publisher), day, write)
            return self.words["citation.based_on"].format(original=words)
        names = (citation.publisher, citation.author)
        words = self._who(citation.date, names if any(names) else (citation.path,), day, write)
        return self.words["citation.summary"].format(cited=words) if citation.summary else words

    def _who(
        self,
        published: date | None,
        names: tuple[str | None, ...],
        day: Callable[[date], str],
        write: Callable[[str], str],
    ) -> str:
        shown = dict.fromkeys(write(shorten_name(clean(name), LONGEST_NAME)) for name in names if name)
        return ", ".join((*shown, day(published) if published else self.words["citation.undated"]))

    def name_source(self, citation: Citation) -> tuple[str, str]:
        """Return a document's one name, its publisher's where it has one, and its date; of our note the original's."""
        original = citation.based_on
        published = citation.date if original is None else original.date
        date = self.day(published) if published else self.words["citation.undated"]
        if original is not None and (first := original.publisher or original.author):
            return self.words["citation.based_on"].format(original=shorten_name(clean(first), LONGEST_NAME)), date
        return shorten_name(clean(citation.publisher or citation.author or citation.path), LONGEST_NAME), date

    def antecedent(self, proof: Proof) -> str:
        """Return why it is a proof's speaker: '“she” = Ada Sand, named one sentence before'; empty for nothing."""
        antecedent = proof.antecedent
        if antecedent is None:
            return ""
        who = self.words["meant"].format(
            words=shorten_name(clean(antecedent.words), LONGEST_NAME),
            name=shorten_name(clean(antecedent.name), LONGEST_NAME),
        )
        if antecedent.sentences_before is None:
            return who
        key = {0: "same", 1: "one"}.get(antecedent.sentences_before, "other")
        return self.words[f"meant.{key}"].format(who=who, count=f"{antecedent.sentences_before:,}")

    def place(self, citation: Citation) -> str:
        """Return where a document's file is: its path, with its folder where the citation says it."""
        path = citation.path if citation.root is None else f"{citation.root.rstrip('/')}/{citation.path}"
        return clean(f"{path}#{citation.item}" if citation.item else path)

    def place_besides(self, citation: Citation) -> str:
        """Return the same where neither the name nor the title of a document says it already; else nothing."""
        place = self.place(citation)
        said = (self.name_source(citation)[0], *(() if citation.title else (self.source(citation),)))
        return "" if place in said else place

    def source(self, citation: Citation) -> str:
        """Return a document's title, or the path of one without title."""
        return shorten_name(clean(citation.title or citation.path), LONGEST_TITLE)


def _holds_name(written: str, name: str) -> bool:
    """Tell whether words hold a name: all of it, or a part of it and nothing but titles besides."""
    if f" {fold(name)} " in f" {fold(written)} ":
        return True
    parts = set(fold(name).split())
    words = fold(written).split()
    return any(word in parts for word in words) and all(word in parts or word in _titles() for word in words)


@cache
def _titles() -> frozenset[str]:
    """Return the words that stand before a person's name and are no part of it, folded; 'the' among them."""
    return frozenset(("the", *(word for line in lines("titles") for word in fold(line.partition("=")[0]).split())))


def join_pieces(spans: tuple[Span, ...], pieces: tuple[str, ...]) -> str:
    """Return pieces of a text as one line, with a mark between those that don't stand side by side.

    A gap of up to two characters is white space or a comma; a paragraph of a quotation that goes on in the next one
    isn't closed by a quotation mark.
    """
    words: list[str] = []
    for at, piece in enumerate(pieces):
        if at and spans[at].start - spans[at - 1].end > 2 and not _goes_on(pieces[at - 1], piece):
            words.append(ELISION)
        words.append(clean(piece))
    return " ".join(word for word in words if word)


def _goes_on(piece: str, following: str) -> bool:
    return piece.startswith("“") and following.startswith("“") and piece.count("“") > piece.count("”")

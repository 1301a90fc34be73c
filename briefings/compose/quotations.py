"""In their words: quotations whole, with what stands before them."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefings.compose.before import LONGEST_BEFORE, can_be_shown
from briefings.compose.boilerplate import has_furniture
from briefings.compose.citations import age, make_label
from briefings.compose.claims import MergedLine, attribute, merge_repeats
from briefings.compose.dependence import measure_dependence
from briefings.compose.left_open import leaves_open
from briefings.compose.limits import WITH_BEFORE
from briefings.compose.names_in_line import find_name
from briefings.compose.passages import cut_tail, hull, is_long, is_too_long
from briefings.compose.position_cost import is_medium, is_vague
from briefings.compose.prose import keep_prose
from briefings.compose.relevance import Relevance
from briefings.compose.shown import is_told
from briefings.compose.speakers import is_somebody
from briefings.compose.words import ARTICLES, claim_words, words_of
from briefings.compose.worth import FAIR, FOR_EACH, POOR, keep_priced
from briefings.lexicon import first_names
from briefings.model.analysis import AttributionKind
from briefings.model.briefing import Claim, Heading, Section, Tag
from briefings.model.findings import Findings, FoundQuotation, Passage
from briefings.model.nearness import Nearness
from briefings.model.spans import Span
from briefings.text.folding import fold

#: Characters of context before a quotation: its last sentences.
LONGEST_CONTEXT = 400
#: Words from which a quotation says something on its own.
FEW_WORDS = 5
#: Words up to which a quotation is a half one: a word that somebody chose.
_HALF = 3
#: Characters below which a quotation tells hardly anything, and below which it may not.
_TOO_SHORT, _SHORT = 60, 90
#: Quotations of one document, where others have some too.
_MOST_OF_ONE = 2
#: It goes on with something or answers it.
_GOES_ON = re.compile(
    r"(?:And|Because|But|He|It|No|Or|She|So|That|Then|They|This|Well|Yeah|Yes)(?:['’][a-z]+)?\b(?! matter)",
    re.IGNORECASE,
)
_FROM_ITS_DAY = re.compile(r"\b(?:last night|this (?:afternoon|evening|morning)|tomorrow|tonight|yesterday)\b")
#: Who speaks, as a transcript has it before the words.
_SPEAKER_LABEL = re.compile(r"[A-Z][\w.’' -]{0,40}:\s*")
#: A mark behind which a word is missing, as a figure that was lost.
_TORN = re.compile(r"[“\"‘']\s")


def make_quotations_section(findings: Findings, relevance: Relevance, most: int, *, least: int = 0) -> Section:
    """Return the quotations on a topic as a briefing has them, newest first.

    Where there are more than `most`, those stay that the topic's actors say or that name the topic, with a known
    speaker, whole sentences before parts of one and few words, and first what is surely understood; beyond `least` none
    that something speaks against. Not all are one document's, and nobody says the same twice. Where a few words are
    quoted, their sentence is shown, unless it quotes somebody else too.
    """
    show = _make_brief(findings)
    near = {id(one): relevance.of_quotation(one) for one in findings.quotations}

    def worth(one: FoundQuotation) -> tuple[object, ...]:
        return (
            -near[id(one)],
            one.speaker is None,
            _is_part(one),
            *_place(findings, one),
        )

    every = sorted((one for one in findings.quotations if near[id(one)] > Nearness.FAR), key=worth)
    # A word that somebody chose is no quotation to show where there is any other.
    every = [one for one in every if len(words_of(one.parts).split()) > _HALF] or every
    chooses = least < sys.maxsize

    def price(one: FoundQuotation) -> Iterator[int]:
        # A section that may be missing has no need of few words.
        yield FAIR * (not least and len(words_of(show(one))) < _TOO_SHORT)
        yield from _measure_cost(one, show(one), findings, relevance)

    priced = keep_priced(every, price, least, FOR_EACH * most)
    if chooses:
        priced.sort(key=lambda one: one[0] + _count_doubts(one[1], show(one[1])))
    kept = [one for _, one in priced]
    if chooses:
        kept = list(_spread(kept))
    made = make_section_of(findings, kept, most, shown=show)
    room = chooses and len(made.claims) <= WITH_BEFORE
    claims = tuple(_choose_context(claim, relevance, room=room) for claim in made.claims)
    return replace(made, claims=claims, left_out=made.left_out + len(every) - len(kept))


def _spread(quotations: Iterable[FoundQuotation]) -> Iterator[FoundQuotation]:
    """Yield quotations so that not all are one document's, without those in which somebody says the same again."""
    told: dict[str | None, list[str]] = {}
    taken, others = Counter[str](), []
    for one in quotations:
        words, said = words_of(one.parts), told.setdefault(one.actor or one.speaker, [])
        if words not in said and is_told(words, said):
            continue
        said.append(words)
        taken[one.parts.document] += 1
        if taken[one.parts.document] > _MOST_OF_ONE:
            others.append(one)
        else:
            yield one
    yield from others


def _count_doubts(quotation: FoundQuotation, shown: Passage) -> int:
    """Return how much makes it less sure that a quotation is understood.

    It has few words, no name in them, half a name for the speaker; it goes on or answers; it counts from its own day.
    """
    words = words_of(shown)
    said = words.strip("“”\"'‘’")
    half = quotation.speaker is not None and " " not in quotation.speaker
    goes_on, dated = _GOES_ON.match(said), _FROM_ITS_DAY.search(said)
    return (len(words) < _SHORT) + (find_name(said) is None) + half + (goes_on is not None) + (dated is not None)


def _measure_cost(quotation: FoundQuotation, shown: Passage, findings: Findings, relevance: Relevance) -> Iterator[int]:
    """Yield what speaks against showing a quotation in a briefing, with the words that are shown of it.

    The cheapest to find out comes first.
    """
    words = words_of(quotation.parts)
    whole = shown is not quotation.parts
    yield POOR * (quotation.speaker is None) + is_too_long(shown)
    yield POOR * (words.count(" ") + 1 <= _HALF or has_furniture(words))
    yield (POOR + POOR) * (_TORN.match(quotation.parts.pieces[0]) is not None)
    if not whole:
        yield POOR * (_is_part(quotation) + (words.count(" ") + 1 < FEW_WORDS))
    said = quotation.speaker_words
    named = quotation.speaker if said is None else words_of(said)
    if quotation.speaker is not None:
        yield POOR * _is_first_name(quotation.speaker)
        someone = named or quotation.speaker
        # 'Another pilot', 'two residents': who it was, nobody knows.
        nameless = someone.rsplit(" ", 1)[-1].islower() or someone.split()[0].casefold() in ARTICLES
        vague = quotation.actor is None and (is_vague(someone) or nameless)
        yield POOR * (vague or is_medium(quotation.speaker) or not is_somebody(quotation.actor, someone))
    own = quotation.actor in relevance.actors or relevance.is_named_by(shown)
    context = None if own and whole else _find_before(quotation)
    before = None if context is None else _cut_before(context)
    if not own:
        # What stands right behind a sentence about the topic may be about it: where the whole report is, by its
        # headline. Elsewhere readers found two in five of such quotations to be about something else.
        told = before is not None and relevance.is_named_by(before)
        yield FAIR if told and _is_headline_named(quotation, findings, relevance) else POOR
    if whole:
        yield measure_dependence(words_of(shown), said_by_somebody=True)
        return
    # Words that name nothing, with nothing before them, are about who knows what.
    yield POOR * (before is None and find_name(words.strip("“”\"'‘’")) is None)
    alone = measure_dependence(words, spoken=True)
    if context is not None and before is not None and alone > FAIR:
        alone = min(alone, FAIR + measure_dependence(words, before=words_of(context), spoken=True))
        # What it is about the reader knows, who sees what stands before it.
        alone = min(alone, FAIR) if own else alone
    yield alone


def _is_headline_named(quotation: FoundQuotation, findings: Findings, relevance: Relevance) -> bool:
    """Tell whether the headline over a quotation names the topic."""
    return relevance.is_named_by_words(findings.documents[quotation.parts.document].title or "")


def _is_first_name(speaker: str) -> bool:
    """Tell whether a speaker is called by a first name alone: who it is, the text keeps to itself.

    >>> _is_first_name("Ida"), _is_first_name("Ida Holm"), _is_first_name("Holm")
    (True, False, False)
    """
    return speaker.casefold() in first_names()


def _make_brief(findings: Findings) -> Callable[[FoundQuotation], Passage]:
    """Return what gives the words that a briefing shows of a quotation, as `_show_whole` does."""
    return _show_whole(findings, _is_part, is_long)


def _show_whole(
    findings: Findings, is_part: Callable[[FoundQuotation], bool], is_unfit: Callable[[Passage], bool]
) -> Callable[[FoundQuotation], Passage]:
    """Return what gives the words that are shown of a quotation: of what `is_part` of a sentence the whole of that.

    No sentence that quotes somebody else too, and none that `is_unfit`.
    """
    speakers: dict[tuple[str, Span], set[str | None]] = {}
    for one in findings.quotations:
        if one.sentence is not None:
            place = one.sentence.document, hull(one.sentence)
            speakers.setdefault(place, set()).add(one.actor or one.speaker)

    def show(one: FoundQuotation) -> Passage:
        sentence = one.sentence
        if sentence is not None and len(speakers.get((sentence.document, hull(sentence)), ())) > 1:
            return one.parts
        if sentence is None or not is_part(one) or is_unfit(sentence):
            return one.parts
        if _is_labelled(sentence, hull(one.parts)):
            return one.parts
        shown = sentence if sentence.spans[0].covers(hull(one.parts)) else _with_beginning(one.parts, sentence)
        # What is too long by itself loses nothing by its beginning.
        return one.parts if is_unfit(shown) and not is_unfit(one.parts) else shown

    return show


def _with_beginning(parts: Passage, sentence: Passage) -> Passage:
    """Return quoted words that go on behind their sentence, with what stands in it before those that begin within it.

    'She said crews | “deserve a say. It must end.”': who deserves it stands outside of the marks.
    """
    begin, end = sentence.spans[0]
    first = parts.spans[0]
    if not (_begins_within(parts) and begin < first.start < end and len(sentence.spans) == 1):
        return parts
    words = sentence.pieces[0] if first.end <= end else sentence.pieces[0][: first.start - begin] + parts.pieces[0]
    opening = Span(begin, max(end, first.end))
    rest = [(span, piece) for span, piece in zip(parts.spans, parts.pieces, strict=True) if span.start >= opening.end]
    if any(span.start < opening.end < span.end for span in parts.spans):
        return parts
    return Passage(parts.document, (opening, *(span for span, _ in rest)), (words, *(piece for _, piece in rest)))


def _is_labelled(sentence: Passage, quoted: Span) -> bool:
    """Tell whether a sentence is quoted words behind a transcript's label: 'Holm: “Open the quay”'."""
    start = sentence.spans[0].start
    before = sentence.pieces[0][: quoted.start - start]
    return quoted.end == sentence.spans[-1].end and _SPEAKER_LABEL.fullmatch(before) is not None


def make_asked_section(findings: Findings, quotations: Iterable[FoundQuotation], most: int) -> Section:
    """Return quotations that were asked for by their speaker, newest first, each with what stands before it.

    Of a part of somebody's sentence the whole is shown: without its verb it may say the opposite ('would not be won by
    “force alone”').
    """
    show = _show_whole(findings, _is_torn, is_too_long)
    newest = sorted(quotations, key=lambda one: _place(findings, one))
    return make_section_of(findings, newest, most, shown=show, with_context=True)


def _find_before(quotation: FoundQuotation) -> Passage | None:
    """Return what stands before a quotation in the same run of prose; None: nothing does."""
    return None if quotation.context is None else keep_prose(quotation.context)


def _cut_before(context: Passage) -> Passage | None:
    """Return the last sentences of what stands before a quotation; None: a briefing can't show them."""
    before = cut_tail(context, LONGEST_BEFORE)
    return before if can_be_shown(words_of(before)) else None


def _choose_context(claim: Claim, relevance: Relevance, *, room: bool) -> Claim:
    """Return a claim with the last sentences before it where these are few, and the claim doesn't tell all itself.

    It does where it can be understood alone and names the topic; with `room`, they are there all the same.
    """
    if not claim.context_pieces:
        return claim
    document = claim.citations[0].document
    said = claim_words(claim)
    alone = (
        not room
        and measure_dependence(said, spoken=True) == 0
        and find_name(said.strip("“”\"'‘’")) is not None
        and relevance.is_named_by(Passage(document, claim.spans, claim.pieces))
        and not leaves_open(said, known=relevance.words)
    )
    before = None if alone else _cut_before(Passage(document, claim.context_spans, claim.context_pieces))
    if before is None:
        return replace(claim, context_spans=(), context_pieces=())
    return replace(claim, context_spans=before.spans, context_pieces=before.pieces)


def make_section_of(
    findings: Findings,
    kept: Iterable[FoundQuotation],
    most: int,
    *,
    shown: Callable[[FoundQuotation], Passage] | None = None,
    with_context: bool = False,
) -> Section:
    """Return the first `most` of the quotations given, without repeats, newest first.

    `shown` gives the words of each, where these aren't its own; the same words of a document are given once. What
    stands before such words is given only `with_context`.
    """
    show = shown or _parts
    merged: dict[tuple[str, tuple[Span, ...]], MergedLine[FoundQuotation]] = {}
    for line in merge_repeats(kept, _parts, also=lambda one: one.actor or one.speaker):
        passage = show(line.row)
        merged.setdefault((passage.document, passage.spans), line)
    lines = list(merged.values())
    chosen = sorted(lines[:most], key=lambda line: _place(findings, line.row))
    claims = [_claim(line, findings, show, with_context=with_context) for line in chosen]
    # Quotations of one paragraph share what stands before it; it is shown once.
    made = tuple(
        replace(claim, context_spans=(), context_pieces=()) if at and _share_context(claims[at - 1], claim) else claim
        for at, claim in enumerate(claims)
    )
    return Section(
        heading=Heading.QUOTATIONS,
        claims=made,
        left_out=len(lines) - len(chosen),
    )


def _share_context(one: Claim, other: Claim) -> bool:
    return (
        one.citations[0].document == other.citations[0].document
        and one.context_spans == other.context_spans
        and bool(one.context_spans)
    )


def _is_part(quotation: FoundQuotation) -> bool:
    """Tell whether a quotation is a few words, or begins or ends within somebody's sentence."""
    return _is_torn(quotation) or sum(piece.count(" ") + 1 for piece in quotation.parts.pieces) < FEW_WORDS


def _is_torn(quotation: FoundQuotation) -> bool:
    """Tell whether a quotation begins or ends within somebody's sentence.

    It begins so in a small letter, and ends so in a letter or figure: whole sentences have a mark there.
    """
    last = quotation.parts.pieces[-1].rstrip("”\"'’")[-1:]
    return _begins_within(quotation.parts) or last.isalnum()


def _begins_within(quoted: Passage) -> bool:
    """Tell whether quoted words begin in a small letter."""
    return next(filter(str.isalpha, quoted.pieces[0]), "").islower()


def _place(findings: Findings, quotation: FoundQuotation) -> tuple[int, str, int]:
    parts = quotation.parts
    return age(findings.documents, parts.document), parts.document, parts.spans[0].start


def _claim(
    line: MergedLine[FoundQuotation],
    findings: Findings,
    shown: Callable[[FoundQuotation], Passage],
    *,
    with_context: bool,
) -> Claim:
    """Return a quotation's line; a speaker whose name the text doesn't give at that place stands in brackets."""
    quotation = line.row
    said = quotation.speaker_words
    written = None if said is None else words_of(said)
    if written is not None and quotation.speaker is not None and fold(written) == fold(quotation.speaker):
        written = None
    tags = () if quotation.speaker else (Tag.UNATTRIBUTED,)
    label = make_label(findings.documents, line.words, quotation.said, *tags, name=quotation.speaker, written=written)
    context = _find_before(quotation)
    shortened = None if context is None else cut_tail(context, LONGEST_CONTEXT)
    rules = quotation.rule, quotation.speaker_rule
    if shown(quotation) is not quotation.parts and not with_context:
        shortened = None
    claim = line.claim(findings.documents, label, shown, context=shortened, rules=rules)
    who = attribute(said, quotation.speaker, quotation.actor, quotation.cue, AttributionKind.DIRECT)
    return replace(claim, attributed=who)


def _parts(quotation: FoundQuotation) -> Passage:
    return quotation.parts

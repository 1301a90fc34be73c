"""The registry of rules: what each means, an example that it finds, and a near miss that it leaves alone.

`docs/rules.md` is made from it (`python docs/write_rules.py`); a test runs every example and near miss. To add a rule,
give it a name in model/rules.py and an entry here. A family is a kind and a shape; answers are judged by family.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from briefings.model.analysis import Analysis
from briefings.model.rules import Rule

#: The publication date of every example; a Tuesday.
PUBLISHED = date(2025, 8, 26)


class RuleKind(StrEnum):
    """What a rule finds."""

    ACTOR = "actor"
    ROLE = "role"
    ATTRIBUTION = "attribution"
    QUOTATION = "quotation"
    SPEAKER = "speaker"
    DATE = "date"
    EVENT = "event"
    #: What was considered and left out; no answer shows it.
    REJECTION = "rejection"


class RuleShape(StrEnum):
    """How what a rule finds stands in the text."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    BESIDE_NAME = "beside a name"
    #: The content follows the verb that is its cue.
    AFTER_VERB = "after the verb"
    #: The content, or its greater part, stands before the verb that is its cue.
    BEFORE_VERB = "before the verb"
    #: The cue is a noun, an adjective, a preposition, or a verb whose subject is part of the content.
    OTHER_CUE = "other cue"
    AFTER_COLON = "after a colon"
    IN_PARAPHRASE = "in a paraphrase"
    WITHOUT_CUE = "without a cue"
    BY_NAME = "by name"
    #: By a pronoun, a role or a description, which leads to a name or to nobody.
    BY_REFERENCE = "by reference"
    #: By its own words, publication aside.
    ABSOLUTE = "absolute"
    #: Counted from the publication date or from a date told before.
    RELATIVE = "relative"
    OWN_DATE = "own date"
    DATE_BEFORE = "date before"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class RuleDescription:
    """What a rule finds and where: one sentence, and two texts published on PUBLISHED, a paragraph a line."""

    kind: RuleKind
    shape: RuleShape
    meaning: str
    example: str
    near_miss: str

    @property
    def family(self) -> tuple[RuleKind, RuleShape]:
        """The rules that are judged together."""
        return self.kind, self.shape


def _person(meaning: str, example: str, near_miss: str) -> RuleDescription:
    return RuleDescription(RuleKind.ACTOR, RuleShape.PERSON, meaning, example, near_miss)


def _place(meaning: str, example: str, near_miss: str) -> RuleDescription:
    return RuleDescription(RuleKind.ACTOR, RuleShape.PLACE, meaning, example, near_miss)


def _organisation(meaning: str, example: str, near_miss: str) -> RuleDescription:
    return RuleDescription(RuleKind.ACTOR, RuleShape.ORGANISATION, meaning, example, near_miss)


def _role(meaning: str, example: str, near_miss: str) -> RuleDescription:
    return RuleDescription(RuleKind.ROLE, RuleShape.BESIDE_NAME, meaning, example, near_miss)


def _attribution(shape: RuleShape, meaning: str, example: str, near_miss: str) -> RuleDescription:
    return RuleDescription(RuleKind.ATTRIBUTION, shape, meaning, example, near_miss)


def _quotation(shape: RuleShape, meaning: str, example: str, near_miss: str) -> RuleDescription:
    return RuleDescription(RuleKind.QUOTATION, shape, meaning, example, near_miss)


def _speaker(shape: RuleShape, meaning: str, example: str, near_miss: str) -> RuleDescription:
    return RuleDescription(RuleKind.SPEAKER, shape, meaning, example, near_miss)


def _date(shape: RuleShape, meaning: str, example: str, near_miss: str) -> RuleDescription:
    return RuleDescription(RuleKind.DATE, shape, meaning, example, near_miss)


def _event(shape: RuleShape, meaning: str, example: str, near_miss: str) -> RuleDescription:
    return RuleDescription(RuleKind.EVENT, shape, meaning, example, near_miss)


def _rejection(meaning: str, example: str, near_miss: str) -> RuleDescription:
    return RuleDescription(RuleKind.REJECTION, RuleShape.LEFT_OUT, meaning, example, near_miss)


_AFTER, _BEFORE, _OTHER = RuleShape.AFTER_VERB, RuleShape.BEFORE_VERB, RuleShape.OTHER_CUE
_COLON, _NAME, _REFERENCE = RuleShape.AFTER_COLON, RuleShape.BY_NAME, RuleShape.BY_REFERENCE
_ABSOLUTE, _RELATIVE = RuleShape.ABSOLUTE, RuleShape.RELATIVE

#: Every rule with its description, in the order of the names.
RULES: MappingProxyType[Rule, RuleDescription] = MappingProxyType({
    Rule.FULL_NAME: _person(
        "A person named by first name and surname.",
        "Ann Berg opened the bridge.",
        "The Berg Foundation opened the bridge.",
    ),
    Rule.SHARED_SURNAME: _person(
        "A first name that shares the surname behind the next one.",
        "Karen and Thomas Berg opened the bridge.",
        "Karen Holt and Thomas Berg opened the bridge.",
    ),
    Rule.SURNAME: _person(
        "A surname that one person alone bears in the text.",
        "Ann Berg opened the bridge. Berg then left.",
        "Ann Berg opened the bridge. The Holt family left.",
    ),
    Rule.FIRST_NAME: _person(
        "A first name that stands for somebody named in full elsewhere.",
        "Ann Berg opened the bridge. Then Ann left.",
        "Ann Berg opened the bridge. Then Mary left.",
    ),
    Rule.COMPOUND_NAME: _person(
        "One of two names joined by a hyphen: each leads to its own bearer.",
        "Ann Berg met Paul Holt. The Berg-Holt talks failed.",
        "Ann Berg met Paul Holt. The high-level talks failed.",
    ),
    Rule.PLACE_NAME: _place(
        "A state, region or city by its name.",
        "Norway built a bridge.",
        "A turkey crossed the bridge.",
    ),
    Rule.DEMONYM: _place(
        "A state by its people or their adjective.",
        "The Norwegian government built a bridge.",
        "The norway spruce fell on the bridge.",
    ),
    Rule.CAPITAL_AS_STATE: _place(
        "A capital that acts or speaks: the state is meant.",
        "Oslo rejected the plan.",
        "Children played in Oslo.",
    ),
    Rule.CAPITAL_AS_CITY: _place(
        "A capital where things happen: the city is meant.",
        "Children played in Oslo.",
        "Oslo rejected the plan.",
    ),
    Rule.ORGANISATION_KNOWN: _organisation(
        "An organisation of the lexicon, by one of its names.",
        "The Pentagon bought a bridge.",
        "The pentagon has five sides.",
    ),
    Rule.ORGANISATION_FORM: _organisation(
        "Capitalised words whose form is that of an organisation's name.",
        "The Harbour Trade Council met in the hall.",
        "The council met in the hall.",
    ),
    Rule.ROLE_BEFORE_NAME: _role(
        "A title or role right before a name.",
        "Foreign Minister Ann Berg opened the bridge.",
        "Mrs. Ann Berg opened the bridge.",
    ),
    Rule.APPOSITION_BEFORE_NAME: _role(
        "A role with its determiner before a name, a comma between them.",
        "The company's chief executive, Ann Berg, left.",
        "On the quiet evening, Ann Berg, left.",
    ),
    Rule.APPOSITION_AFTER_NAME: _role(
        "A role after a name, between commas.",
        "Ann Berg, the mayor of the town, left.",
        "Ann Berg, of course, left.",
    ),
    Rule.PARTY_AFTER_NAME: _role(
        "Party and state after a name.",
        "Ann Berg, D-Ohio, left.",
        "Ann Berg, D minor in hand, left.",
    ),
    Rule.VERB_THAT: _attribution(
        _AFTER,
        "A cue verb with a clause that 'that' opens.",
        "The mayor said that the road was shut.",
        "The car that won was red.",
    ),
    Rule.VERB_CLAUSE: _attribution(
        _AFTER,
        "A cue verb with a clause that nothing opens.",
        "The mayor said the road was shut.",
        "The said road was shut in May.",
    ),
    Rule.VERB_TO: _attribution(
        _AFTER,
        "A cue verb with an infinitive.",
        "The mayor promised to mend the road.",
        "The bus goes to the harbour.",
    ),
    Rule.VERB_QUESTION: _attribution(
        _AFTER,
        "A cue verb with a clause that a question word or 'if' opens.",
        "The mayor asked whether the road was shut.",
        "The street where he lives is short.",
    ),
    Rule.VERB_NOUN_PHRASE: _attribution(
        _AFTER,
        "A cue verb with a noun phrase.",
        "The mayor criticized the delay, but nothing changed.",
        "The mayor bought a bicycle.",
    ),
    Rule.VERB_NOUN_PHRASE_TO: _attribution(
        _AFTER,
        "A cue verb with a noun phrase and an infinitive.",
        "The mayor urged drivers to stay away.",
        "The mayor drove a bus to the harbour.",
    ),
    Rule.VERB_NOUN_PHRASE_THAT: _attribution(
        _AFTER,
        "A cue verb with the one who is told and a clause that 'that' opens.",
        "The mayor told drivers that the road was shut.",
        "The mayor bought the boat that was red.",
    ),
    Rule.VERB_QUOTATION: _attribution(
        _AFTER,
        "A cue verb with a quotation.",
        "The mayor said, “Stay at home.”",
        "The shop sells “organic” bread.",
    ),
    Rule.VERB_ING: _attribution(
        _AFTER,
        "A cue verb with an -ing form.",
        "The mayor proposed closing the road.",
        "The mayor stopped closing the road.",
    ),
    Rule.VERB_PREPOSITION: _attribution(
        _AFTER,
        "A cue verb with a preposition or whatever else may follow it.",
        "The mayor called for a new bridge.",
        "The mayor waited for a bus.",
    ),
    Rule.ANY_VERB_QUOTATION: _attribution(
        _AFTER,
        "Any verb before a comma or colon and a quotation that opens like a sentence.",
        "The boys jeered: “Go home at once!”",
        "The boys ran, “late” again.",
    ),
    Rule.VERB_OPENS_SENTENCE: _attribution(
        _AFTER,
        "A verb that opens the sentence before its subject and a quotation.",
        "Said the old farmer, “Rain is rain.”",
        "Dried by the old farmer, “Rain” is a tea.",
    ),
    Rule.CONTENT_BEFORE_VERB: _attribution(
        _BEFORE,
        "Content, then speaker and verb; it may go on after them.",
        "“It is shut,” the mayor said.",
        "On Monday, the mayor left.",
    ),
    Rule.CONTENT_BEFORE_INVERTED_VERB: _attribution(
        _BEFORE,
        "Content, then verb and speaker; it may go on after them.",
        "“It is shut,” said the mayor, a geologist.",
        "Ann Reed, a farmer, said the road was shut.",
    ),
    Rule.ACCORDING_TO: _attribution(
        _OTHER,
        "'According to' and a speaker, before or after the content.",
        "The road is shut, according to the mayor.",
        "The cards were sorted according to size.",
    ),
    Rule.AS_REPORTED: _attribution(
        _OTHER,
        "'As X reported' before a main clause.",
        "As the paper reported, the road is shut.",
        "As the rain fell, the road flooded.",
    ),
    Rule.PASSIVE: _attribution(
        _OTHER,
        "A cue verb in the passive: its subject and what follows are the content.",
        "The road is expected to open in June.",
        "The road was built by soldiers.",
    ),
    Rule.SEEM: _attribution(
        _OTHER,
        "'Seem' and 'appear': subject and complement are the content, the speaker isn't told.",
        "The mayor seems to like the plan.",
        "The seam holds.",
    ),
    Rule.NOUN_THAT: _attribution(
        _OTHER,
        "A cue noun with a clause that 'that' opens.",
        "The claim that the road was shut is false.",
        "The road that was shut is open.",
    ),
    Rule.NOUN_TO: _attribution(
        _OTHER,
        "A cue noun with an infinitive.",
        "His promise to mend the road came late.",
        "His road to the sea is long.",
    ),
    Rule.NOUN_PREPOSITION: _attribution(
        _OTHER,
        "A cue noun with a preposition and a noun phrase.",
        "Doubts about the bridge remain.",
        "The calls of owls woke us.",
    ),
    Rule.NOUN_QUOTATION: _attribution(
        _OTHER,
        "A noun of shouting and 'of' before a quotation.",
        "The cries of “Go home” and “Shame” grew.",
        "A cup of “green” tea stood there.",
    ),
    Rule.ADJECTIVE_THAT: _attribution(
        _OTHER,
        "A cue adjective after a form of be, with a clause that 'that' opens.",
        "The mayor is confident that it will open.",
        "The tower is taller than that.",
    ),
    Rule.ADJECTIVE_TO: _attribution(
        _OTHER,
        "A cue adjective after a form of be, with an infinitive.",
        "The mayor is willing to mend the road.",
        "The road is easy to mend.",
    ),
    Rule.ADJECTIVE_QUESTION: _attribution(
        _OTHER,
        "A cue adjective after a form of be, with a clause that a question word opens.",
        "The mayor is unsure whether it will open.",
        "The mayor is here whether it opens or not.",
    ),
    Rule.ADJECTIVE_PREPOSITION: _attribution(
        _OTHER,
        "A cue adjective after a form of be, with a preposition and a noun phrase.",
        "The mayor was critical of the builders.",
        "The jar is full of honey.",
    ),
    Rule.NAME_BEFORE_COLON: _attribution(
        _COLON,
        "A speaker's name before a colon: transcripts, signed comments, headlines.",
        "GRAY: We shut the road. It floods.",
        "The recipe needs: two eggs.",
    ),
    Rule.ANNOUNCED_QUOTATION: _attribution(
        _COLON,
        "A quotation of its own after a statement that a colon ends.",
        "The farmer continued:\n“Rain is rain.”",
        "The list is long:\nbread and milk.",
    ),
    Rule.SIGNATURE: _attribution(
        _COLON,
        "A quotation with its speaker's name behind a dash, to the end of the paragraph or on a line of its own.",
        "“Rain is rain.” – Ann Berg, a farmer",
        "“Rain is rain” – and the farmer left.",
    ),
    Rule.QUOTATION_AFTER_VERB: _quotation(
        _AFTER,
        "Quoted words behind the verb that attributes them.",
        "The mayor said, “Stay at home.”",
        "The shop sells “organic” bread.",
    ),
    Rule.QUOTATION_BEFORE_VERB: _quotation(
        _BEFORE,
        "Quoted words before the verb that attributes them.",
        "“It is shut,” the mayor said.",
        "“The Long Road” was the song that the mayor sang.",
    ),
    Rule.QUOTATION_AFTER_COLON: _quotation(
        _COLON,
        "Quoted words behind a name and a colon, or announced by the sentence before.",
        "The farmer continued:\n“Rain is rain.”",
        "The signs were long:\nthey said “wet” and “paint”.",
    ),
    Rule.QUOTATION_WITH_OTHER_CUE: _quotation(
        _OTHER,
        "Quoted words that a noun, an adjective or 'according to' attributes.",
        "The cries of “Go home” and “Shame” grew.",
        "A cup of “green” tea stood there.",
    ),
    Rule.QUOTATION_IN_PARAPHRASE: _quotation(
        RuleShape.IN_PARAPHRASE,
        "Six quoted words or more within a paraphrase.",
        "The mayor said the road was “shut for as long as it rains” and left.",
        "The mayor said the road was “shut” and left.",
    ),
    Rule.QUOTATION_WITHOUT_CUE: _quotation(
        RuleShape.WITHOUT_CUE,
        "Quoted words that no cue claims and that read as somebody's: whose stays open.",
        "“We were told at four and the lorries came at six in the morning.”",
        "The “people’s convoy” left.",
    ),
    Rule.SPEAKER_BY_NAME: _speaker(
        _NAME,
        "A speaker whose name stands there.",
        "Ann Berg said the road was shut.",
        "A driver said the road was shut.",
    ),
    Rule.SPEAKER_BY_PRONOUN: _speaker(
        _REFERENCE,
        "A personal pronoun: the actor in focus, or nobody where two are equally near.",
        "Ann Berg opened the bridge. She said the road was shut.",
        "Ann Berg opened the bridge. A driver said the road was shut.",
    ),
    Rule.SPEAKER_BY_RELATIVE: _speaker(
        _REFERENCE,
        "A relative pronoun: whoever is named right before it.",
        "The town thanked Ann Berg, who said the road was shut.",
        "The town thanked Ann Berg. A driver said the road was shut.",
    ),
    Rule.SPEAKER_BY_ROLE: _speaker(
        _REFERENCE,
        "A role beside the name of whoever has it.",
        "“It is shut,” said the mayor, Ann Berg, in the hall.",
        "“It is shut,” said the mayor in the hall.",
    ),
    Rule.SPEAKER_BY_DESCRIPTION: _speaker(
        _REFERENCE,
        "'The mayor' or 'the ministry' that only one actor named before can be.",
        "Mayor Ann Berg came. The mayor said the road was shut.",
        "Mayor Ann Berg and Mayor Paul Holt came. The mayor said the road was shut.",
    ),
    Rule.SPEAKER_IN_WORDS: _speaker(
        _REFERENCE,
        "A speaker without a name, shown in the text's words.",
        "A driver said the road was shut.",
        "Ann Berg said the road was shut.",
    ),
    Rule.SPEAKER_UNRESOLVED: _speaker(
        _REFERENCE,
        "Where the speaker of a quotation without a cue may stand; the name stays open.",
        "The driver waved his arms “because nobody had told us that it was shut”.",
        "“Nobody had told us that it was shut this morning.”",
    ),
    Rule.ISO_DATE: _date(
        _ABSOLUTE,
        "Year, month and day in figures.",
        "The bridge opened on 2025-03-14.",
        "The bridge has the number 2025-33-14.",
    ),
    Rule.SEPTEMBER_11: _date(
        _ABSOLUTE,
        "The attacks of 2001 by their day.",
        "The law was made after 9/11.",
        "The law was passed by 9/12 of the votes.",
    ),
    Rule.NUMERIC_DATE: _date(
        _ABSOLUTE,
        "Day, month and year in figures, in either order.",
        "The bridge opened on 3/14/2025.",
        "The bridge opened with 3/14/99/2 as its number.",
    ),
    Rule.HOLIDAY: _date(
        _ABSOLUTE,
        "A feast whose day a calendar fixes.",
        "The bridge opened on Christmas Eve.",
        "The bridge has a Christmas tree.",
    ),
    Rule.DAY_MONTH: _date(
        _ABSOLUTE,
        "Day before month, with or without a year.",
        "The bridge opened on 14 March 2025.",
        "The bridge opened to 14 marchers.",
    ),
    Rule.MONTH_DAY: _date(
        _ABSOLUTE,
        "Month before day, with or without a year.",
        "The bridge opened on March 14, 2025.",
        "The bridge opened in March.",
    ),
    Rule.MONTH_YEAR: _date(
        _ABSOLUTE,
        "A month with its year.",
        "The bridge opened in March 2025.",
        "The bridge opened in March.",
    ),
    Rule.MONTH: _date(
        _RELATIVE,
        "A month alone: that of the year which the sentence's tense and the distance tell.",
        "The bridge opened in March.",
        "The bridge may open.",
    ),
    Rule.WEEKDAY: _date(
        _RELATIVE,
        "A weekday: the one which the sentence's tense and the distance tell.",
        "The bridge opened on Monday.",
        "The bridge opens every Monday.",
    ),
    Rule.DAY_NAME: _date(
        _RELATIVE,
        "Today, yesterday, tomorrow and their like.",
        "The bridge opened yesterday.",
        "The bridge pleases today's youth.",
    ),
    Rule.WHICH_PART: _date(
        _RELATIVE,
        "'Last', 'this' or 'next' with a weekday, month or season.",
        "The bridge opened last June.",
        "The bridge was the last building.",
    ),
    Rule.WHICH_UNIT: _date(
        _RELATIVE,
        "'Last', 'this', 'next' or 'that' with a day, week, month or year.",
        "The bridge opened last month.",
        "The bridge stands to this day.",
    ),
    Rule.WITHIN_UNIT: _date(
        _RELATIVE,
        "A part of the period at hand.",
        "The bridge will open by the end of the year.",
        "The bridge is a beauty at the end of the day.",
    ),
    Rule.WEEKEND: _date(
        _RELATIVE,
        "'The weekend': the last or the coming one.",
        "The bridge opened over the weekend.",
        "The bridge opened for a weekend.",
    ),
    Rule.AGO: _date(
        _RELATIVE,
        "A number of units before or after a date.",
        "The bridge opened two weeks ago.",
        "The bridge opened long ago.",
    ),
    Rule.YEAR_AGO: _date(
        _RELATIVE,
        "'Year-ago' and 'year-earlier' before a noun.",
        "Sales fell from the year-ago level.",
        "Sales fell from the year-end level.",
    ),
    Rule.QUARTER: _date(
        _RELATIVE,
        "A quarter of a year.",
        "Sales fell in the third quarter.",
        "The team fell behind in the third quarter.",
    ),
    Rule.HALF: _date(
        _ABSOLUTE,
        "A half of a year that is told.",
        "Sales fell in the first half of 2024.",
        "The team fell behind in the first half.",
    ),
    Rule.CENTURY: _date(
        _ABSOLUTE,
        "A century by its number.",
        "The bridge is from the 19th century.",
        "The bridge is from the 19th Century Club.",
    ),
    Rule.DECADE: _date(
        _ABSOLUTE,
        "A decade in figures or words.",
        "The bridge is from the 1980s.",
        "The builder is in his thirties.",
    ),
    Rule.FISCAL_YEAR: _date(
        _ABSOLUTE,
        "A year after 'fiscal' or 'the year'.",
        "Sales fell in fiscal 2024.",
        "Sales fell in fiscal matters.",
    ),
    Rule.CLOCK: _date(
        _RELATIVE,
        "A time of day: the day that it falls on.",
        "The bridge opened at 9 a.m. in the rain.",
        "The match ended 19:15 in the rain.",
    ),
    Rule.YEAR: _date(
        _ABSOLUTE,
        "A year in four figures.",
        "The bridge opened in 2019.",
        "The bridge cost 2019 dollars.",
    ),
    Rule.SHORT_YEAR: _date(
        _ABSOLUTE,
        "A year in two figures behind an apostrophe.",
        "The bridge opened in '16.",
        "The bridge was '16 steps' long.",
    ),
    Rule.DAY_OF_MONTH: _date(
        _RELATIVE,
        "A day of the month at hand, by its number alone.",
        "The bridge will open on the 5th.",
        "The bridge is the 5th.",
    ),
    Rule.SEASON: _date(
        _RELATIVE,
        "A season, with or without its year.",
        "The bridge opened in the summer.",
        "The bridge fears the fall of stones.",
    ),
    Rule.DATE_IN_SENTENCE: _event(
        RuleShape.OWN_DATE,
        "A sentence whose own date tells when it happened.",
        "The bridge opened in March 2025.",
        "The bridge is higher than in March 2025.",
    ),
    Rule.RANGE_IN_SENTENCE: _event(
        RuleShape.OWN_DATE,
        "A sentence whose two dates are the ends of a range.",
        "The bridge was shut from March 3 to March 9, 2025.",
        "The bridge was shut on March 3, 2025 by Ann Berg.",
    ),
    Rule.DATELINE: _event(
        RuleShape.OWN_DATE,
        "A sentence that only its dateline dates.",
        "OSLO, Aug. 25 (Agency) — The town opened its bridge in the rain.",
        "The town opened its bridge in the rain on Aug. 25.",
    ),
    Rule.DATE_IN_SENTENCE_BEFORE: _event(
        RuleShape.DATE_BEFORE,
        "A sentence that goes on with the story of the dated sentence before it.",
        "On March 14, 2025, the mayor opened the bridge. She then crossed it on foot.",
        "On March 14, 2025, the mayor opened the bridge. It is a fine bridge to cross.",
    ),
    Rule.NAME_OF_THING: _rejection(
        "A building, law, event or the like that is named after somebody.",
        "They met in Berg Hall and left.",
        "They met Ann Berg and left.",
    ),
    Rule.NAME_UNPROVEN: _rejection(
        "Capitalised words that nothing shows to be a person's name.",
        "They saw Blue Marlin and left.",
        "They saw Ann Berg and left.",
    ),
    Rule.SURNAME_AMBIGUOUS: _rejection(
        "A surname that two people bear, both equally near.",
        "Ann Berg met Paul Berg. Then Berg left.",
        "Ann Berg met Paul Holt. Then Berg left.",
    ),
    Rule.FRAGMENT: _rejection(
        "Fewer than six quoted words within a paraphrase.",
        "He said the plan was “a joke” and left.",
        "He said, “The plan is a joke.”",
    ),
    Rule.SCARE_QUOTE: _rejection(
        "Quoted words that no cue claims, few of them or a title.",
        "The “people’s convoy” left.",
        "The driver said, “We left.”",
    ),
    Rule.NOT_ASSERTED: _rejection(
        "What is denied, asked, supposed or wished for is nobody's: no answer shows it.",
        "Mayor Ann Berg never said, “The old bridge is sold.”",
        "Mayor Ann Berg said, “The old bridge is never sold.”",
    ),
    Rule.NO_POSITION: _rejection(
        "What happens or is done, and what no human or body says or holds, is no position.",
        "The map showed that the bridge was closed.",
        "Mayor Ann Berg said that the bridge was closed.",
    ),
    Rule.CUT_OFF: _rejection(
        "What the text breaks off in isn't shown: nobody knows how it went on.",
        "Mayor Ann Berg said that the bridge was closed to …",
        "Mayor Ann Berg said that the bridge was closed.",
    ),
})  # fmt: skip


def list_rules(analysis: Analysis) -> Iterator[Rule]:
    """Yield the rule of everything that was found, or left out by a rule of rejection, once for each."""
    for actor in analysis.actors:
        yield from (mention.rule for mention in actor.mentions)
        yield from (role.rule for role in actor.roles)
    yield from (quotation.rule for quotation in analysis.quotations)
    yield from (attribution.rule for attribution in analysis.attributions)
    for speaker in (one.speaker for group in (analysis.quotations, analysis.attributions) for one in group):
        if speaker.rule is not None:
            yield speaker.rule
    yield from (date.rule for date in analysis.dates)
    yield from (event.rule for event in analysis.events)
    yield from (one.rule for one in analysis.rejections if RULES[one.rule].kind is RuleKind.REJECTION)

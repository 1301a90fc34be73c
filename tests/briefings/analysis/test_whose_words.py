"""Whose words a quotation holds, what is no quotation at all, and where reported content ends."""

import pytest

from tests.support.sayings import analyse_text, list_contents


def quotations(text: str) -> list[tuple[str | None, str]]:
    return [
        (one.speaker.name, " … ".join(part.of(text) for part in one.parts)) for one in analyse_text(text).quotations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fewer boats came in. “That is a hard winter.” The harbour stayed shut.",
            [(None, "“That is a hard winter.”")],
        ),
        ("Fewer boats came in. The “hard winter” kept the harbour shut.", []),
        ("Fewer boats came in. “A hard winter.” The harbour stayed shut.", []),
    ],
    ids=["a sentence of its own", "scare quotes", "no verb"],
)
def test_a_short_sentence_in_marks_is_a_quotation(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laura Brandt wrote in her memoir, “The House by the Lake.”", []),
        ("He sold a boat, according to his book “The House by the Lake.”", []),
        ("Laura Brandt wrote in her memoir, “I never saw the house.”", [("Laura Brandt", "“I never saw the house.”")]),
    ],
    ids=["a memoir's title", "a book's title", "words of a memoir"],
)
def test_a_work_named_as_one_is_nobodys_words(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert quotations(text) == expected


def test_a_works_title_leaves_the_content_before_its_cue() -> None:
    assert list_contents("The flood ended the season, Laura Brandt said in her memoir, “The House by the Lake.”") == [
        "The flood ended the season"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("''They say, 'Norway is a special case,''' Peter Holm said.", "''They say, 'Norway is a special case,'''"),
        ("'''Special' is a word for menus,'' Peter Holm said.", "'''Special' is a word for menus,''"),
    ],
    ids=["closing together", "opening together"],
)
def test_an_inner_quotation_may_share_the_mark_of_the_outer_one(text: str, expected: str) -> None:
    assert quotations(text) == [("Peter Holm", expected)]


@pytest.mark.parametrize(
    ("announcement", "speaker"),
    [
        ("As the Daily Post reported after the police left Oslo:", "Daily Post"),
        ("The valley keeps its old names, as the Museum of Norway notes:", "Museum of Norway"),
        ("Peter Holm went on:", "Peter Holm"),
        ("The snow fell, the roads closed and the shops ran low:", None),
    ],
    ids=["a verb of speech before another verb", "a verb that looks like a noun", "the only verb", "no verb of speech"],
)
def test_a_paragraph_is_announced_by_the_verb_of_speech(announcement: str, speaker: str | None) -> None:
    ((found, _),) = quotations(f"{announcement}\n\n“Eight winters have been like this one.”")

    assert (found or "").endswith(speaker or "")
    assert (found is None) == (speaker is None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In Oslo the crowd chanted, “Open the port at once.”", "the crowd"),
        ("Brandt the elder said, “Open the port at once.”", "Brandt the elder"),
    ],
    ids=["a place, then the subject", "no place"],
)
def test_the_speaker_begins_after_the_place(text: str, speaker: str) -> None:
    (quotation,) = analyse_text(text).quotations

    assert quotation.speaker.span is not None
    assert quotation.speaker.span.of(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Laura Brandt seemed to enjoy the evening, telling the crowd, “We get carried away at times.”",
            "Laura Brandt",
        ),
        ("“He stopped and said so,” Will Granger, the chairman of the club, recalled.", "Will Granger"),
        ("People who liked the plan kept quiet: Peter Holm called it “the least bad of five options.”", "Peter Holm"),
    ],
    ids=["a participle after seem", "a first name like an auxiliary", "a cue after a colon"],
)
def test_the_speaker_is_whoever_the_cue_belongs_to(text: str, speaker: str) -> None:
    assert [name for name, _ in quotations(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brandt said that ties would have held, and Holm agreed.", "that ties would have held"),
        (
            "Brandt said that ties had held, and Holm stayed at home.",
            "that ties had held",
        ),
        (
            "Chile cites Peru, where cuts began and then failed, as a reason for its caution.",
            "Peru, where cuts began and then failed, as a reason for its caution",
        ),
        ("Chile cites Peru, which cut its budget.", "Peru"),
        ("Brandt said that ties had held, and were strong.", "that ties had held, and were strong"),
        ("Brandt vetoed the bill in a talk in which Holm said it was late.", "the bill in a talk"),
        ("President Laura Brandt let her then adviser Peter Holm say that Chile was wrong.", "that Chile was wrong"),
        ("Holm, who had said in May that the county would pay, sought a loan.", "that the county would pay"),
        (
            "Holm had said in May that the county would pay, sought or not.",
            "that the county would pay, sought or not",
        ),
        ("Holm wrote that Brandt and Lund discussed the price.", "that Brandt and Lund discussed the price"),
        ("Holm wrote that Brandt left and Lund argued that the price fell.", "that Brandt left"),
        ("A guard, speaking in Ely, said Holm stressed that ties held.", "Holm stressed that ties held"),
        ("Ties had held, said Holm.", "Ties had held"),
        ("When ties broke in 2008, the Herald reported at the time that ships left.", "that ships left"),
        ("To end the strike, Holm promised an open debate.", "an open debate"),
        ("In a letter published by the Herald, the guild commented on the ban.", "the ban"),
        ("In Elvik boats sank, the guild said.", "In Elvik boats sank"),
    ],
    ids=[
        "a reaction",
        "a clause with a subject of its own",
        "a clause within the phrase",
        "a clause at its end",
        "one subject",
        "an inner saying",
        "then adviser",
        "behind a relative clause",
        "no relative clause",
        "two subjects",
        "two clauses",
        "a clause behind said",
        "a subject behind said",
        "a time behind the verb",
        "an object behind the verb",
        "no clause before the cue",
        "a clause before the cue",
    ],
)
def test_content_ends_with_its_own_clause(text: str, expected: str) -> None:
    assert expected in list_contents(text)


def test_a_then_adviser_is_the_subject_of_the_infinitive() -> None:
    text = "President Laura Brandt allowed her then adviser Peter Holm to demand that Chile close its ports."

    assert [one.speaker.name for one in analyse_text(text).attributions] == ["Peter Holm"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Laura Brandt thanked the town, and when she waved a man yelled “Go home!”",
            ["the town, and when she waved", "“Go home!”"],
        ),
        (
            "Laura Brandt answered the letter by saying, “That will do.”",
            ["the letter", "“That will do.”"],
        ),
        (
            "Laura Brandt said the plan was sound, to which Peter Holm replied: “It is not.”",
            ["the plan was sound", "“It is not.”"],
        ),
        (
            "Laura Brandt said that Peter Holm had asked “Who else?” twice.",
            ["that Peter Holm had asked “Who else?” twice"],
        ),
        ("Laura Brandt backed the men who shouted “Shame.”", ["the men who shouted “Shame.”"]),
        ("Laura Brandt said Jan. 9 that it leaks.", ["that it leaks"]),
        ("Laura Brandt said two years ago that it leaks.", ["that it leaks"]),
        ("Laura Brandt predicted on Monday that it leaks.", ["that it leaks"]),
        ("Laura Brandt predicted two years of rain.", ["two years of rain"]),
        ("Laura Brandt commented on the dam: “It leaks.”", ["“It leaks.”"]),
        ("Laura Brandt commented on the dam.", ["the dam"]),
        ("Laura Brandt said on CBN, where she works, that it leaks.", ["that it leaks"]),
        ("Laura Brandt said on the “Morning Hour” that it leaks.", ["that it leaks"]),
        (
            "Laura Brandt said that after the flood, Peter Holm called her.",
            ["that after the flood, Peter Holm called her"],
        ),
        ("The talks, Laura Brandt told them, raised new hopes.", ["The talks … raised new hopes"]),
        ("The talks were over, Laura Brandt told them, tired of it.", ["The talks were over"]),
        ("“The dam leaks, and it will burst.” Laura Brandt said.", ["“The dam leaks, and it will burst.”"]),
        ("The dam is old, court records show.", ["The dam is old"]),
        ("In a column titled “The Old Dam,” Laura Brandt wrote: “It leaks.”", ["“It leaks.”"]),
        (
            "Laura Brandt accused Chile of looking away and, at times, helping the crews.",
            ["Chile of looking away and, at times, helping the crews"],
        ),
        ("Before Laura Brandt could say “sorry,” the line died.", ["“sorry,”"]),
        ("The Elvik Herald reported that Peter Holm said, “It leaks.”", ["“It leaks.”"]),
        ("The Elvik Herald reported that “it leaks.”", ["that “it leaks.”"]),
    ],
    ids=[
        "another subject",
        "a participle after by",
        "a remark on a clause",
        "within a clause",
        "a relative clause",
        "a date of the saying",
        "a count of time",
        "a day of the saying",
        "no time of the saying",
        "behind a topic and a colon",
        "a topic alone",
        "behind a remark",
        "behind a programme's title",
        "behind what opens it",
        "its verb behind the saying",
        "a participle behind the saying",
        "before a saying of its own",
        "papers that show",
        "behind a column's title",
        "an insertion behind a conjunction",
        "within a clause of time",
        "reported by a paper",
        "a paper's own words",
    ],
)
def test_content_ends_where_somebody_else_is_quoted(text: str, expected: list[str]) -> None:
    assert list_contents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The marchers chanted “We are Oslo” and “Enough.”", [("The marchers", "“We are Oslo” … “Enough.”")]),
        ("The club played “Oh My Oslo” and “Enough Now.”", []),
    ],
    ids=["a sentence", "songs"],
)
def test_a_lower_case_auxiliary_stands_in_no_title(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laura Brandt said: “The work goes on” and vowing to stay, left.", "“The work goes on”"),
        ("Laura Brandt suggested “free trade” and cutting taxes.", "“free trade” and cutting taxes"),
        ("Laura Brandt said “the dam is old” but paid for it.", "“the dam is old”"),
        ("Laura Brandt said “the dam” was old.", "“the dam” was old"),
    ],
    ids=["a cue", "no cue", "a sentence in marks", "a phrase in marks"],
)
def test_a_short_quotation_ends_with_its_mark_where_the_reporter_goes_on(text: str, expected: str) -> None:
    assert list_contents(text)[0] == expected


def test_what_a_word_means_is_the_reporters() -> None:
    assert list_contents("“Savage,” Laura Brandt said, meaning that he spoke his mind.") == ["“Savage,”"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We know it,” Laura Brandt, his aide, remembers Peter Holm saying.", [("Peter Holm", "“We know it,”")]),
        ("“We know it,” Laura Brandt remembers.", [("Laura Brandt", "“We know it,”")]),
        ("“We know it all,” Laura Brandt, a guide, told CNN in March.", [("Laura Brandt", "“We know it all,”")]),
        ("“We know it all,” said CNN in March.", [("CNN", "“We know it all,”")]),
    ],
    ids=["remembered", "remembers", "told whom", "who said"],
)
def test_words_are_theirs_who_are_remembered_saying_them_and_not_theirs_who_were_told(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert quotations(text) == expected

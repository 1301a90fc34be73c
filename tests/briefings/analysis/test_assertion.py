"""What is denied, asked, supposed or wished for is nobody's words and nobody's position; the near misses are."""

import re

import pytest

from briefings.analysis import analyse
from briefings.library import make_entry
from briefings.model.analysis import Analysis
from briefings.model.article import Article
from briefings.model.spans import Span


def analysed(text: str) -> Analysis:
    return analyse(article(text))


def article(text: str) -> Article:
    return Article(path="a.txt", text=text, body=tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text)))


def asserted_quotations(text: str) -> list[str | None]:
    return [one.speaker.name for one in analysed(text).quotations if one.asserted]


def shown_positions(text: str) -> list[str]:
    """Return the asserted positions from cue to end."""
    return [
        text[min(one.cue.start, one.content[0].start) : one.content[-1].end]
        for one in analysed(text).attributions
        if one.asserted and one.cue is not None
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Laura Brandt did not say “the harbour is ours to sell.”",
        "“I will leave the council for good,” Laura Brandt never said.",
        "Neither Laura Brandt nor Peter Holm wrote “we knew of the leak all along.”",
        "No member of the board has said “we are sorry for the flood.”",
        "Laura Brandt refused to say “we made a mistake at the harbour.”",
        "Laura Brandt left without saying “thank you for the boats.”",
        "Laura Brandt stopped short of saying “the mayor lied to us all.”",
        "Laura Brandt might have said “let the boats sink where they lie.”",
        "If Laura Brandt says “we will sell the harbour,” the talks will end.",
        "Had Laura Brandt said “stop the ferry at once,” nobody would have drowned.",
        "Did Laura Brandt say “burn the letters before they come”?",
        "At no point did Laura Brandt say “the pier is safe for all.”",
        "Peter Holm denied saying “the boats can wait until the spring.”",
        "Critics want Laura Brandt to say “I was wrong about the pier.”",
        "It is not true that Laura Brandt said “the poor should eat less fish.”",
        "A fake video shows Laura Brandt saying “I took the money and ran.”",
        "Laura Brandt almost said “the ferry is lost to us.”",
        "No one has ever heard Laura Brandt say “we were wrong about the pier.”",
        "Few have heard Laura Brandt say “we were wrong about the pier.”",
        "The hoax video has Laura Brandt saying “I took the money and ran.”",
        "Until Laura Brandt admits “we knew of the leak all along,” nothing will move.",
        "Laura Brandt avoided saying “we knew of the leak all along.”",
        "If asked, Laura Brandt would say “we knew of the leak all along.”",
        "Laura Brandt could not bring herself to say “we knew of the leak all along.”",
        "It was not Laura Brandt who said “the ferry is lost to us.”",
        "It wasn’t Laura Brandt, of all people, who said “the ferry is lost to us.”",
        "It was never Laura Brandt who said “the ferry is lost to us.”",
        "Imagine that Laura Brandt says “the ferry is lost to us.”",
        "Pretend, for a moment, that Laura Brandt said “the ferry is lost to us.”",
        "Not once did Laura Brandt say “the ferry is lost to us.”",
        "Laura Brandt hesitated to say “the ferry is lost to us.”",
        "Rumours that Laura Brandt had said “we knew of the leak all along” were untrue.",
    ],
)
def test_words_that_were_not_said_are_nobodys(text: str) -> None:
    found = analysed(text).quotations
    assert found
    assert asserted_quotations(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Laura Brandt went on to say “the harbour is ours to keep.”",
        "Laura Brandt was forced to admit “we had no plan for the flood.”",
        "Laura Brandt did not stay for the vote but said “the plan is sound enough.”",
        "Laura Brandt not only said “I agree with all of it,” she signed.",
        "Only then did Laura Brandt say “we will pay for the damage.”",
        "Laura Brandt, who had never spoken in public, said “it is time to go home.”",
        "“If the dam breaks, we are all lost,” Laura Brandt said.",
        "“Would you stay in such a town?” Laura Brandt asked.",
        "“Nobody told me of the leak,” Laura Brandt said.",
        "Laura Brandt did not give in: “We will stay in the harbour.”",
        "Laura Brandt could be heard saying “mind the rope behind you there.”",
        "The board had heard Laura Brandt say “we were wrong about the pier.”",
        "The court’s video has Laura Brandt saying “I took the money and ran.”",
        "Until Laura Brandt admitted “we knew of the leak all along,” nothing moved.",
        "Laura Brandt couldn’t help saying “we told you of the leak.”",
        "Laura Brandt could not resist saying “we told you of the leak.”",
        "Laura Brandt never tired of saying “build the pier again.”",
        "Laura Brandt was right to say “the pier is no place for cars.”",
        "Laura Brandt brought herself to say “the pier is no place for cars.”",
        "Laura Brandt had to say “the pier is no place for cars.”",
        "It was Laura Brandt who said “the ferry is lost to us.”",
        "It was not the end for Laura Brandt, who said “the ferry is lost to us.”",
        "It was not easy for Laura Brandt, the mayor, who said “the ferry is lost to us.”",
        "It was not only Laura Brandt who said “the ferry is lost to us.”",
        "It was Laura Brandt, not Peter Holm, who said “the ferry is lost to us.”",
        "It was not until Monday that Laura Brandt said “the ferry is lost to us.”",
        "“Imagine that the ferry is lost to us,” Laura Brandt said.",
        "Not until Monday did Laura Brandt say “the ferry is lost to us.”",
        "Laura Brandt didn’t hesitate to say “the ferry is lost to us.”",
        "Laura Brandt managed to say “the ferry is lost to us.”",
        "Laura Brandt regrets having said “the ferry is lost to us.”",
        "Laura Brandt did not mince words: “The pier is a ruin and a shame.”",
    ],
)
def test_words_said_beside_a_negation_keep_their_speaker(text: str) -> None:
    assert asserted_quotations(text) == ["Laura Brandt"]


def test_words_within_a_paraphrase_of_what_was_asked_are_nobodys() -> None:
    text = "The judge asked whether Laura Brandt had said “hide the files under the floor.”"
    assert asserted_quotations(text) == []


def test_words_within_a_paraphrase_keep_their_speaker_where_they_hang_on_no_denied_saying() -> None:
    text = "Laura Brandt vowed to go after “everyone who ever harmed one of our boats.”"
    assert asserted_quotations(text) == ["Laura Brandt"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Laura Brandt was wrong to claim that the pier leaked.", "was wrong to claim that the pier leaked"),
        ("Laura Brandt refused to say that the pier leaked.", "refused to say that the pier leaked"),
        ("Laura Brandt stopped short of saying that he lied.", "stopped short of saying that he lied"),
        ("Laura Brandt does not believe that the pier leaks.", "does not believe that the pier leaks"),
        ("Laura Brandt went on to argue that the pier leaked.", "went on to argue that the pier leaked"),
        ("Laura Brandt spoke at noon, adding that the pier leaked.", "adding that the pier leaked"),
        ("Laura Brandt left the hall, calling the vote “a farce.”", "calling the vote “a farce.”"),
        ("Laura Brandt once admitted that the pier leaked.", "once admitted that the pier leaked"),
    ],
)
def test_a_position_begins_with_what_governs_it(text: str, shown: str) -> None:
    assert shown_positions(text) == [shown]


@pytest.mark.parametrize(
    "text",
    [
        "If Laura Brandt says that the tax is fair, she is lying.",
        "Unless Laura Brandt insists that the vote be held, the council will wait.",
        "It is false to say that Laura Brandt feared the vote.",
        "The chairman allowed his deputy, Laura Brandt, to demand that the plant close.",
        "Nobody believes that Laura Brandt called the tax a theft.",
        "Laura Brandt could argue that the plan was old.",
        "Does Laura Brandt believe that the dam is safe?",
        "The ministers met in Norway to discuss the safety of ports.",
        "To understand the plan is hard.",
        "Once Laura Brandt admits that the pier leaks, the case is closed.",
        "Before Peter Holm says that the road is safe, it must be mended.",
        "Laura Brandt left the hall, calling the police.",
    ],
)
def test_what_is_supposed_asked_or_bare_is_nobodys_position(text: str) -> None:
    assert shown_positions(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Laura Brandt said that if the tax passes, she will resign.",
        "Even if the council agrees, Laura Brandt said, the pier must close.",
        "Laura Brandt said it was wrong to claim that the pier was unsafe.",
        "Asked whether the dam was safe, Laura Brandt said that it would hold.",
    ],
)
def test_a_condition_within_or_before_what_is_said_leaves_it_said(text: str) -> None:
    assert [one.speaker.name for one in analysed(text).attributions if one.asserted][-1] == "Laura Brandt"


def test_the_library_takes_up_what_is_asserted_alone() -> None:
    text = "“It is over for us all,” Laura Brandt said. Peter Holm never said “the boats can wait until the spring.”"
    entry = make_entry(article(text), analysed(text))
    assert [one.speaker for one in entry.quotations] == ["Laura Brandt"]
    assert [one.speaker for one in entry.positions] == ["Laura Brandt"]
    assert entry.quotations_found == 1


def positions(text: str) -> list[str]:
    return [
        text[one.cue.start : one.content[-1].end]
        for one in analysed(text).attributions
        if one.is_position and one.asserted and one.cue is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laura Brandt pledged to open the pier.", "pledged to open the pier"),
        ("Norway ruled out talks with the firm.", "ruled out talks with the firm"),
        ("The nurses’ union wants higher pay.", "wants higher pay"),
        ("Doctors warned that the ward was full.", "warned that the ward was full"),
        ("Most of the fishermen oppose the tax.", "oppose the tax"),
        ("Laura Brandt found that the pier leaked.", "found that the pier leaked"),
    ],
)
def test_what_people_and_bodies_want_or_hold_is_a_position(text: str, expected: str) -> None:
    assert positions(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "An explosion ripped through the market.",
        "Laura Brandt introduced a summer coat at the fair.",
        "A fire threatened the school.",
        "Laura Brandt found a boat.",
        "The pier is expected to open in June.",
        "Critics gathered at noon, demanding higher pay.",
        "Laura Brandt wrote the opinion.",
    ],
)
def test_what_happens_or_is_done_is_no_position(text: str) -> None:
    assert positions(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council explained how the pier would be mended.", "explained how the pier would be mended"),
        ("Laura Brandt confirmed that the pier was closed.", "confirmed that the pier was closed"),
        ("Laura Brandt described the pier as a danger to all.", "described the pier as a danger to all"),
        ("Laura Brandt asked the council to close the pier.", "asked the council to close the pier"),
        ("The guild did not rule out a second strike.", "did not rule out a second strike"),
        ("The guild does not want a second strike.", "does not want a second strike"),
        ("Laura Brandt rejected the offer of the firm.", "rejected the offer of the firm"),
        ("Peter Holm expressed hope that the pier would open.", "expressed hope that the pier would open"),
        ("Most residents (65%) say the pier is safe.", "say the pier is safe"),
        ("The guild refused to say whether it would strike.", "refused to say whether it would strike"),
        ("The police said the pier was closed.", "said the pier was closed"),
        ("The Elvik Herald said it would close in May.", "said it would close in May"),
        ("On Monday the Elvik Herald endorsed the guild’s plan.", "endorsed the guild’s plan"),
        ("Norway is happy to see the pier closed.", "is happy to see the pier closed"),
        ("Laura Brandt called the pier a danger.", "called the pier a danger"),
        ("Laura Brandt added the pier would be closed.", "added the pier would be closed"),
        ("Laura Brandt added the town kept the pier open.", "added the town kept the pier open"),
        ("Laura Brandt ridiculed the plan for the pier.", "ridiculed the plan for the pier"),
        ("Laura Brandt apologised for the fire on the pier.", "apologised for the fire on the pier"),
        ("Laura Brandt said she had this advice: “Close the pier.”", "said she had this advice: “Close the pier.”"),
        ("Norway and Denmark push for a pier that is safe.", "push for a pier that is safe"),
        ("Members call for talks after the pier was closed.", "call for talks after the pier was closed"),
        # A condition is what is promised or backed, a circumstance isn't.
        (
            "Laura Brandt promised a fair, as long as members voted to mend the pier.",
            "promised a fair, as long as members voted to mend the pier",
        ),
        (
            "Laura Brandt backed a toll, provided that the town pays half.",
            "backed a toll, provided that the town pays half",
        ),
        ("Laura Brandt promised a fair, as members voted on the pier.", "promised a fair"),
    ],
)
def test_what_is_told_with_a_clause_or_wanted_is_a_position(text: str, expected: str) -> None:
    assert positions(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It came after allegations in Per Holm's new book that Laura Brandt told him she lied.", []),
        ("It came after a report in the Elvik Herald that Laura Brandt told him she lied.", []),
        ("It came after claims by former aide Per Holm that Laura Brandt said she lied.", []),
        ("It came after a meeting in Elvik that Laura Brandt said she left.", ["said she left"]),
        ("The report in the Elvik Herald came as Laura Brandt said she lied.", ["said she lied"]),
        ("Claims are rare in Elvik. Laura Brandt said that she lied.", ["said that she lied"]),
    ],
)
def test_what_somebody_is_claimed_to_have_said_is_no_position(text: str, expected: list[str]) -> None:
    assert [one for one in positions(text) if "lied" in one or "left" in one] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council will probe alleged ties to Per Holm.", []),
        (
            "Laura Brandt promised to examine alleged ties to Per Holm.",
            ["promised to examine alleged ties to Per Holm"],
        ),
        ("Laura Brandt alleged that the pier was sold.", ["alleged that the pier was sold"]),
    ],
)
def test_what_is_alleged_alleges_nothing(text: str, expected: list[str]) -> None:
    assert positions(text) == expected


def test_what_only_leads_to_somebodys_own_words_is_no_position() -> None:
    text = "Brandt said she gives this advice to all: “Wait,” Brandt said at a fair."

    shown = [one.content[0].of(text) for one in analysed(text).attributions if one.is_position]

    assert shown == ["“Wait,”"]


@pytest.mark.parametrize(
    "text",
    [
        "Laura Brandt did not comment on the closed hearing about the pier.",
        "An aide did not immediately answer whether the pier was safe.",
        "The councillors also questioned former mayor Peter Holm.",
        "Is there a plan, one councillor wanted to know.",
        "The reporter asked Laura Brandt why the pier was closed.",
        "Norway has reported more than 750,000 cases of the flu.",
        "The town hall will announce its budget on Monday.",
        "Laura Brandt confirmed the reports.",
        "The guild was not able to confirm what burnt in the shed.",
        "The strike hit a hall in Elvik, which Norway blamed on Denmark.",
        "The mayor did what the councillors wanted him to do on Wednesday.",
        "That would not change Laura Brandt's plans to leave the pier open.",
        "What they have in common is that they prefer to dream.",
        "The sea was rough. They thought the pier was safe.",
        "It was, rivals of the mayor said at the time, a last attempt to save the pier.",
        "The guild declined to comment on the pier.",
        "The town uses more power than Norway expected based on its size.",
        "The letter matches Laura Brandt's own professed fondness for piers.",
        "The post said the pier was closed.",
        "The clerk met a baker in Norway, who said the pier was closed.",
        "The Elvik Herald reported that the pier was closed.",
        "The pier was closed on Monday, according to the Associated Press.",
        "That is no argument for why Norway should be happy to see the pier closed.",
        "The crew called a small meeting of members on the pier.",
        "Laura Brandt added a new boat called a cutter to the fleet.",
        "Brandt added the Elvik relay crown to her title and, like Holm, kept her promise.",
        "Laura Brandt ridiculed over plan for pier",
        "The Norway push for a second pier on the coast is dividing the town.",
        "Clerks asked about how Laura Brandt intended to pay for the pier.",
        "The hall stood among the “oldest things” Laura Brandt said fill the town.",
        "Laura Brandt sought out the head of the guild.",
        "The guild met. It’s unclear how the pier would be mended.",
        "Brandt’ qualified enthusiasm for the old pier is known.",
        "After a trip to Elvik, Laura Brandt rested while Peter Holm continued talks with the guild.",
    ],
)
def test_a_question_a_thing_that_is_told_and_an_answer_not_given_are_no_positions(text: str) -> None:
    assert positions(text) == []


def test_what_stands_in_brackets_behind_a_speaker_is_no_part_of_who_it_is() -> None:
    (one,) = analysed("A majority of residents (65%) say the pier is safe.").attributions
    assert one.speaker.name == "A majority of residents"

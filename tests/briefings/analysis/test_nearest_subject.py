"""Whose a saying is where others stand near, and where what is said begins and ends."""

import pytest

from tests.support.sayings import list_positions, said_by


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The board on Monday said it would close the quay.", "The board"),
        ("Solberg Monday said he would leave.", "Solberg"),
        ("Residents late Tuesday said they would march.", "Residents"),
        ("Police on 3 May said they would close the quay.", "Police"),
        ("“We go,” said the board Tuesday.", "the board"),
        ("Super Tuesday showed that voters want peace.", "Super Tuesday"),
        ("The marchers of Bloody Sunday said they want peace.", "The marchers of Bloody Sunday"),
        ("Fishermen on the Monday boat said it was cold.", "Fishermen on the Monday boat"),
        ("The class of 2012 said it would meet.", "The class of 2012"),
    ],
)
def test_a_time_before_the_verb_is_no_part_of_the_speaker(text: str, speaker: str) -> None:
    assert list(said_by(text).values()) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The marches came as Beijing announced plans to leave.", "China"),
        ("The vote fell apart after Fleming announced plans to leave.", "Fleming"),
        ("The men suspected of robbing Fleming announced plans to leave.", "The men suspected of robbing Fleming"),
        ("The men suspected of looting announced plans to leave.", "The men suspected of looting"),
    ],
)
def test_a_name_that_ends_like_a_participle_opens_a_clause(text: str, speaker: str) -> None:
    assert list(said_by(text).values()) == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A report by the Holm Fund, a U.S. think tank, tells of chips.", []),
        ("Keeping boys in a room intended for groups makes sense.", []),
        ("A couple of anglers think that the quay is safe.", ["A couple of anglers"]),
        ("A woman and her son say they were beaten.", ["A woman and her son"]),
        ("A sailor read: “The quay is wet.”", ["A sailor"]),
        ("Bo Dahl heard a guard say that the quay was wet.", ["a guard"]),
    ],
)
def test_a_base_form_behind_one_thing_is_no_verb(text: str, speakers: list[str | None]) -> None:
    assert list(said_by(text).values()) == speakers


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“We will go,” Ann Solberg said, a clear sign of hope.", ["“We will go,”"]),
        ("“We will go,” Ann Solberg said, likely with an eye on the vote.", ["“We will go,”"]),
        ("“We will go,” Ann Solberg said, even though it was early.", ["“We will go,”"]),
        ("“No way!” Ann Solberg shouted, a word that she likes.", ["“No way!”"]),
        ("“If we go,” Ann Solberg said, the others will follow us.", ["“If we go,” … the others will follow us"]),
        ("“The old quay,” Ann Solberg said, would be closed.", ["“The old quay,” … would be closed"]),
        ("“It is our luck,” Ann Solberg said, that all of them left.", ["“It is our luck,” … that all of them left"]),
        ("“We go,” Ann Solberg said, “and we will stay.”", ["“We go,” … “and we will stay.”"]),
    ],
)
def test_what_a_writer_adds_behind_said_is_not_in_the_quotation(text: str, contents: list[str]) -> None:
    assert list(said_by(text)) == contents


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Solberg said in a letter released by the firm the quay needs a roof.", "the quay needs a roof"),
        ("Ann Solberg said in a talk taped before the storm that the quay was safe.", "that the quay was safe"),
        ("Ann Solberg said in Hull the board had lied.", "the board had lied"),
        ("Ann Solberg told reporters at the quay she would stay.", "she would stay"),
        ("Ann Solberg told crews of the ferry they would stay.", "they would stay"),
        ("Ann Solberg told the head of the board his plan had failed.", "his plan had failed"),
        ("Ann Solberg warned against the ferry crews.", "the ferry crews"),
        ("Ann Solberg told the crowd the plan had failed.", "the plan had failed"),
    ],
)
def test_what_is_said_begins_behind_where_and_to_whom_it_was_said(text: str, content: str) -> None:
    assert list(said_by(text)) == [content]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Berg and Dahl have both argued that it rains.", {"that it rains": "Berg and Dahl"}),
        ("The unions all said that it rains.", {"that it rains": "The unions"}),
        ("Ann Solberg herself said that it rains.", {"that it rains": "Ann Solberg"}),
        ("The guards have themselves said that it rains.", {"that it rains": "The guards"}),
        ("Ann Solberg said that both boats sank.", {"that both boats sank": "Ann Solberg"}),
        ("Ann Solberg said that all of it is wet.", {"that all of it is wet": "Ann Solberg"}),
        ("Of the guards, all wept.", {}),
        ("Ann Solberg hurt herself and wept.", {}),
    ],
)
def test_all_both_and_himself_may_stand_before_the_verb(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The toll is unfair, as Ann Solberg noted.", {"The toll is unfair": "Ann Solberg"}),
        ("The toll is unfair, as Ann Solberg wrote in a letter.", {"The toll is unfair": "Ann Solberg"}),
        ("The vote failed, as Ann Solberg warned.", {}),
        ("The vote failed, as Ann Solberg said it would.", {"it would": "Ann Solberg"}),
        ("The crowd sang, as Ann Solberg left.", {}),
    ],
)
def test_what_somebody_has_noted_stands_before_as(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Dahl said both she and Ann Solberg promised a fair vote.", "both she and Ann Solberg promised a fair vote"),
        (
            "Dahl said that aid for nations that include Chad, Mali and Peru should stop.",
            "that aid for nations that include Chad, Mali and Peru should stop",
        ),
        ("Dahl said her aunt, Eva Moe, and her uncle would come.", "her aunt, Eva Moe, and her uncle would come"),
        ("Dahl said he would come, and the crowd cheered.", "he would come"),
        ("Dahl wants the votes and Moe hopes for rain.", "the votes"),
        ("Dahl asked about that vote, and Moe hopes for rain.", "that vote"),
    ],
)
def test_a_clause_does_not_end_within_its_subject(text: str, content: str) -> None:
    assert content in said_by(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The quay opened in May, a spokeswoman, Ann Solberg, said.", {"The quay opened in May": "Ann Solberg"}),
        ("The quay is dry, the head of the yard, Ann Solberg, said.", {"The quay is dry": "Ann Solberg"}),
        ("Ann Solberg, a farmer, said it rains.", {"it rains": "Ann Solberg"}),
        (
            "While it rains, Ann Solberg said, sailing would be unwise.",
            {"While it rains … sailing would be unwise": "Ann Solberg"},
        ),
    ],
)
def test_a_role_and_its_name_may_stand_behind_a_clause(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


GRAVE = "Mayor John Lind said the floods were grave. “It is sad,” Lind said."


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Tom Moss shot back.", "Tom Moss"),
        ("Tom Moss, a grocer in Hull, hit back at the smear.", "Tom Moss"),
        ("Zorv Quill disagreed.", None),
        ("Zorv disagreed.", None),
        ("Senator Cy Holt shot back.", None),
        ("Parliament disagreed.", "John Lind"),
        ("The Crown shot back.", "John Lind"),
        ("Monday passed.", "John Lind"),
        ("Zorv Bank shot back.", "John Lind"),
        ("The first shot back was wide.", "John Lind"),
    ],
)
def test_who_acts_in_between_is_meant_by_he_or_leaves_it_open(between: str, speaker: str | None) -> None:
    assert said_by(f"{GRAVE} {between} “Call us what you want,” he wrote.")["“Call us what you want,”"] == speaker


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Lind’s deputy, Eva Moss, wept.", None),
        ("It was Eva Moss who left.", "Eva Moss"),
        ("Eva Moss and Per Dahl left.", "Eva Moss"),
        ("Eva Moss was there.", "Eva Moss"),
        ("Her husband, Tom Moss, wept.", "Ann Lind"),
        ("She met Eva Moss.", "Ann Lind"),
        ("It was a bridge that broke.", "Ann Lind"),
        ("Tom Moss and Per Dahl left.", "Ann Lind"),
    ],
)
def test_another_of_her_gender_who_acts_in_between_is_meant_or_leaves_it_open(
    between: str, speaker: str | None
) -> None:
    text = f"{GRAVE.replace('John', 'Ann')} {between} “Call us what you want,” she wrote."
    assert said_by(text)["“Call us what you want,”"] == speaker


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Mayor Ann Lunde put out a statement Thursday night saying “we will go.”", "“we will go.”", "Ann Lunde"),
        ("Ann Lunde got a letter saying “we will go.”", "“we will go.”", "a letter"),
        ("Fans wept, with Ann Lunde yelling: “We will go.”", "“We will go.”", "Ann Lunde"),
        ("Fans of Ann Lunde wept, yelling: “We will go.”", "“We will go.”", "Fans of Ann Lunde"),
        ("It was so dull that Ann Lunde was prompted to say, “We will go.”", "“We will go.”", "Ann Lunde"),
        ("It rained, leading crews like hers to say that “we will go.”", "that “we will go.”", "crews like hers"),
        ("Asked a question about it, Ann Lunde said, “We will go.”", "“We will go.”", "Ann Lunde"),
        ("Said Ann Lunde of Hull, “We will go.”", "“We will go.”", "Ann Lunde"),
        (
            "The board voted to block any deal, while Ann Lunde, a baker, said “we will go.”",
            "“we will go.”",
            "Ann Lunde",
        ),
        ("Bo Dahl, citing “her luck,” said the mayor could win.", "the mayor could win", "Bo Dahl"),
        ("“We will go,” said the mayor.", "“We will go,”", "the mayor"),
        ("“We will go,” Bo Dahl, a baker, said matter-of-factly.", "“We will go,”", "Bo Dahl"),
        ("Bo Dahl, calling it “a sham of a vote,” left.", "it “a sham of a vote,”", "Bo Dahl"),
        ("On Monday, calling it “a sham of a vote,” Bo Dahl left.", "it “a sham of a vote,” Bo Dahl left", None),
        ("Bo Dahl, who had refused to stand, left.", "to stand", "Bo Dahl"),
    ],
)
def test_the_nearest_subject_speaks_and_no_object(text: str, content: str, speaker: str | None) -> None:
    assert said_by(text)[content] == speaker


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("and her husband cut in", None),
        ("and the crowd laughed", "Ann Lunde"),
        ("and she cut a cake", "Ann Lunde"),
    ],
)
def test_a_quotation_behind_one_who_cuts_in_is_nobodys(behind: str, speaker: str | None) -> None:
    found = said_by(f"“Tell her that we will go,” Ann Lunde said, {behind}. “Do not forget me, I was there too.”")
    assert found.get("“Tell her that we will go,” … “Do not forget me, I was there too.”") == speaker


LONG = "“For the sake of all of us here in Hull we must move on from what others have brought into the yard this year.”"


@pytest.mark.parametrize(
    ("opening", "goes_on"),
    [("From Berg’s letter: ", False), ("A third letter: ", False), ("And: ", True), ("", True)],
)
def test_a_quotation_whose_source_is_named_before_a_colon_is_not_the_last_speakers(opening: str, goes_on: bool) -> None:
    found = said_by(f"“We will go and tell them all,” Ann Solberg said. {opening}{LONG}")
    assert any(LONG in words and who == "Ann Solberg" for words, who in found.items()) == goes_on


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Solberg said only members may vote.", "only members may vote"),
        ("Ann Solberg said not all boats had sunk.", "not all boats had sunk"),
        ("Ann Solberg said hardly anyone had come.", "hardly anyone had come"),
        ("Ann Solberg denied almost all charges.", "almost all charges"),
        ("Ann Solberg said at least 40 boats had sunk.", "at least 40 boats had sunk"),
        ("Ann Solberg said about half of the boats had sunk.", "about half of the boats had sunk"),
        ("Ann Solberg said on Monday at least 40 boats had sunk.", "at least 40 boats had sunk"),
        ("Ann Solberg told reporters nearly all boats had sunk.", "nearly all boats had sunk"),
        ("Ann Solberg told the board about 40 boats had sunk.", "about 40 boats had sunk"),
        ("Ann Solberg wants only to rest.", "only to rest"),
        ("Ann Solberg said again it rained.", "it rained"),
        ("Ann Solberg said bluntly it rained.", "it rained"),
        ("Ann Solberg said yesterday it rained.", "it rained"),
        ("Ann Solberg warned about 12 boats.", "12 boats"),
        ("Ann Solberg said in a talk about 40 boats that it rained.", "that it rained"),
    ],
)
def test_what_limits_the_first_words_is_said_too(text: str, content: str) -> None:
    assert list(said_by(text)) == [content]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The plans, according to Jay Moss, head of the yard, are unwise.",
            {"The plans … are unwise": "Jay Moss"},
        ),
        ("The plans, according to Jay Moss, are unwise.", {"The plans … are unwise": "Jay Moss"}),
    ],
)
def test_what_somebody_is_is_no_part_of_what_goes_on_behind_it(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Ann Solberg left, complaining that the firm had lied and was urging her to stay.",
            "that the firm had lied and was urging her to stay",
            "Ann Solberg",
        ),
        ("Ann Solberg left, saying it rained, and was urged to stay.", "it rained", "Ann Solberg"),
        ("Ann Solberg kept saying it rained.", "it rained", "Ann Solberg"),
        ("Ann Solberg put off deciding whether to go but said it rained.", "it rained", "Ann Solberg"),
        ("Bo Dahl heard the board saying it rained.", "it rained", "the board"),
    ],
)
def test_a_form_in_ing_has_its_own_subject_and_second_verb(text: str, content: str, speaker: str) -> None:
    assert said_by(text)[content] == speaker


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "According to Holm, at a dinner in May, Dahl asked Moe to sell more beans.",
            {"at a dinner in May, Dahl asked Moe to sell more beans": "Holm"},
        ),
        ("“It is hard,” a relaxed, jovial Berg told us.", {"“It is hard,”": "Berg"}),
        ("“It is hard,” a calm and happy Berg told us.", {"“It is hard,”": "Berg"}),
        ("The mayor, a calm and happy Berg and a crowd wept.", {}),
        ("Holm changed the subject with lies about alleged fraud.", {"alleged fraud": None}),
        ("Holm has in the past said it rains.", {"it rains": "Holm"}),
    ],
)
def test_what_stands_around_a_saying_is_read_as_what_it_is(text: str, said: dict[str, str | None]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "content", "position"),
    [
        ("Solberg blasted the Star for suggesting she is a spy.", "she is a spy", False),
        ("Solberg regretted having said she is a spy.", "having said she is a spy", True),
        ("Tom Berg struggled to explain how he would go.", "how he would go", False),
        ("The wine Holm Society offers to young adults is bad.", "young adults is bad", False),
        ("The singer Ann Solberg offers to help the crew.", "to help the crew", True),
        ("He lost a flat, which Ann Solberg says she mistook for hers.", "she mistook for hers", False),
        ("He gave a talk in which Ann Solberg said it had failed.", "it had failed", True),
    ],
)
def test_a_clause_on_a_thing_and_what_another_is_blamed_for_are_no_positions(
    text: str, content: str, position: bool
) -> None:
    assert (content in list_positions(text)) == position


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Holm Society filed a suit. A bank lost, the Hull Sun reported. It argues that it rains.", None),
        ("The Holm Society said it would go. It argues that it rains.", "Holm Society"),
    ],
)
def test_it_is_no_paper_that_passes_a_report_on(text: str, speaker: str | None) -> None:
    assert said_by(text)["that it rains"] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A bridge fell, according to a Thomas Holm Society paper.", "a Thomas Holm Society paper"),
        ("A bridge fell, according to Thomas Holm.", "Thomas Holm"),
    ],
)
def test_a_name_within_another_names_nobody(text: str, speaker: str) -> None:
    assert said_by(f"Thomas Holm wept. {text}")["A bridge fell"] == speaker


@pytest.mark.parametrize("text", ["'yes' —", "“Yes” —.", "“Yes,” —", "Ann Solberg said —", "—", "“Yes” — Ann Solberg"])
def test_a_text_may_break_off_at_a_dash(text: str) -> None:
    assert len(said_by(text)) <= 1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("saying the plan is dead and Bo Dahl arguing that it is alive", {"the plan is dead", "that it is alive"}),
        ("calling the plan “dead” and Bo Dahl saying it is “odd”", {"the plan “dead”", "it is “odd”"}),
        ("urging a delay and Bo Dahl warning of floods", {"a delay"}),
        ("saying it was wrong but supporters arguing that it was late", {"it was wrong", "that it was late"}),
        # One's own words go on here.
        (
            "saying he saw Bo Dahl and Ida Holm arguing that it was late",
            {"he saw Bo Dahl and Ida Holm arguing that it was late"},
        ),
        ("saying that Bo Dahl and Ida Holm had left the hall", {"that Bo Dahl and Ida Holm had left the hall"}),
        ("saying that it leaks and Bo Dahl is arguing", {"that it leaks and Bo Dahl is arguing"}),
    ],
)
def test_of_two_participles_behind_with_each_has_its_own_words(told: str, said: set[str]) -> None:
    assert set(said_by(f"The council met, with Ole Lund {told}.")) == said

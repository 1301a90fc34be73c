"""Who speaks in short texts where several people could: nobody is given another's words."""

import pytest

from tests.support.sayings import analyse_text


def speakers(text: str) -> list[str | None]:
    """Return the speakers of the quotations of a text, in its order."""
    return [one.speaker.name for one in analyse_text(text).quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A clerk for Erik Lund met the press. “Lund is at home,” he said.", [None]),
        ("Erik Lund was late on Monday. “The mayor and Lund will go,” he said.", [None]),
        (
            "Prime Minister Erik Lund met the trade envoy, Hugo Blanc. “The prime minister is unwell,” he said.",
            ["Hugo Blanc"],
        ),
        ("Erik Lund met Emil Voss at the gate. Voss, he said, was bitter. “I sent him home,” he added.", ["Erik Lund"]),
        ("Hugo Blanc rose. Erik Lund met the press. “My name is Erik Lund,” he said.", [None]),
        ("Hugo Blanc rose. Erik Lund met the press. “The Lund plan is the only one,” he said.", [None]),
        ("Hugo Blanc rose. Erik Lund met the press. “They all shouted ‘Lund must go home’,” he said.", ["Erik Lund"]),
        ("Erik Lund met the press. “The minister of health is unwell,” he said.", ["Erik Lund"]),
    ],
    ids=[
        "by surname",
        "in a pair",
        "by office",
        "before the cue",
        "his own",
        "a plan",
        "said by others",
        "another office",
    ],
)
def test_nobody_names_himself_as_another(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A spokesman for Prime Minister Erik Lund told of the trip. “The weather is bad,” he said.", [None]),
        ("A lawyer for former Finance Minister Erik Lund was heard. “The weather is bad,” he said.", [None]),
        ("Prime Minister Erik Lund told of the trip. “The weather is bad,” he said.", ["Erik Lund"]),
        ("On Monday, the prime minister, Erik Lund, told of the trip. “The weather is bad,” he said.", ["Erik Lund"]),
    ],
    ids=["a title of two words", "of three", "no spokesman", "an apposition"],
)
def test_whoever_speaks_for_somebody_with_a_title_is_meant(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ron Teal praised Abdou Sarr. The Danish striker was glad. “He is a father to me,” he said.", [None]),
        ("Brett Nash met his Danish crewmate Oleg Danin. The Dane was late. “Like a crash,” he said.", [None]),
        ("Brett Nash met the surgeon Oleg Danin. The surgeon was late. “Like a crash,” he said.", ["Oleg Danin"]),
        ("Brett Nash, a surgeon, met Ann Marsh. The surgeon was late. “Like a crash,” he said.", ["Brett Nash"]),
        ("Brett Nash met Ann Marsh. The surgeon was late. “Like a crash,” she said.", [None]),
    ],
    ids=["either striker", "either Dane", "told to be one", "the only one", "a surgeon"],
)
def test_a_description_that_may_be_one_of_two_is_not_passed_over(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Emil Voss was seen. Ann Marsh was questioned by his lawyer, Oleg Brand. “Are you sure?” he asked.", [None]),
        ("Emil Voss was accused by Oleg Brand. “I saw nothing,” he said.", ["Emil Voss"]),
        ("Emil Voss stood by Oleg Brand. “I saw nothing,” he said.", ["Emil Voss"]),
        ("Detective Alan Webb said that the man had confessed. “I did it,” he allegedly told them.", [None]),
        ("Alan Webb was late. He said so. He allegedly told them: “I did it.”", ["Alan Webb"]),
        ("Oleg Brand met Detective Alan Webb. Webb wrote it down. “I did it,” he later told a judge.", ["Alan Webb"]),
    ],
    ids=[
        "the agent since",
        "the subject of the passive",
        "stood by",
        "allegedly",
        "himself, allegedly",
        "told himself",
    ],
)
def test_whoever_acts_in_a_passive_may_be_meant(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is safe,” Ken Abe was told.", [None]),
        ("“The bridge is safe,” Ken Abe was told by the mayor, Ann Holm.", ["Ann Holm"]),
        ("“The bridge is safe,” Ken Abe was quoted as saying.", ["Ken Abe"]),
        ("“The bridge is safe,” Ken Abe told the board by phone.", ["Ken Abe"]),
        ("“Two pints,” came the swift reply.", [None]),
        ("“Two pints,” came the swift reply from Bo Dahl.", ["Bo Dahl"]),
        ("“Two pints,” read the sign.", ["the sign"]),
        ("“Two pints,” Bo Dahl came back with a swift reply.", ["Bo Dahl"]),
    ],
    ids=["was told", "by whom", "quoted", "told", "a reply", "from whom", "a sign", "no subject"],
)
def test_what_somebody_was_told_or_answered_is_anothers(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One of them was Torvale, whose owner, Carl Imhof, said last week: “We need a striker.”", ["Carl Imhof"]),
        ("Bo Dahl left Otto Lang, whose sister, Ann Lang, told him: “We need a striker.”", ["Ann Lang"]),
        ("Otto Lang, whose sister, Ann Lang, is a judge, said: “We need a striker.”", ["Otto Lang"]),
        ("Otto Lang, whose club, in Torvale, is poor, said: “We need a striker.”", ["Otto Lang"]),
    ],
    ids=["an owner", "a sister", "the statement's", "a place"],
)
def test_a_verb_behind_whose_and_a_name_is_that_names(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raul Soto said Dan Wray told him, “Keep quiet about it, all of you.”", ["Dan Wray"]),
        ("Raul Soto alleged that Wray, the chief, warned him: “Keep quiet about it, all of you.”", ["Wray"]),
        ("Police said the gunman shouted “I will get all of you tonight” before he fled.", ["the gunman"]),
        ("Raul Soto complained that Dan Wray had called him “a man without a shred of decency”.", ["Dan Wray"]),
        ("Raul Soto often thinks of what his mother used to say: “Dogs bark when nobody is there.”", ["his mother"]),
        ("Raul Soto said he was told “to go home and stay there for now”.", [None]),
        ("Raul Soto said he told Dan Wray: “Keep quiet about it, all of you.”", ["Raul Soto"]),
        ("Raul Soto said Dan Wray should say “I am sorry for all of this”.", ["Raul Soto"]),
        ("Raul Soto asked Dan Wray to say “I am sorry for all of this”.", ["Raul Soto"]),
        ("Raul Soto said the men who complained “were right about all of this”.", ["Raul Soto"]),
        ("Raul Soto said Dan Wray had shown “no shred of decency in all of this”.", ["Raul Soto"]),
        ("Raul Soto said that in Lund “nobody has told the truth about this”.", ["Raul Soto"]),
    ],
    ids=["told", "an apposition", "shouted", "called", "used to say", "was told", "himself", "should", "to say",
         "a predicate", "no saying", "no clause"],
)  # fmt: skip
def test_a_quotation_in_reported_speech_is_that_of_its_own_clause(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raul Soto recalled his grandmother saying, “Dogs bark at night.”", ["his grandmother"]),
        ("Neighbours heard Derek Mills yell: “I will burn it down.”", ["Derek Mills"]),
        ("A video shows Mayor Joan Ritter telling a reporter: “You people are vultures.”", ["Joan Ritter"]),
        ("Raul Soto heard the news on Monday, saying: “I will burn it down.”", ["Raul Soto"]),
        ("Raul Soto recalled his grandmother and laughed, adding: “I will burn it down.”", ["Raul Soto"]),
        ("Raul Soto showed the letter to Dan Wray, saying: “I will burn it down.”", ["Raul Soto"]),
    ],
    ids=["recalled", "heard", "shown", "news", "two verbs", "a letter"],
)
def test_whoever_is_heard_saying_it_said_it(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ron Eccles said she kept to herself. Her landlord agreed. “Quiet as a mouse,” he said.", [None]),
        ("Mia Holt was asked. Ron Eccles said that her landlord was out. “He is late,” he said.", ["Ron Eccles"]),
        ("Ron Eccles thanked Mia Holt. Her letter helped. “Best thing I ever read,” he said.", ["Ron Eccles"]),
    ],
    ids=["her landlord", "no subject", "a thing"],
)  # fmt: skip
def test_her_landlord_is_another_than_she(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Billionaire Greg Tull lost. Ann Berg, Bo Dahl and Cy Hart won. “I go on,” the billionaire said.", False),
        ("Billionaire Greg Tull lost. Ann Berg won. “I go on,” the billionaire said.", True),
        ("President Greg Tull lost. Ann Berg, Bo Dahl and Cy Hart won. “I go on,” the president said.", True),
    ],
    ids=["long before", "before", "an office"],
)  # fmt: skip
def test_a_description_of_many_means_nobody_named_long_before(text: str, expected: bool) -> None:
    assert (speakers(text) == ["Greg Tull"]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JUAN GARCIA: Michael Moss wrote, quote, “The most of you wanted her.”\n\nAMY BELL: Yes.", "Michael Moss"),
        ("JUAN GARCIA: Yes. I wrote to you, quote, “The most of you wanted her.”\n\nAMY BELL: Yes.", "JUAN Garcia"),
    ],
    ids=["another", "himself"],
)  # fmt: skip
def test_quote_is_no_word_of_the_clause(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


def test_who_in_capitals_is_a_body() -> None:
    text = "WHO last month agreed that “it was too early to tell for sure” what it was."
    assert speakers(text) == ["WHO"]
    text = "A MAN WHO LAST MONTH AGREED that “it was too early to tell for sure” left."
    assert speakers(text) != ["WHO"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("George H. Busch was ill. “We hope,” George P. Busch said.", ["George P. Busch"]),
        ("George H. Busch was ill. “We hope,” George Busch said.", ["George Busch"]),
        ("George H. Busch was ill. “We hope,” George H. Busch said.", ["George Busch"]),
    ],
    ids=["another initial", "no initial", "the same"],
)
def test_a_middle_initial_tells_two_apart(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dan Wray wrote that he would pay. And what was the answer of Ann Holm? “We want none of it here.”", [None]),
        ("Dan Wray wrote that he would pay. “We want none of it here.”", ["Dan Wray"]),
        ("Dan Wray wrote: “Who are you?” “We want none of it here,” Ann Holm said.", ["Dan Wray", "Ann Holm"]),
    ],
    ids=["a question", "no question", "a question of his own"],
)
def test_a_quotation_behind_the_texts_question_answers_it(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


_GATE = "“nobody should have been at the gate”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ann Holm mocked Dan Wray for saying that {_GATE}.", ["Dan Wray"]),
        ("Ann Holm mocked Dan Wray for saying “one thing at home and another in town”.", [None]),
        ("Ann Holm scolded Dan Wray for calling her “a woman without any shred of decency”.", ["Dan Wray"]),
        (f"Ann Holm attacked Dan Wray over his latest remark that {_GATE}.", ["Dan Wray"]),
        (f"Ann Holm thanked those who, in the words of Dan Wray, {_GATE.replace('nobody', 'who')}.", ["Dan Wray"]),
        ("Dan Wray said his men had been told by Ann Holm to “stand back and let them break it all”.", ["Ann Holm"]),
        (f"Ann Holm rejected the claim that {_GATE}.", [None]),
        ("Ann Holm never said “you are finished in this town for good”, her aide insisted.", [None]),
        (f"Ann Holm repeated her claim that {_GATE}.", ["Ann Holm"]),
        ("Ann Holm said Dan Wray's comments “have no place in a town like this”.", ["Ann Holm"]),
        (f"Ann Holm made the claim that {_GATE}.", ["Ann Holm"]),
        (f"Ann Holm apologised for saying {_GATE}.", ["Ann Holm"]),
        (f"Ann Holm answered Dan Wray by saying {_GATE}.", ["Ann Holm"]),
        (f"Ann Holm rejected the plan because {_GATE}.", ["Ann Holm"]),
    ],
    ids=["for saying", "two things", "for calling", "his remark", "in the words of", "told by", "a claim", "never said",
         "her own claim", "of comments", "made a claim", "her own saying", "by saying", "no claim"],
)  # fmt: skip
def test_words_that_are_objected_to_are_anothers(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected

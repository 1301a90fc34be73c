"""Who stands behind a cue: the head of the whole subject, never a time, a place or the object of a preposition."""

import re

import pytest

from briefings.analysis import analyse
from briefings.documents import parse
from briefings.model.article import Article
from briefings.model.spans import Span


def said_by(text: str) -> dict[str, str | None]:
    """Return the speaker's name of every attribution by the words of its content."""
    body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    found = analyse(Article(path="a.txt", text=text, body=body)).attributions
    return {" … ".join(span.of(text) for span in one.content): one.speaker.name for one in found}


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("According to police, the van was empty.", "the van was empty", "police"),
        ("The van was empty, according to court records.", "The van was empty", "court records"),
        ("The van was empty according to witnesses.", "The van was empty", "witnesses"),
        ("The van, according to state media, was empty.", "The van … was empty", "state media"),
        ("According to leaked letters, the van was empty.", "the van was empty", "leaked letters"),
        ("According to fire officials the van was empty.", "the van was empty", "fire officials"),
        ("According to Ann Lunde, who owns it, the van was empty.", "the van was empty", "Ann Lunde"),
        ("According to Ann Lunde, a guide in Hull, the van was empty.", "the van was empty", "Ann Lunde"),
        ("According to Ann Lunde, the van, a relic, was empty.", "the van, a relic, was empty", "Ann Lunde"),
    ],
)
def test_according_to_takes_any_noun_phrase(text: str, content: str, speaker: str) -> None:
    assert said_by(text) == {content: speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The WHO warned that the fever had spread.", "World Health Organization"),
        ("Ann Solberg, who warned that the fever had spread, left.", "Ann Solberg"),
    ],
)
def test_who_in_capitals_is_no_relative_pronoun(text: str, speaker: str) -> None:
    assert list(said_by(text).values()) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The vans were lined up according to size.",
        "The vans were lined up according to the rules.",
        "The day went according to plan.",
        "Each guest pays according to her means.",
        "The guests are seated according to the month of birth.",
    ],
)
def test_what_tells_how_a_thing_is_done_is_no_source(text: str) -> None:
    assert said_by(text) == {}


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("On Friday, the guild met, saying the dues would rise.", "the dues would rise", "the guild"),
        ("In Turin, weavers marched, claiming that the mill was bankrupt.", "the mill was bankrupt", "weavers"),
        ("In Turin the weavers said that the mill was bankrupt.", "the mill was bankrupt", "the weavers"),
        ("On Friday Nora Lunde said the dues would rise.", "the dues would rise", "Nora Lunde"),
        ("Nora Lunde, who on Friday met Ole Brekke, said he was lost.", "he was lost", "Nora Lunde"),
        ("Oslo said on Friday that the dues would rise.", "the dues would rise", "Norway"),
    ],
)
def test_a_fronted_time_or_place_is_no_speaker(text: str, content: str, speaker: str) -> None:
    assert {words.removeprefix("that "): name for words, name in said_by(text).items()}[content] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Some weavers involved in the talks with Peru said the mill was lost.", "Some weavers"),
        ("A paper that appeared in the Valley Review said the mill was lost.", "A paper"),
        ("Weavers in Turin and across the valley said the mill was lost.", "Weavers"),
        ("A man carrying a box said the mill was lost.", "A man"),
        ("The bank closed the shop and Nora Lunde said the mill was lost.", "Nora Lunde"),
        ("The bank left after Nora Lunde said the mill was lost.", "Nora Lunde"),
        ("Weavers who met Nora Lunde in June said the mill was lost.", "Weavers"),
        ("The man who robbed Nora Lunde said the mill was lost.", "The man"),
        ("Nora Lunde, who met Ole Brekke in June, said the mill was lost.", "Nora Lunde"),
        ("Nine percent of weavers who fell ill after drinking tea said the mill was lost.", "Nine percent"),
        ("A weaver, speaking in Turin because he was barred from the hall, said the mill was lost.", "A weaver"),
        ("Nora Lunde, when asked about the strike in Turin, said the mill was lost.", "Nora Lunde"),
        ("Nora Lunde, retired Coast Guard captain and a friend of Ole Brekke, said the mill was lost.", "Nora Lunde"),
        ("Ole Brekke saw Nora Lunde, who is old and said the mill was lost.", "Nora Lunde"),
        ("Ole Brekke saw Nora Lunde and said the mill was lost.", "Ole Brekke"),
        ("The strike ended. In April Ole Brekke said the mill was lost.", "Ole Brekke"),
        ("The strike ended. A friend of April Brekke said the mill was lost.", "A friend of April Brekke"),
    ],
)
def test_the_head_of_the_whole_subject_speaks(text: str, speaker: str) -> None:
    name = said_by(text)["the mill was lost"]
    assert name is not None
    assert name.startswith(speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peru, Chile and Cuba said they would pay.", "Peru, Chile and Cuba"),
        ("Ann Lind, Bo Dahl, and Cy Hart said they would pay.", "Ann Lind, Bo Dahl, and Cy Hart"),
        ("On Friday, Peru and Chile said they would pay.", "Peru and Chile"),
        ("The guide, a baker and painter, said they would pay.", "The guide"),
    ],
)
def test_a_list_of_speakers_is_whole(text: str, speaker: str) -> None:
    assert said_by(text)["they would pay"] == speaker


@pytest.mark.parametrize(
    "speaker",
    [
        "Nora Lunde, 52, of Salem, Ore.,",
        "Nora Lunde, of Salem, Ore.,",
        "Nora Lunde, the head of a school, one of those that sued,",
        "Nora Lunde – a baker from Hull –",
        "In Salem, Nora Lunde, 52,",
        "Nora Lunde, despite her doubts,",
        "Nora Lunde, a baker, angrily",
        "Nora Lunde, whose son had left,",
        "Nora Lunde, who met Ole Brekke,",
    ],
)
def test_what_stands_between_marks_leaves_the_speaker(speaker: str) -> None:
    assert said_by(f"{speaker} told reporters that the mill was lost.") == {"that the mill was lost": "Nora Lunde"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Rain is rain,” said Nora Lunde wearily in the hall of the inn.", "Nora Lunde"),
        ("“Rain is rain,” said Nora Lunde, wearily.", "Nora Lunde"),
        ("“Rain is rain,” said a very old farmer in the hall.", "a very old farmer in the hall"),
    ],
)
def test_an_adverb_behind_the_speaker_is_no_part_of_the_name(text: str, speaker: str) -> None:
    assert said_by(text)["“Rain is rain,”"] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nora Lunde was quoted by the Valley agency as saying the mill was lost.", "Nora Lunde"),
        ("The Valley agency quoted the guide, Nora Lunde, as saying the mill was lost.", "Nora Lunde"),
        ("Nora Lunde, citing the papers, said the mill was lost.", "Nora Lunde"),
        ("Nora Lunde was cited by a paper as having said the mill was lost.", "Nora Lunde"),
        ("Nora Lunde, quoted by the Valley agency, said the mill was lost.", "Nora Lunde"),
        ("Nora Lunde quoted her son as a reason and said the mill was lost.", "Nora Lunde"),
    ],
)
def test_who_is_quoted_speaks_and_no_agency(text: str, speaker: str) -> None:
    assert said_by(text)["the mill was lost"] == speaker


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("The guild met.\n“It rains.”\n– Nora Lunde, a guide", "“It rains.”", "Nora Lunde"),
        ("Nora Lunde, 52, guide: “It rains.”", "“It rains.”", "Nora Lunde"),
        ("Nora Lunde (guide): “It rains.”", "“It rains.”", "Nora Lunde"),
        ("Nora Lunde – “It rains.”", "“It rains.”", "Nora Lunde"),
        ("Nora Lunde met Ole Dahl.\n“LUNDE: Did it rain?”", " Did it rain?”", "Nora Lunde"),
    ],
)
def test_a_label_names_the_speaker(text: str, content: str, speaker: str) -> None:
    assert {words.strip(): name for words, name in said_by(text).items()} == {content.strip(): speaker}


@pytest.mark.parametrize(
    "text",
    [
        "Q: Did the roof leak?",
        "A: It was dry.",
        "“It rains” — a line from a song.",
        "Opening Times: noon.",
        "BREAKING NEWS: The dam in Hull has burst.",
        "EXPERTS: The dam in Hull will burst.",
        "TEXAS: The lake has risen by a foot.",
    ],
)
def test_a_mark_behind_or_before_other_words_labels_nobody(text: str) -> None:
    assert said_by(text) == {}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Most of the fishermen said that it was fair.", "Most of the fishermen"),
        ("Some of them said that it was fair.", "Some of them"),
        ("Many of the people in the hall said that it was fair.", "Many of the people in the hall"),
        ("In the middle of the week the fishermen said that it was fair.", "the fishermen"),
    ],
)
def test_a_share_of_many_speaks_as_a_whole_phrase(text: str, speaker: str) -> None:
    article = parse("a.txt", text.encode())
    (found,) = analyse(article).attributions

    assert found.speaker.span is not None
    assert found.speaker.span.of(article.text) == speaker


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Lunde: The dam will hold", "Nora Lunde"),
        ("Lunde: ‘A dam for all’", "Nora Lunde"),
        ("Lunde: A life on the dam", None),
        ("China: markets to open on the dam", None),
        ("Texas: The dam will hold", None),
        ("EXPERTS: 90% OF DAMS WILL BURST", None),
        ("LUNDE: WARNS OF FLOOD", None),
        ("Children: recently found letters tell of a flood", None),
    ],
)
def test_a_headline_with_a_colon_has_a_speaker_where_somebody_says_a_clause(headline: str, speaker: str | None) -> None:
    article = parse("a.md", f"# {headline}\n\nNora Lunde, the mayor, opened the dam in Hull.\n".encode())
    assert article.title_span is not None
    named = {one.speaker.name for one in analyse(article).attributions} - {None}
    assert named == {speaker} - {None}


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Nora Lunde told a crowd in Elko, Nev., “we are not for sale.”", "“we are not for sale.”", "Nora Lunde"),
        ("Ole Dahl spoke in Elko, Nev. “It is late,” Nora Lunde said.", "“It is late,”", "Nora Lunde"),
        ("What they saw there: “It is late,” Nora Lunde told reporters.", "“It is late,”", "Nora Lunde"),
        ("“It is late,” N. R. Lunde said.", "“It is late,”", "N. R. Lunde"),
        ("Nora Lunde shut the pool, citing rust and saying that it leaked.", "that it leaked", "Nora Lunde"),
        ("Nora Lunde, the miller, met Ole Dahl and said the wheel was lost.", "the wheel was lost", "Nora Lunde"),
    ],
)
def test_places_labels_and_initials_leave_a_quotation_to_its_speaker(text: str, content: str, speaker: str) -> None:
    assert said_by(text)[content] == speaker


def test_a_turn_of_a_transcript_holds_until_the_next_label() -> None:
    text = "DAHL: Did it rain?\nLUNDE: It did.\nWe got wet.\nDAHL: And then?\nLUNDE: We left.\nThe hall is in Hull."
    assert said_by(text) == {
        "Did it rain": "DAHL",
        "It did.\nWe got wet": "LUNDE",
        "And then": "DAHL",
        "We left": "LUNDE",
    }


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("U.S. Secretary of State Carl Moe", "Carl Moe"),
        ("EU Commissioner for Trade Piet Maas", "Piet Maas"),
        ("Holm Norway", "Holm Norway"),
        ("Amnesty International UK", "Amnesty International UK"),
        ("HBX USA", "HBX USA"),
        ("Team Norway", "Team Norway"),
        ("Alexandria Moe-Cortez", "Alexandria Moe-Cortez"),
        ("The U.S. Food and Drug Administration", "FDA"),
        ("The U.S. Kelp and Seaweed Agency", "Kelp and Seaweed Agency"),
        ("Rival Norway", "Norway"),
        ("Communist China", "China"),
        ("Norway Tuesday", "Norway"),
        ("The U.S.", "United States"),
        ("The UN Syria envoy Carl Moe", "Carl Moe"),
        ("The EU and Norway", "European Union"),
    ],
)
def test_a_place_in_anothers_name_does_not_speak(subject: str, speaker: str) -> None:
    assert said_by(f"{subject} said that the harbour would open.") == {"that the harbour would open": speaker}


@pytest.mark.parametrize(
    "subject",
    ["Hull Mayor Ann Lunde and Police Superintendent Carl Moe", "Attorney Jay Town and Special Agent Carl Moe"],
)
def test_two_people_with_their_roles_speak_together(subject: str) -> None:
    assert said_by(f"{subject} said that the harbour would open.") == {"that the harbour would open": subject}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Vale said that the dam would hold.", "Ana Vale"),
        ("Mark Fields said that the dam would hold.", "Mark Fields"),
        ("Sam Forest, 43, said that the dam would hold.", "Sam Forest"),
        ("The Chilean foreign minister, Efua Vale, said that the dam would hold.", "Efua Vale"),
        ("Efua Boat said that the dam would hold.", "Efua Boat"),
        ("Grace Field opened the fair. Field said that the dam would hold.", "Grace Field"),
        ("Augusta May sang. May said that the dam would hold.", "Augusta May"),
        ("The Fisher Center said that the dam would hold.", "The Fisher Center"),
        ("Vale Street residents said that the dam would hold.", "Vale Street residents"),
        ("Baker Holt & Pryce said that the dam would hold.", "Baker Holt & Pryce"),
        ("Ann Lee & Bo Dahl said that the dam would hold.", "Ann Lee & Bo Dahl"),
        ("Paris Holt said that the dam would hold.", "Paris Holt"),
        ("Paris said that the dam would hold.", "France"),
    ],
)
def test_a_stranger_who_speaks_is_somebody_whatever_the_words_mean_else(text: str, speaker: str) -> None:
    assert said_by(text)["that the dam would hold"] == speaker


@pytest.mark.parametrize(
    ("description", "speaker"),
    [
        ("Morel's Finnish team-mate, Aki Salo.", "Aki Salo"),
        ("Morel's red lawn-mower.", "Morel's red lawn-mower"),
    ],
)
def test_a_description_with_a_hyphen_is_a_persons(description: str, speaker: str) -> None:
    assert list(said_by(f"“It was hot,” said {description}").values()) == [speaker]

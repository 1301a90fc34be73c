"""Who stands behind a cue: the head of the whole subject, never a time, a place or the object of a preposition."""

import re

import pytest

from briefings.analysis import analyse
from briefings.documents import parse
from tests.support.sayings import analyse_text, said_by


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("According to police, the van was empty.", "the van was empty", "police"),
        ("The van was empty, according to court records.", "The van was empty", "court records"),
        ("The van was empty according to witnesses.", "The van was empty", "witnesses"),
        ("The van, according to state media, was empty.", "The van … was empty", "state media"),
        ("The van has, according to state media, been empty.", "The van has … been empty", "state media"),
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
    ("text", "speaker"),
    [
        ("Ann Solberg accuses WHO of lies and assails the group for a ban on vans.", "Ann Solberg"),
        ("Ann Solberg accuses Bo Dahl, who lied and assails the group for a ban on vans.", "Bo Dahl"),
    ],
)
def test_a_clause_goes_on_behind_who_and_not_behind_the_who(text: str, speaker: str) -> None:
    assert said_by(text)["the group for a ban on vans"] == speaker


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Solberg added two vans to her fleet in Hull and, like Bo Dahl, lived up to her promise.", ()),
        ("Employers in Hull added 3,000 jobs in June, on top of those added in May.", ()),
        ("Ann Solberg added a van.", ()),
        ("Ann Solberg added the vans were old.", ("the vans were old",)),
        ("Ann Solberg added pilots and guides would strike.", ("pilots and guides would strike",)),
        ("Ann Solberg added “two vans”.", ("“two vans”",)),
    ],
)
def test_who_adds_a_thing_says_nothing(text: str, said: tuple[str, ...]) -> None:
    assert tuple(said_by(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "The vans were lined up according to size.",
        "The vans were lined up according to the rules.",
        "The day went according to plan.",
        "Each guest pays according to her means.",
        "The guests are seated according to the month of birth.",
        "Cut the cloth according to the pattern.",
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
        ("Those who fled said the mill was lost.", "Those who fled"),
        ("A paper released Thursday by Elvik College said the mill was lost.", "A paper"),
        ("A person familiar with the talks said the mill was lost.", "A person familiar with the talks"),
        ("A source close to Nora Lunde said the mill was lost.", "A source close to"),
        ("The weavers who left said the mill was lost.", "The weavers"),
        ("It was Ole Brekke, not Nora Lunde, who said the mill was lost.", "Ole Brekke"),
        ("It was Ole Brekke, Nora Lunde’s heir, who said the mill was lost.", "Ole Brekke"),
        ("Nora Lunde, asked if she knew, said the mill was lost.", "Nora Lunde"),
        ("A lawyer for the family of Ole Brekke said the mill was lost.", "A lawyer for the family"),
        ("The pier stands, and the guild's clerk, Nora Lunde, said the mill was lost.", "Nora Lunde"),
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
    ("subject", "speaker"),
    [
        ("A lawyer representing Nora Lunde", "A lawyer representing Nora Lunde"),
        ("Doctors treating former mayor Nora Lunde", "Doctors treating former mayor Nora Lunde"),
        ("The firm suing Peru", "The firm suing Peru"),
        ("Detectives hunting Nora Lunde", "Detectives hunting Nora Lunde"),
        ("Those backing Nora Lunde", "Those backing Nora Lunde"),
        ("The nurse looking after Nora Lunde", "The nurse looking after Nora Lunde"),
        ("The weaver who attacked Nora Lunde", "The weaver"),
        ("People who know Nora Lunde", "People"),
        ("The woman seen with Nora Lunde", "The woman seen with Nora Lunde"),
        ("The man suspected of robbing Nora Lunde", "The man suspected of robbing Nora Lunde"),
        ("The club that sold Nora Lunde", "The club"),
        ("The weaver whom Nora Lunde attacked", "The weaver whom Nora Lunde attacked"),
        ("A lawyer representing Nora Lunde, Ole Brekke,", "A lawyer representing Nora Lunde"),
        # Near misses: who is named is the head.
        ("The award winning author Nora Lunde", "Nora Lunde"),
        ("The guild's marketing chief Nora Lunde", "Nora Lunde"),
        ("Acting mayor Nora Lunde", "Nora Lunde"),
        ("Nora Lunde, treating a nurse from Oslo,", "Nora Lunde"),
        ("Nora Lunde, a lawyer representing Ole Brekke,", "Nora Lunde"),
        ("Nora Lunde, who is suing Ole Brekke,", "Nora Lunde"),
        ("Speaking for Peru, Nora Lunde", "Nora Lunde"),
        ("Oslo sold the club and Nora Lunde", "Nora Lunde"),
    ],
)
def test_the_object_of_a_clause_behind_the_head_does_not_speak(subject: str, speaker: str) -> None:
    assert said_by(f"{subject} said the mill was lost.") == {"the mill was lost": speaker}


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "“The mill is lost,” said a lawyer representing Nora Lunde.",
            "“The mill is lost,”",
            "a lawyer representing Nora Lunde",
        ),
        ("The man who said Nora Lunde lied fled.", "Nora Lunde lied fled", None),
        ("They met a friend of Nora Lunde, who asked not to be named.", "not to be named", None),
        ("They met Nora Lunde, who vowed not to go.", "not to go", "Nora Lunde"),
        ("They held a rally for Nora Lunde, who vowed to go.", "to go", "Nora Lunde"),
        ("The weaver Nora Lunde attacked said the mill was lost.", "the mill was lost", None),
    ],
)
def test_a_clause_behind_two_people_is_nobodys(text: str, content: str, speaker: str | None) -> None:
    assert said_by(text) == {content: speaker}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nora Lunde has long said that the mill was lost.", {"that the mill was lost": "Nora Lunde"}),
        ("Nora Lunde has long refused to say so.", {"to say so": "Nora Lunde"}),
        ("They met Nora Lunde, who first reported that the mill was lost.", {"that the mill was lost": "Nora Lunde"}),
        ("The first said that the mill was lost.", {"that the mill was lost": "The first"}),
        ("“The mill is lost,” a note to Nora Lunde said.", {"“The mill is lost,”": "a note to Nora Lunde"}),
        ("“The mill is lost,” critics note.", {"“The mill is lost,”": "critics"}),
        (
            "Police say the van was red; according to the owner, it was blue.",
            {"the van was red": "Police", "it was blue": "the owner"},
        ),
        (
            "Police say the van was red, but according to the owner it was blue.",
            {"the van was red": "Police", "it was blue": "the owner"},
        ),
        ("The van was red; it was new, according to police.", {"it was new": "police"}),
        ("The van was red and, according to police, new.", {"The van was red": "police"}),
    ],
)
def test_who_speaks_is_a_noun_phrase_of_the_cues_own_clause(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peru, Chile and Cuba said they would pay.", "Peru, Chile and Cuba"),
        ("Ann Lind, Bo Dahl, and Cy Hart said they would pay.", "Ann Lind, Bo Dahl, and Cy Hart"),
        ("On Friday, Peru and Chile said they would pay.", "Peru and Chile"),
        ("The guide, a baker and painter, said they would pay.", "The guide"),
        ("Ann Lind and her brother, Bo Dahl, said they would pay.", "Ann Lind and her brother, Bo Dahl"),
        ("Ann Lind, Bo Dahl and nine others said they would pay.", "Ann Lind, Bo Dahl and nine others"),
        ("They would pay, said Ann Lind, Bo Dahl and Cy Hart in a letter.", "Ann Lind, Bo Dahl and Cy Hart"),
        ("They would pay, said Ann Lind, Oslo’s mayor.", "Ann Lind"),
    ],
)
def test_a_list_of_speakers_is_whole(text: str, speaker: str) -> None:
    assert {words.lower(): name for words, name in said_by(text).items()}["they would pay"] == speaker


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
        "Nora Lunde, the clerk, a former baker and, since May, head of a school,",
        "Nora Lunde slowly but firmly",
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
        ("“Rain is rain,” said retired weaver Nora Lunde.", "Nora Lunde"),
        ("“Rain is rain,” said the vice-captain, Nora Lunde.", "Nora Lunde"),
        ("“Rain is rain,” province officials, in a letter, said.", "province officials"),
        ("“Rain is rain,” said Brekke’s Danish team-mate, Nora Lunde.", "Nora Lunde"),
        ("“Rain is rain,” Nora Lunde wearily but gently replied.", "Nora Lunde"),
        ("Asked if it would stop, Nora Lunde wrote “Rain is rain,” on the door.", "Nora Lunde"),
        ("Unable to sleep, Nora Lunde wrote “Rain is rain,” on the door.", "Nora Lunde"),
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
    ("text", "speaker"),
    [
        ("“The mill was lost,” Nora Lunde quoted from the letter.", None),
        ("“The mill was lost,” Nora Lunde read from a note.", None),
        ("“The mill was lost,” Nora Lunde said from the pier.", "Nora Lunde"),
        ("According to Nora Lunde the mayor said: “The mill was lost.”", "the mayor"),
        ("According to Nora Lunde, the mayor told the council: “The mill was lost.”", "the mayor"),
        ("According to Nora Lunde: “The mill was lost.”", "Nora Lunde"),
        ("“The mill was lost,” Nora Lunde said Ivo Berg told her.", "Ivo Berg"),
        ("“The mill was lost,” Nora Lunde said the mayor warned them on Monday.", "the mayor"),
        ("“The mill was lost,” Nora Lunde said on Monday, and Ivo Berg left.", "Nora Lunde"),
    ],
)
def test_words_that_are_read_out_or_retold_are_not_the_readers(text: str, speaker: str | None) -> None:
    assert set(said_by(text).values()) == {speaker}


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
        "Warning: “Keep out of the hall.”",
        "Motto: “Work and wait for rain.”",
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
        ("Thomas More Society Special Counsel Carl Moe", "Carl Moe"),
        ("Ida Vale Foundation President Carl Moe", "Carl Moe"),
        ("Ida Vale, Carl Moe’s lawyer,", "Ida Vale"),
    ],
)
def test_a_name_in_anothers_name_or_title_does_not_speak(subject: str, speaker: str) -> None:
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


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("retired teacher Di Ekman", "Di Ekman"),
        ("newly elected mayor Di Ekman", "Di Ekman"),
        ("the retired teacher", "the retired teacher"),
        ("Di Ekman, exhausted", "Di Ekman"),
        ("Ann Lind, Bo Dahl and Cy Dunning in a joint letter", "Ann Lind, Bo Dahl and Cy Dunning"),
        ("Ann Lind, Bo Dahl, and Cy Dunning", "Ann Lind, Bo Dahl, and Cy Dunning"),
        ("Ann Lind, Mayor of Hull, and left", "Ann Lind"),
        ("Ann Lind, Bo Dahl's sister", "Ann Lind"),
        ("Bo Dahl MP", "Bo Dahl"),
        ("Ann Lind MBE, a nurse", "Ann Lind"),
        ("Det. Insp. Bo Dahl", "Bo Dahl"),
        ("Professor Emeritus Cy Dahl", "Cy Dahl"),
    ],
)
def test_who_stands_behind_the_cue_speaks_whole(subject: str, speaker: str) -> None:
    assert list(said_by(f"“We are early,” said {subject}.").values()) == [speaker]


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("Rita Salt and her brother, Hugo Tand,", "Rita Salt and her brother, Hugo Tand"),
        ("Rita Salt, a farmer, and her husband", "Rita Salt, a farmer, and her husband"),
        ("Rita Salt, 52, of Hull, and her partner, Bo Lind,", "Rita Salt, 52, of Hull, and her partner, Bo Lind"),
        ("The board met Rita Salt, a clerk, and Bo Lind, its head,", "Bo Lind"),
        ("On Monday, a holiday, and Tuesday, Bo Lind, a clerk,", "Bo Lind"),
        ("It rained, and Bo Lind, a clerk,", "Bo Lind"),
        ("The mayor and Ann Lind", "The mayor and Ann Lind"),
        ("Mr Lind and the council", "Mr Lind and the council"),
        ("Bo Lind of Hull and his brother", "Bo Lind of Hull and his brother"),
        ("Bo Lind and council members", "Bo Lind and council members"),
        ("Bo Lind's brother and Ann Voss", "Bo Lind's brother and Ann Voss"),
        ("The actor and director Ann Lind", "Ann Lind"),
        ("Her lawyer and friend, Ann Lind,", "Ann Lind"),
    ],
)
def test_who_speaks_with_another_does_not_speak_alone(subject: str, speaker: str) -> None:
    assert said_by(f"{subject} said that they would stay.")["that they would stay"] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rita Lind, the senator's wife, sang. “I stay,” Senator Lind said.", "Lind"),
        ("The senator's wife, Rita Lind, sang. “I stay,” Senator Lind said.", "Lind"),
        ("Rita Lind, whose husband is the governor, sang. “I stay,” Governor Lind said.", "Lind"),
        ("Rita Lind, whose husband is a baker, sang. “I stay,” Ms Lind said.", "Rita Lind"),
        ("Ida Lind, the governor, met the senator's wife. “I stay,” Governor Lind said.", "Ida Lind"),
        ("Dr. Ann Lind left with her son, Bo Lind. “I stay,” Dr. Lind said.", "Ann Lind"),
        ("Ann Lind runs the ward. “I stay,” said Lind, Ann Lind's brother.", "Lind"),
        ("Ann Lind runs the ward. “I stay,” said Lind, Bo Hart's sister.", "Ann Lind"),
    ],
)
def test_a_title_is_not_the_relatives(text: str, speaker: str) -> None:
    assert said_by(text)["“I stay,”"] == speaker


def test_whom_a_pronouns_words_name_is_somebody_else() -> None:
    assert said_by("Ivo Berg met voters. He said that Berg was ill.") == {"that Berg was ill": None}
    assert said_by("Ivo Berg met voters. He said that Lunde was ill.") == {"that Lunde was ill": "Ivo Berg"}


def test_two_adverbs_stand_between_the_speaker_and_the_cue() -> None:
    assert said_by("“Never,” Ellen Pike quietly but firmly replied.") == {"“Never,”": "Ellen Pike"}


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The rate has, according to the union, doubled since May.", ["The rate has … doubled since May"]),
        ("The rate doubled, according to the union, which met in May.", ["The rate doubled"]),
        ("Cut the cloth according to the pattern.", []),
    ],
)
def test_according_to_stands_within_what_it_reports(text: str, contents: list[str]) -> None:
    assert list(said_by(text)) == contents


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ida Beck accused of fraud",
        "Residents told to leave homes",
        "Ministers urged to act on floods.",
        "Prisoners accused of theft walked free.",
        "Warning: “Keep out.”",
    ],
)
def test_who_is_accused_or_told_holds_nothing(text: str) -> None:
    assert said_by(text) == {}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ida Beck accused the council of fraud.", "the council of fraud"),
        ("Ida Beck warned of floods.", "floods"),
        ("Ida Beck asked to leave early.", "to leave early"),
        ("Ida Beck told residents to leave.", "residents to leave"),
        ("Marsh: “Keep out.”", "“Keep out.”"),
    ],
)
def test_who_accuses_or_tells_does(text: str, content: str) -> None:
    assert list(said_by(text)) == [content]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Nora Lunde wants to sell the mill.", True),
        ("Nora Lunde had wanted to sell the mill.", False),
        ("Nora Lunde once planned to sell the mill.", False),
        ("Nora Lunde had been hoping to sell the mill.", False),
        ("Nora Lunde failed to see that the mill was lost.", False),
        ("Nora Lunde declined to give her name.", False),
        ("Nora Lunde declined to sell the mill.", True),
        ("Nora Lunde has promised to sell the mill.", True),
        ("Nora Lunde said in a letter that the mill was lost.", True),
        ("Nora Lunde's not willing to sell the mill.", False),
        ("ICE ON THE LAKE IS THIN, SAYS TOWN MAYOR", False),
        ("The ice is thin, says the town's mayor.", True),
    ],
)
def test_a_position_is_told_as_held_and_in_plain_letters(text: str, position: bool) -> None:
    found = analyse_text(text).attributions

    assert [one.is_position for one in found] == [position]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # The source of a report ends before its day, and a name beside its office is whose it is.
        ("According to police on Sunday, it was dry.", {"it was dry": "police"}),
        ("It was dry, according to clerks last May.", {"It was dry": "clerks"}),
        ("According to the clerk of Hull, it was dry.", {"it was dry": "the clerk of Hull"}),
        ("According to its head, Ann Lind, it was dry.", {"it was dry": "Ann Lind"}),
        ("According to clerks, Ann Lind and Bo Dahl left.", {"Ann Lind and Bo Dahl left": "clerks"}),
        # Who passes words on doesn't speak.
        ("According to the Hull Star, Ann Lind said “no more.”", {"“no more.”": "Ann Lind"}),
        ("According to Ann Lind, Bo Dahl said it was dry.", {"Bo Dahl said it was dry": "Ann Lind"}),
        ("“It is dry,” Ann Lind said, the Orbit agency reported.", {"“It is dry,”": "Ann Lind"}),
        ("“It is dry,” Ann Lind said, the wind howling.", {"“It is dry,”": "Ann Lind"}),
        ("The Star quoted Ann Lind as warning that it was dry.", {"that it was dry": "Ann Lind"}),
        ("Ann Lind spoke. “It is dry,” state radio quoted her as saying.", {"“It is dry,”": "Ann Lind"}),
        ("“It is dry,” say clerks.", {"“It is dry,”": "clerks"}),
        ("“It is dry,” read the sign.", {"“It is dry,”": "the sign"}),
        # As somebody puts it.
        ("“Bread first,” as Ann Lind puts it.", {"“Bread first,”": "Ann Lind"}),
        ("“Bread first,” as Ann Lind left.", {}),
        ("In the words of Ann Lind, “it was dry.”", {"“it was dry.”": "Ann Lind"}),
        ("In the words of the law, it was dry.", {}),
        # How somebody speaks, and what bears words.
        ("Ann Lind was blunt: “It was dry.”", {"“It was dry.”": "Ann Lind"}),
        ("Ann Lind came. She was more cautious: “It was dry.”", {"“It was dry.”": "Ann Lind"}),
        ("The sign was clear: “Keep out.”", {}),
        ("Ann Lind wore a badge: “Keep out.”", {}),
        ("The menu: “Soup and bread.”", {}),
        ("The mayor: “It was dry.”", {"“It was dry.”": "The mayor"}),
    ],
)
def test_who_passes_words_on_and_what_bears_them_do_not_speak(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Nora Lunde called Per Vik “a fool,” suggested he should go.", ["Nora Lunde"]),
        ("“The mill is lost,” said Per Vik.", ["Per Vik"]),
        ("Per Vik met Nora Lunde. “The mill is lost,” said she.", ["Nora Lunde"]),
        ("Nora Lunde fears for the “old Norwegians” she said would leave.", []),
    ],
)
def test_a_pronoun_behind_a_verb_speaks_only_where_no_verb_of_its_own_follows(text: str, speakers: list[str]) -> None:
    assert list(dict.fromkeys(said_by(text).values())) == speakers


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "“It is dry,” Ann Lind said, and Bo Dahl replied: “It is not.”",
            {"“It is dry,”": "Ann Lind", "“It is not.”": "Bo Dahl"},
        ),
        (
            "“It is dry,” said Ann Lind, while Bo Dahl said: “It is wet.”",
            {"“It is dry,”": "Ann Lind", "“It is wet.”": "Bo Dahl"},
        ),
        (
            "“It is dry,” Ann Lind told Bo Dahl, who answered, “I know.”",
            {"“It is dry,”": "Ann Lind", "“I know.”": "Bo Dahl"},
        ),
        (
            "“It is dry,” Ann Lind said; “it is wet,” Bo Dahl replied.",
            {"“It is dry,”": "Ann Lind", "“it is wet,”": "Bo Dahl"},
        ),
        (
            "Ann Lind said it was dry but Bo Dahl disagreed, saying it was wet.",
            {"it was dry": "Ann Lind", "it was wet": "Bo Dahl"},
        ),
        ("Ann Lind said that it was dry, and Bo Dahl that it was wet.", {"that it was dry": "Ann Lind"}),
        ("“Is it dry?” Ann Lind asked. “Yes, it is.” “Not here.”", {"“Is it dry?” … “Yes, it is.”": "Ann Lind"}),
        # One speaker goes on.
        ("“The mill,” Ann Lind said, “is dry.”", {"“The mill,” … “is dry.”": "Ann Lind"}),
        ("“The mill,” said Ann Lind, who was born in it, “is dry.”", {"“The mill,” … “is dry.”": "Ann Lind"}),
        ("“It is dry,” said Ann Lind, Bo Dahl and Cy Hart.", {"“It is dry,”": "Ann Lind, Bo Dahl and Cy Hart"}),
    ],
)
def test_two_who_speak_in_one_sentence_say_their_own(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Coach Rui Lopes was glum. Lopes said that the pitch was wet.", "Rui Lopes"),
        ("Coach Ivo Wade was glum. Wade warned that the pitch was wet.", "Ivo Wade"),
        ("Coach Ivo Cross was glum. Cross told us that the pitch was wet.", "Ivo Cross"),
        ("Coach Ivo Bishop was glum. Bishop said that the pitch was wet.", "Ivo Bishop"),
        ("Coach Ivo Bishop was glum. The bishop said that the pitch was wet.", "The bishop"),
        ("Coach Ivo Cross was glum. Reports said that the pitch was wet.", "Reports"),
    ],
)
def test_a_word_right_before_a_verb_of_speech_is_a_name_where_somebody_bears_it(text: str, speaker: str) -> None:
    assert list(said_by(text).values()) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“I am tired,” a visibly shaken Ann Lunde told them.", "Ann Lunde"),
        ("“I am tired,” the recently elected mayor said.", "the recently elected mayor"),
        ("“I am tired,” an openly smiling Ann Lunde said.", "Ann Lunde"),
        ("“I am tired,” a tearful Ann Lunde said.", "Ann Lunde"),
        ("She then met the mayor, and Ann Lunde said “I am tired.”", "Ann Lunde"),
    ],
)
def test_an_adverb_and_a_participle_belong_to_the_speaker_behind(text: str, speaker: str) -> None:
    assert said_by(text)[re.search("“.*”", text)[0]] == speaker  # type: ignore[index]


def test_an_article_alone_is_no_speaker() -> None:
    assert "a" not in said_by("“I am tired,” a visibly upset Ann Lunde told them.").values()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('Bo Dahl admitted that fares rose for "most," but Ann Lunde was evasive.', 'that fares rose for "most,"'),
        (
            'Bo Dahl admitted that fares rose for "most," but not for all.',
            'that fares rose for "most," but not for all',
        ),
        ("Bo Dahl denies meddling, but for many the bill is the last step.", "meddling"),
        ("Bo Dahl denies meddling and lying.", "meddling and lying"),
        ("Bo Dahl wants to buy vans for Hull — Ann Lunde hewed to her plan.", "to buy vans for Hull"),
        ("Bo Dahl wants to buy vans for Hull — red ones.", "to buy vans for Hull — red ones"),
    ],
)
def test_what_another_does_is_no_longer_said(text: str, said: str) -> None:
    assert list(said_by(text)) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Lunde was poor – a cook – says Mr. Dahl, who was her neighbour in Hull.", ()),
        ("Ann Lunde says Mr. Dahl, who was her neighbour, left Hull.", ("Mr. Dahl, who was her neighbour, left Hull",)),
    ],
)
def test_a_name_behind_says_with_nothing_but_who_it_is_is_nothing_said(text: str, said: tuple[str, ...]) -> None:
    assert tuple(said_by(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bo Dahl (though Ann Lunde says he has left Hull) is well.", {"he has left Hull": "Ann Lunde"}),
        ("Ann Lunde said vans (red ones) are old.", {"vans (red ones) are old": "Ann Lunde"}),
        (
            "Ann Lunde said Hull needs more frequent and detailed reports on vans.",
            {"Hull needs more frequent and detailed reports on vans": "Ann Lunde"},
        ),
        (
            "Ann Lunde said Hull needs vans and wanted more pilots.",
            {"Hull needs vans": "Ann Lunde", "more pilots": "Ann Lunde"},
        ),
        ("Hull has become a worry, with at least 271 confirmed cases in a week.", {}),
        ("Hull confirmed cases of fever in a week.", {"cases of fever in a week": "Hull"}),
        ("Monday ends with a highly anticipated address in Hull.", {}),
        ("Ann Lunde hotly anticipated trouble in Hull.", {"trouble in Hull": "Ann Lunde"}),
        (
            "Today, as the council of Hull is announcing that vans will go, Mayor Ann Lunde has left.",
            {"that vans will go": "the council of Hull"},
        ),
        (
            "Today, the council of Hull announced that Mayor Ann Lunde has left.",
            {"that Mayor Ann Lunde has left": "the council of Hull"},
        ),
        ("Vans were sold in Hull.“I think they were old,” Bo Dahl said.", {"“I think they were old,”": "Bo Dahl"}),
        ("Vans were sold at “Hull.com” in May, Bo Dahl said.", {"Vans were sold at “Hull.com” in May": "Bo Dahl"}),
    ],
)
def test_what_is_said_ends_with_its_bracket_sentence_or_clause_and_an_adjective_is_no_cue(
    text: str, said: dict[str, str]
) -> None:
    assert said_by(text) == said

"""Who and what an article is about. Every construct has a golden pair: what it finds and a near miss."""

import pytest
from hypothesis import example, given, settings, strategies as st

from briefings.analysis import analyse
from briefings.analysis.actors import FoundActors, find_actors
from briefings.analysis.actors.telling_roles import keep_telling_roles
from briefings.analysis.reading.tokens import Text
from briefings.model.analysis import Actor, ActorKind
from briefings.model.article import Article
from briefings.model.spans import Span


def read(words: str, *, title: bool = False) -> Text:
    body = []
    start = 0
    for line in words.split("\n"):
        if line.strip():
            body.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Text(words, tuple(body), body[0] if title and body else None)


def find(words: str, *, title: bool = False) -> FoundActors:
    return find_actors(read(words, title=title))


def people(words: str, *, title: bool = False) -> dict[str, list[str]]:
    return named(words, ActorKind.PERSON, title=title)


def named(words: str, kind: ActorKind, *, title: bool = False) -> dict[str, list[str]]:
    actors = find(words, title=title).actors
    return {a.name: [m.span.of(words) for m in a.mentions] for a in actors if a.kind is kind}


def actor(words: str, name: str) -> Actor:
    return next(a for a in find(words).actors if a.name == name)


def roles(words: str, name: str) -> list[str]:
    return [role.span.of(words) for role in actor(words, name).roles]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # A full name, then the surname.
        ("Anna Lindqvist resigned. Lindqvist gave no reason.", {"Anna Lindqvist": ["Anna Lindqvist", "Lindqvist"]}),
        ("We met Khizar Malikov there. Malikov smiled.", {"Khizar Malikov": ["Khizar Malikov", "Malikov"]}),
        # A family name with the letters of a verb or a modal.
        ("Ali Said sang. Said said no.", {"Ali Said": ["Ali Said", "Said"]}),
        ("Karl Okafor sang. Said Okafor: “No.”", {"Karl Okafor": ["Karl Okafor", "Okafor"]}),
        ("Vera May sang. May said no. May it rain.", {"Vera May": ["Vera May", "May"]}),
        ("Vera May sang. “No,” said May. It rains in May.", {"Vera May": ["Vera May", "May"]}),
        # A place as a first name, a people's word, a form in -ed.
        ("Finn Hale said no. Hale left.", {"Finn Hale": ["Finn Hale", "Hale"]}),
        ("Aled Hale said no. Hale left.", {"Aled Hale": ["Aled Hale", "Hale"]}),
        ("Paris Holt said no. Holt left.", {"Paris Holt": ["Paris Holt", "Holt"]}),
        # An office's word as a family name; 'the King' and 'King Olaf' are offices.
        ("Vera King sang. “No,” King said.", {"Vera King": ["Vera King", "King"]}),
        ("Karl King sang. Mr King said no.", {"Karl King": ["Karl King", "King"]}),
        ("Vera King sang. “No,” the King said.", {"Vera King": ["Vera King"]}),
        ("Vera King sang. King Olaf wept.", {"Vera King": ["Vera King"], "Olaf": ["Olaf"]}),
        ("Jorun Judge sang. Judge wept.", {"Jorun Judge": ["Jorun Judge", "Judge"]}),
        ("Portland Judge said no. Judge said no.", {}),
        # An English word as a first name: behind a title or a quotation's comma, or where the surname speaks alone.
        ("Mayor Mercy Oduya left. Oduya wept.", {"Mercy Oduya": ["Mercy Oduya", "Oduya"]}),
        ("“No,” Thorn Oduya said.", {"Thorn Oduya": ["Thorn Oduya"]}),
        ("Rich Oduya left. “No,” Oduya said.", {"Rich Oduya": ["Rich Oduya", "Oduya"]}),
        ("Rich Oduya left. Ada Oduya wept.", {"Ada Oduya": ["Oduya", "Ada Oduya"]}),
        ("Weary Oduya left. “No,” Oduya said.", {}),
        ("Rich Irishmen left.", {}),
        # A day's.
        ("Friday Oduya left. “No,” Oduya said.", {"Friday Oduya": ["Friday Oduya", "Oduya"]}),
        ("Coach Sunday Oduya wept.", {"Sunday Oduya": ["Sunday Oduya"]}),
        ("Friday Oduya left. Mr Oduya said no.", {"Oduya": ["Oduya", "Oduya"]}),
        # A town behind a preposition isn't who speaks.
        ("Police in Lund said no.", {}),
        ("The mayor of Lund said no. Shops in Lund closed.", {}),
        ("Lund said no. Then Lund left.", {"Lund": ["Lund", "Lund"]}),
        # A nickname in marks is no part of the name; a word in them before it is somebody else's.
        ("Ann “Annie” Moss left. Moss wept.", {"Ann Moss": ["Ann “Annie” Moss", "Moss"]}),
        ("Ann 'Annie' Moss left. Moss wept.", {"Ann Moss": ["Ann 'Annie' Moss", "Moss"]}),
        ("The “Annie” of Ann Moss left.", {"Ann Moss": ["Ann Moss"]}),
        # A thing's word as a family name.
        ("The clerk, Rui Vale, left. Vale wept.", {"Rui Vale": ["Rui Vale", "Vale"]}),
        ("They left Glin Vale by train.", {}),
        ("The mayor of Split, Eva Bridge, left.", {"Eva Bridge": ["Eva Bridge"]}),
        ("They crossed Lincoln Bridge, said the mayor.", {}),
        ("The mayor of Hull, Ivo Mar, sang. Mar said no in Mar.", {"Ivo Mar": ["Ivo Mar", "Mar"]}),
        # Letters behind a name, and ranks before it.
        ("Bo Cramer MP and Ida Falk MBE left.", {"Bo Cramer": ["Bo Cramer"], "Ida Falk": ["Ida Falk"]}),
        ("Det. Insp. Ed Ashby and Pte. Cy Lund left.", {"Ed Ashby": ["Ed Ashby"], "Cy Lund": ["Cy Lund"]}),
        ("Professor Emeritus Cy Dunn left.", {"Cy Dunn": ["Cy Dunn"]}),
        # An abbreviation is nobody's family name.
        ("Oddvar Norsk left. NORSK objected.", {"Oddvar Norsk": ["Oddvar Norsk"]}),
        # A park or hill that is named after somebody, and somebody of that name.
        ("They met in Lincoln Park and on Queen Anne Hill.", {}),
        ("They met Anita Hill in Oslo.", {"Anita Hill": ["Anita Hill"]}),
        # The possessive ending is no part of the mention.
        ("They read Maria Okafor's letter. Okafor’s son wept.", {"Maria Okafor": ["Maria Okafor", "Okafor"]}),
        # Titles are no part of the mention.
        ("Mr. Stavros Petrakis spoke. Mr. Petrakis left.", {"Stavros Petrakis": ["Stavros Petrakis", "Petrakis"]}),
        ("Sen. Bill O'Leary objected, and Sen. O'Leary left.", {"Bill O'Leary": ["Bill O'Leary", "O'Leary"]}),
        # Particles, suffixes, initials, nicknames.
        (
            "Pieter van der Berg lost. Van der Berg wept.",
            {"Pieter van der Berg": ["Pieter van der Berg", "Van der Berg"]},
        ),
        ("Faisal bin Rashid smiled. Prince Faisal left.", {"Faisal bin Rashid": ["Faisal bin Rashid", "Faisal"]}),
        ("Rashid al-Jabri is ill. Al-Jabri is 60.", {"Rashid al-Jabri": ["Rashid al-Jabri", "Al-Jabri"]}),
        ("It was Harold T. Brandt who won. Brandt slept.", {"Harold Brandt": ["Harold T. Brandt", "Brandt"]}),
        ("W.G Brandt left. U.S Harbours lost, and so did U.N Women.", {"W.G Brandt": ["W.G Brandt"]}),
        # An ordinary word as surname, an ordinary word as first name.
        ("A vote for Barbara Boxer, she said. Boxer won.", {"Barbara Boxer": ["Barbara Boxer", "Boxer"]}),
        ("Will Grant, 17, agreed. Grant left.", {"Will Grant": ["Will Grant", "Grant"]}),
        ("Per Solvang owns the mill. Solvang left.", {"Per Solvang": ["Per Solvang", "Solvang"]}),
        ("Will Solvang own the mill? Solvang left.", {}),
        # East Asian order: the surname stands first.
        ("Reporters met Park Geun-hye. Park smiled.", {"Park Geun-hye": ["Park Geun-hye", "Park"]}),
        ("Reporters met Han Duck Soo. Han smiled.", {"Han Duck Soo": ["Han Duck Soo", "Han"]}),
        ("Reporters met Yoko Tanabe. Tanabe smiled.", {"Yoko Tanabe": ["Yoko Tanabe", "Tanabe"]}),
        ("Reporters met Kim Il Sung. Kim smiled.", {"Kim Il Sung": ["Kim Il Sung", "Kim"]}),
        # The first name alone leads back.
        ("Priscilla Holm is here. Everybody likes Priscilla.", {"Priscilla Holm": ["Priscilla Holm", "Priscilla"]}),
        # Relatives share a surname.
        ("Boris and Vera Novak bake.", {"Boris Novak": ["Boris"], "Vera Novak": ["Vera Novak"]}),
        # Nobody but a surname: the title tells.
        ("Mr. Zabriskie denied it.", {"Zabriskie": ["Zabriskie"]}),
        ("They asked Ms. White and Justice Zabriskie about it.", {"White": ["White"], "Zabriskie": ["Zabriskie"]}),
        # Hyphens part names from what follows.
        ("The Brandt-backed bill of Jutta Brandt fell.", {"Jutta Brandt": ["Brandt", "Jutta Brandt"]}),
    ],
)
def test_people_are_found_with_every_mention(words: str, expected: dict[str, list[str]]) -> None:
    assert people(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "They met at Brandt Tower on Tuesday.",
        "The Lincoln Memorial and the Kennedy Center reopen in May.",
        "The Singapore summit, the Sarbanes-Oxley Act and the Booker Prize made news.",
        "On Monday, Christmas Eve, the Muslim and the Christian prayed.",
        "The Great Barrier Reef is near Queensland.",
        "He left St. Gallen, Las Cruces and White Plains.",
        "Meanwhile Nothing Changed. However, it rained.",
        "The Department of Homeland Security and Goldman Sachs declined.",
        "Maple Street is closed, as is Grant Lane.",
        "Will Congress act? May parliament rise?",
    ],
)
def test_buildings_events_laws_days_and_places_are_no_people(words: str) -> None:
    assert people(words) == {}


def test_words_of_a_headline_become_no_people_but_names_in_it_are_found() -> None:
    words = "Anders Holm Wins Second Term As Rivals Weep\nAnders Holm, 51, won on Sunday. Holm thanked voters."
    assert people(words, title=True) == {"Anders Holm": ["Anders Holm", "Anders Holm", "Holm"]}


def test_names_in_a_headline_of_capitals_lead_to_the_people_of_the_text() -> None:
    words = "HOLMGREN WINS SECOND TERM\nAnders Holmgren won on Sunday."
    assert list(people(words, title=True)) == ["Anders Holmgren"]


def test_a_surname_before_its_full_name_in_a_headline_is_found() -> None:
    words = "Okafor quits over tax row\nMaria Okafor left the cabinet on Friday."
    assert people(words, title=True) == {"Maria Okafor": ["Okafor", "Maria Okafor"]}


def test_a_bare_surname_means_the_last_introduced_bearer() -> None:
    words = "Anna Berg won in May.\nTomas Berg, no relation, lost in June. Berg blamed the weather."
    assert people(words)["Tomas Berg"] == ["Tomas Berg", "Berg"]


def test_a_surname_of_two_equally_near_stays_open() -> None:
    words = "Anna Berg and Tomas Berg spoke. Berg laughed."
    found = find(words)
    assert people(words) == {"Anna Berg": ["Anna Berg"], "Tomas Berg": ["Tomas Berg"]}
    assert [r.span.of(words) for r in found.rejections] == ["Berg"]
    assert "Anna Berg, Tomas Berg" in found.rejections[0].reason


def test_courtesy_titles_keep_spouses_apart() -> None:
    words = "Carl Dahl and Ingrid Dahl voted. Mrs. Dahl smiled. Mr. Dahl frowned."
    assert people(words) == {"Carl Dahl": ["Carl Dahl", "Dahl"], "Ingrid Dahl": ["Ingrid Dahl", "Dahl"]}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # The other one of a couple is not who is named in full.
        ("Clara Roth sold the farm. Mr. Roth wept.", {"Clara Roth": ["Clara Roth"], "Roth": ["Roth"]}),
        ("Hugo Roth sold the farm. Mrs. Roth wept.", {"Hugo Roth": ["Hugo Roth"], "Roth": ["Roth"]}),
        ("First lady Clara Roth came. President Roth wept.", {"Clara Roth": ["Clara Roth"], "Roth": ["Roth"]}),
        (
            "Clara Roth, the wife of Mayor Roth, came. Mayor Roth wept.",
            {"Clara Roth": ["Clara Roth"], "Roth": ["Roth", "Roth"]},
        ),
        (
            "Clara Roth, the daughter of General Roth, came. General Roth wept.",
            {"Clara Roth": ["Clara Roth"], "Roth": ["Roth", "Roth"]},
        ),
        ("Judge Clara Roth left. Her husband, Dr. Roth, wept.", {"Clara Roth": ["Clara Roth"], "Roth": ["Roth"]}),
        ("Michelle Obama came. President Obama left.", {"Michelle Obama": ["Michelle Obama"], "Obama": ["Obama"]}),
        ("Clara Roth, the coach's wife, came. Coach Roth wept.", {"Clara Roth": ["Clara Roth"], "Roth": ["Roth"]}),
        (
            "Clara Roth, whose husband is the coach, came. Coach Roth wept.",
            {"Clara Roth": ["Clara Roth"], "Roth": ["Roth"]},
        ),
        (
            "Dr. Clara Roth sings. Her son, Hugo Roth, left. Dr. Roth wept.",
            {"Clara Roth": ["Clara Roth", "Roth"], "Hugo Roth": ["Hugo Roth"]},
        ),
        ("Clara Roth, the coach's friend, came. Coach Roth wept.", {"Clara Roth": ["Clara Roth", "Roth"]}),
        ("Clara Roth is the wife of the coach. Coach Roth wept.", {"Clara Roth": ["Clara Roth"], "Roth": ["Roth"]}),
        ("Clara Roth, the wife of the coach, came. The coach Roth wept.", {"Clara Roth": ["Clara Roth"]}),
        ("Clara Roth sings. “Ill,” said Dr. Roth, a surgeon.", {"Clara Roth": ["Clara Roth"], "Roth": ["Roth"]}),
        ("Lord Roth wept. Hugo Roth, a cook, left.", {"Lord Roth": ["Roth"], "Hugo Roth": ["Hugo Roth"]}),
        ("General Clara Kent came. Mr. Kent wept.", {"Clara Kent": ["Clara Kent"], "Kent": ["Kent"]}),
        # Titles that agree, or tell nothing.
        ("Clara Roth, a friend of the coach, came. Coach Roth wept.", {"Clara Roth": ["Clara Roth", "Roth"]}),
        ("Dr. Clara Roth sings. “Ill,” said Dr. Roth, a surgeon.", {"Clara Roth": ["Clara Roth", "Roth"]}),
        ("Hugo Roth, a cook, left. Lord Roth wept.", {"Hugo Roth": ["Hugo Roth", "Roth"]}),
        ("Clara Roth sold the farm. Mrs. Roth wept.", {"Clara Roth": ["Clara Roth", "Roth"]}),
        ("Clara Roth sold the farm. Chairman Roth wept.", {"Clara Roth": ["Clara Roth", "Roth"]}),
        ("Clara Roth won the race. President Roth wept.", {"Clara Roth": ["Clara Roth", "Roth"]}),
        ("Zarko Pliv sold the farm. Mr. Pliv wept.", {"Zarko Pliv": ["Zarko Pliv", "Pliv"]}),
    ],
)
def test_a_surname_leads_to_a_relative_only_where_the_titles_agree(words: str, expected: dict[str, list[str]]) -> None:
    assert people(words) == expected


@pytest.mark.parametrize(
    ("words", "mentions"),
    [
        ("General Oskar Roth came. Oskar, a baker from the north, wept.", ["Oskar Roth"]),
        ("General Oskar Roth came. Oskar, 43, wept.", ["Oskar Roth"]),
        ("Oskar Roth came. Oskar wept.", ["Oskar Roth", "Oskar"]),
        ("Oskar Roth came. Oskar, the baker of the town, wept.", ["Oskar Roth", "Oskar"]),
    ],
)
def test_a_first_name_with_an_introduction_of_its_own_is_somebody_new(words: str, mentions: list[str]) -> None:
    assert people(words)["Oskar Roth"] == mentions


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Will Tarn said the lock was old.", ["Will Tarn"]),
        ("Posters of Uncle Sam hung in the hall.", []),
        ("The ferry Miss Alice left the port.", []),
        ("Co-Chair Clara Roth spoke. Co-Chair Roth left.", ["Clara Roth"]),
        ("Ostap Verbytsky spoke. Then Ostap Verbytskyy left.", ["Ostap Verbytskyy"]),
        ("Ostap Verbytsky spoke. Then Ivan Verbytskyy left.", ["Ostap Verbytsky", "Ivan Verbytskyy"]),
        ("Clara Roth Slams Council\nClara Roth spoke.", ["Clara Roth"]),
        ("Ann March sang. March said no.", ["Ann March"]),
        ("Orsk MPs said no. MPs voted on Monday.", []),
        ("Ann Mops sang. Mops said no.", ["Ann Mops"]),
        ("Ann Roth sang. The town said in March that it was closed.", ["Ann Roth"]),
    ],
)
def test_names_are_kept_apart_from_verbs_titles_and_figures(words: str, expected: list[str]) -> None:
    assert list(people(words)) == expected


def test_father_and_son_are_two_people() -> None:
    words = "Edwin Pryce spoke first. Edwin Pryce Jr. spoke next."
    assert list(people(words)) == ["Edwin Pryce", "Edwin Pryce Jr."]


def test_the_name_is_the_same_with_and_without_a_middle_initial() -> None:
    with_initial = find("Laura M. Stone spoke.").actors[0]
    without = find("Laura Stone spoke.").actors[0]
    assert with_initial.id == without.id


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("South Korean President Han Duck Soo spoke.", "Han Duck Soo", ["South Korean President"]),
        ("He called his then National Security Adviser Paul Reyes.", "Paul Reyes", ["then National Security Adviser"]),
        ("The former Maryland governor Ann Perry lost.", "Ann Perry", ["former Maryland governor"]),
        ("Secretary of State John Marlow flew.", "John Marlow", ["Secretary of State"]),
        ("Ri Yong-sun, sister of Leader Ri and senior party official, said no.", "Ri Yong-sun",
         ["sister of Leader Ri and senior party official"]),
        ("Its finance minister, Wanda Otieno, said so.", "Wanda Otieno", ["finance minister"]),
        ("Sen. Carla Dominguez (D-N.M.) spoke.", "Carla Dominguez", ["Sen.", "D-N.M."]),
        ("Bill O'Leary, R-Ohio, spoke.", "Bill O'Leary", ["R-Ohio"]),
        ("Ex-mayor Ann Perry lost.", "Ann Perry", ["Ex-mayor"]),
        ("Ann Perry, who led the navy until 2019, lost.", "Ann Perry", ["led the navy"]),
        ("Ann Perry, who led on points, lost.", "Ann Perry", []),
        ("Ann Perry, commanding general of the guard, lost.", "Ann Perry", ["commanding general of the guard"]),
        ("Tom Lacey, 52, a senior fellow at the institute, spoke.", "Tom Lacey", ["senior fellow at the institute"]),
        ("Mr. Tom Lacey, who spoke, left.", "Tom Lacey", []),
        ("Tom Lacey, Paris and London came up.", "Tom Lacey", []),
        ("He told Tom Lacey nothing.", "Tom Lacey", []),
        ("They met Ohio's Tom Lacey, Leeds' Barbara Boxer, and others.", "Tom Lacey", []),
        ("Tom Lacey, a clerk with the U.S. Harbour Corps, spoke.", "Tom Lacey", ["clerk with the U.S. Harbour Corps"]),
        ("The harbour master Tom Lacey spoke.", "Tom Lacey", ["harbour master"]),
        ("They told school board member Tom Lacey so.", "Tom Lacey", ["school board member"]),
        ("Leeds law professor Tom Lacey spoke.", "Tom Lacey", ["Leeds law professor"]),
        ("Last week senator Tom Lacey spoke.", "Tom Lacey", ["senator"]),
        ("In court counsel Tom Lacey spoke.", "Tom Lacey", ["court counsel"]),
        ("The 29 North analyst Tom Lacey spoke.", "Tom Lacey", ["29 North analyst"]),
        ("Chairman of the Board of Harbours Gen. Tom Lacey spoke.", "Tom Lacey",
         ["Chairman of the Board of Harbours Gen."]),
        ("A friend of Justice Minister Tom Lacey spoke.", "Tom Lacey", ["Justice Minister"]),
        ("Department of Harbours Inspector General Tom Lacey spoke.", "Tom Lacey", ["Inspector General"]),
        ("Department of Justice Inspector General Tom Lacey spoke.", "Tom Lacey", ["Inspector General"]),
        ("Thanking Ambassador Tom Lacey, he left.", "Tom Lacey", ["Ambassador"]),
        ("Acting Ambassador Tom Lacey spoke.", "Tom Lacey", ["Acting Ambassador"]),
        ("Housing Secretary Tom Lacey spoke.", "Tom Lacey", ["Housing Secretary"]),
        ("A headline was about Firing Ambassador Tom Lacey in May.", "Tom Lacey", ["Ambassador"]),
        ("A letter came from Acting Ambassador Tom Lacey in May.", "Tom Lacey", ["Acting Ambassador"]),
        ("Norwegians support President Tom Lacey.", "Tom Lacey", ["President"]),
        ("Norwegian harbour master Tom Lacey spoke.", "Tom Lacey", ["Norwegian harbour master"]),
        ("Tom Lacey, the challenger in the Nov. 3 vote, spoke.", "Tom Lacey", ["challenger in the Nov. 3 vote"]),
        # What stands before a role and is no part of it.
        ("In this case former Mayor Tom Lacey spoke.", "Tom Lacey", ["former Mayor"]),
        ("They want to force former mayor Tom Lacey out.", "Tom Lacey", ["former mayor"]),
        ("They want to murder dissident writer Tom Lacey.", "Tom Lacey", ["dissident writer"]),
        ("Some royals view 77-year-old Prince Tom Lacey so.", "Tom Lacey", ["77-year-old Prince"]),
        ("He asked her to assist Attorney General Tom Lacey.", "Tom Lacey", ["Attorney General"]),
        ("In a film he accused President Tom Lacey of it.", "Tom Lacey", ["President"]),
        ("Ann Berg accused Attorney General Tom Lacey of it.", "Tom Lacey", ["Attorney General"]),
        ("Polls show Ann Berg clearly leading President Tom Lacey.", "Tom Lacey", ["President"]),
        ("It is a state President Tom Lacey won.", "Tom Lacey", ["President"]),
        ("The accused killer Tom Lacey left.", "Tom Lacey", ["accused killer"]),
        ("Orsk's leading economist Tom Lacey spoke.", "Tom Lacey", ["leading economist"]),
        ("The fellow former mayor Tom Lacey spoke.", "Tom Lacey", ["fellow former mayor"]),
        ("The state senator Tom Lacey won.", "Tom Lacey", ["state senator"]),
        ("The state Senate leader Tom Lacey won.", "Tom Lacey", ["state Senate leader"]),
        ("The company President Tom Lacey spoke.", "Tom Lacey", ["company President"]),
        ("The feminist writer Tom Lacey spoke.", "Tom Lacey", ["feminist writer"]),
        ("They liked the second President Tom Lacey.", "Tom Lacey", ["President"]),
        ("Orsk's first President Tom Lacey spoke.", "Tom Lacey", ["first President"]),
        ("The second secretary Tom Lacey spoke.", "Tom Lacey", ["second secretary"]),
        # What stands behind a name and is no role of it.
        ("Unlike Tom Lacey, he's a loyal party leader.", "Tom Lacey", []),
        ("Tom Lacey, his wife and three aides left.", "Tom Lacey", []),
        ("Tom Lacey, wife and children, left.", "Tom Lacey", []),
        ("Tom Lacey, husband and father, left.", "Tom Lacey", []),
        ("Tom Lacey, the man who paid, left.", "Tom Lacey", []),
        ("She met the man Tom Lacey had paid.", "Tom Lacey", []),
        ("They met Tom Lacey, Baker, and others.", "Tom Lacey", []),
        ("By the law of Tom Lacey, a state mayor may direct the clerk to leave.", "Tom Lacey", ["state mayor"]),
        ("Tom Lacey, Orsk's mayor, left.", "Tom Lacey", ["Orsk's mayor"]),
        ("Tom Lacey, his friend and adviser, left.", "Tom Lacey", ["friend and adviser"]),
        ("Tom Lacey, baker and councillor, left.", "Tom Lacey", ["baker and councillor"]),
        ("Tom Lacey, Democrat, left.", "Tom Lacey", ["Democrat"]),
        ("Tom Lacey, the son of a baker, left.", "Tom Lacey", ["son of a baker"]),
        ("Tom Lacey, a young man of Orsk, left.", "Tom Lacey", ["young man of Orsk"]),
    ],
)  # fmt: skip
def test_roles_stand_as_written(words: str, name: str, expected: list[str]) -> None:
    assert roles(words, name) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("House Chairman Tom Lacey, D-Ohio, spoke. Chairman Lacey left.", ["House Chairman"]),
        ("Tom Lacey, D-Ohio, spoke.", ["D-Ohio"]),
        ("Former Mayor Tom Lacey spoke. Mayor Lacey left.", ["Former Mayor"]),
        ("Vice President Tom Lacey spoke. President Lacey left.", ["Vice President", "President"]),
        ("Sens. Tom Lacey and Ann Berg spoke.", []),
        ("Former Govs. Tom Lacey and Ann Berg spoke. Gov. Lacey left.", ["Gov."]),
        ("Ministers Tom Lacey and Ann Berg spoke.", []),
        ("Speaker of the House of Representatives Tom Lacey spoke.", ["Speaker of the House of Representatives"]),
        ("Rep. Tom Lacey spoke.", ["Rep."]),
    ],
)
def test_a_role_is_kept_that_no_other_one_says_better(words: str, expected: list[str]) -> None:
    lacey = keep_telling_roles(words, actor(words, "Tom Lacey"), ())

    assert [role.span.of(words) for role in lacey.roles] == expected


@pytest.mark.parametrize(
    ("behind", "role"),
    [
        ("assistant director for public affairs Mike Kort, and Ann Lind left", None),
        ("chief of staff Mike Kort and Ann Lind left", None),
        ("an aide to former mayor Mike Kort, left", "aide to former mayor Mike Kort"),
        ("a spokesman for Mike Kort, left", "spokesman for Mike Kort"),
        ("wife of Mike Kort, left", "wife of Mike Kort"),
    ],
)
def test_the_role_of_the_next_one_in_a_list_is_nobody_elses(behind: str, role: str | None) -> None:
    words = f"Ida Holm, {behind}."
    article = Article(path="a.txt", text=words, body=(Span(0, len(words)),))
    holm = next(one for one in analyse(article).actors if one.name == "Ida Holm")

    assert [one.span.of(words) for one in holm.roles] == ([] if role is None else [role])


@pytest.mark.parametrize(
    ("words", "name", "groups"),
    [
        ("South Korean President Han Duck Soo spoke.", "Han Duck Soo", ("South Korea",)),
        ("Sen. Carla Dominguez (D-N.M.) spoke.", "Carla Dominguez", ("Democratic Party",)),
        ("NATO chief Mark Verhoeven spoke.", "Mark Verhoeven", ("North Atlantic Treaty Organization",)),
        ("Mark Verhoeven spoke in France.", "Mark Verhoeven", ()),
    ],
)
def test_groups_are_those_that_the_role_names(words: str, name: str, groups: tuple[str, ...]) -> None:
    assert actor(words, name).groups == groups


def test_a_state_is_one_actor_under_all_its_names() -> None:
    words = "North Korea tested a missile. The DPRK said so. Pyongyang rejected talks. North Korean radio cheered."
    assert named(words, ActorKind.PLACE) == {"North Korea": ["North Korea", "DPRK", "Pyongyang", "North Korean"]}
    assert {"DPRK", "North Korean", "Pyongyang"} <= set(actor(words, "North Korea").aliases)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Seoul said it would wait.", True),
        ("It ruled out talks with Seoul.", True),
        ("Ties with Hanoi improved.", True),
        ("Moscow and Ankara have agreed.", True),
        ("Beijing's claims are disputed.", True),
        ("They urged Tokyo to act.", True),
        ("They met in Seoul.", False),
        ("She flew to Hanoi.", False),
        ("Moscow's airport was shut.", False),
        ("The Paris attacks shocked Europe.", False),
        ("He lives in Berlin, Germany.", False),
        ("London drew Nairobi into a three-way security treaty.", True),
        ("The convoy drove from Nairobi into the hills.", False),
        ("Washington announced a fund. It has snowed in Washington state.", False),
        ("Washington announced a fund. Washington Gov. Ida Holm signed it.", False),
        ("Moscow announced a fund. Moscow state media praised it.", True),
        ("Washington announced a fund. The State Department praised it.", True),
    ],
)
def test_a_capital_is_the_state_where_it_acts_and_the_city_where_things_happen(words: str, state: bool) -> None:
    first = next(a for a in find(words).actors if a.kind is ActorKind.PLACE)
    assert (first.groups == ()) is state


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The University of Leeds grew coral.", ["University of Leeds"]),
        ("The South Korean Ministry of Unification objected.", ["South Korean Ministry of Unification"]),
        ("The Kremlin denied it.", ["Kremlin"]),
        ("The Harbour Workers’ Union met.", ["Harbour Workers' Union"]),
        ("The Farmers' Association of Leeds met.", ["Farmers' Association of Leeds"]),
        ("The teachers’ union met.", []),
        ("The Labour Party split.", ["Labour Party"]),
        ("The Office of Budget Rigour (OBR) warned. The OBR was right.", ["Office of Budget Rigour"]),
        ("The trade union Tindra met. Tindra left.", ["Tindra"]),
        (
            "They met at St Ove's Hospital and Leeds Children's Hospital.",
            ["St Ove's Hospital", "Leeds Children's Hospital"],
        ),
        ("The Institute of Korean Coral Studies met.", ["Institute of Korean Coral Studies"]),
        ("It stands in the O*NET list.", []),
        ("The firm Tindra founded in 1990 failed.", []),
        ("The lawyers Falk, Holt & Pryce and Roth & Lund sued.", ["Falk, Holt & Pryce", "Roth & Lund"]),
        ("Ann & Per Lund met Cleo Falk & Oda Holt.", []),
        ("The house of cards fell.", []),
        ("Our party was fun.", []),
    ],
)
def test_organisations_are_found_by_form_and_by_name(words: str, expected: list[str]) -> None:
    assert list(named(words, ActorKind.ORGANISATION)) == expected


def test_residences_belong_to_their_state() -> None:
    assert actor("The Kremlin denied it.", "Kremlin").groups == ("Russia",)


def test_a_surname_that_is_a_place_is_the_person_once_introduced() -> None:
    words = "Mark Cuban bid again. Cuban won, and investors cheered."
    assert people(words) == {"Mark Cuban": ["Mark Cuban", "Cuban"]}
    assert named("Cuban cigars sell well.", ActorKind.PLACE) == {"Cuba": ["Cuban"]}


def test_a_surname_with_a_title_and_the_surname_are_aliases() -> None:
    aliases = actor("President Ruth Abernathy spoke. President Abernathy left.", "Ruth Abernathy").aliases
    assert {"Abernathy", "President Abernathy"} <= set(aliases)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_spans_in_bounds(words: str) -> None:
    check(words)


_PIECES = st.sampled_from(
    ["Mr. ", "Anna ", "Kim ", "Jong-un ", "Berg", "'s ", ", ", "President ", "of ", "the ", "The ", "U.S. ", "Seoul ",
     "said ", ". ", "“", "”", "\n", "D-N.Y.", " (", ")",
     "University ", "and ", "JR. ", "-", "al-", "van ", "é", "Will ", "May ",
     "House ", "&"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
@example("Mr. van van Anna ")
def test_any_pile_of_names_gives_spans_in_bounds(words: str) -> None:
    check(words)


def check(words: str) -> None:
    found = find(words)
    assert found == find(words)
    assert len({a.id for a in found.actors}) == len(found.actors)
    spans = [m.span for a in found.actors for m in a.mentions] + [r.span for a in found.actors for r in a.roles]
    spans += [r.span for r in found.rejections]
    assert all(0 <= span.start < span.end <= len(words) for span in spans)
    assert all(list(a.mentions) == sorted(a.mentions, key=lambda m: m.span) for a in found.actors)
    assert all(a.mentions for a in found.actors)


@pytest.mark.parametrize(
    "words",
    [
        "Peru is open to talks with the US if Chile agrees.",
        "Nobody sold it to the US.",
        "It was a US-backed plan.",
        "US troops left in May.",
        "“US troops stay,” said Maria Lund.",
    ],
)
def test_an_abbreviation_that_is_a_function_word_in_lower_case_is_the_state(words: str) -> None:
    assert named(words, ActorKind.PLACE).get("United States") == ["US"]


@pytest.mark.parametrize("words", ["They told us of it in Peru.", "Us and them, said Maria Lund."])
def test_the_pronoun_us_is_no_state(words: str) -> None:
    assert "United States" not in named(words, ActorKind.PLACE)


def test_the_people_of_a_place_are_not_the_place() -> None:
    assert named("Mexicans crossed the bridge, and so did Hungarians.", ActorKind.PLACE) == {}
    assert named("Americans slept. The Pole led, a Swede was second, two Finns fell.", ActorKind.PLACE) == {}
    assert set(named("Swedish trains stopped. American pilots slept.", ActorKind.PLACE)) == {"Sweden", "United States"}
    assert set(named("Mexican troops crossed the bridge.", ActorKind.PLACE)) == {"Mexico"}


def test_saints_and_spots_name_nobody() -> None:
    assert people("They met at St. James Park, near Madison Square.") == {}
    assert set(people("They met James Park there.")) == {"James Park"}


@pytest.mark.parametrize(
    ("first", "later", "same"),
    [
        ("Bishop Nora Berg", "Captain Berg", False),
        ("Mayor Nora Berg", "Judge Berg", False),
        ("Mayor Nora Berg", "Sergeant Berg", False),
        ("Bishop Nora Berg", "Bishop Berg", True),
        ("Bishop Nora Berg", "Dr Berg", True),
        ("Sen. Nora Berg", "Governor Berg", True),
        ("Detective Nora Berg", "Inspector Berg", True),
        ("Nora Berg", "Captain Berg", True),
        ("Senator Nora Berg, once a captain,", "Captain Berg", True),
    ],
)
def test_an_office_of_another_field_before_a_surname_is_another_persons(first: str, later: str, same: bool) -> None:
    text = f"{first} opened the pier. {later} said the pier was weak."
    assert len(people(text)) == (1 if same else 2)


@pytest.mark.parametrize(
    ("title", "text", "places"),
    [
        ("Norway's dentists end their strike", "Their doors stood open again.", ["Norway"]),
        ("Norwegian dentists end their strike", "Their doors stood open again.", ["Norway"]),
        ("Norway's dentists end their strike", "Norway's dentists are back.", []),
        ("Norway Bank raises its rates", "The board met.", []),
        ("Ann Paris sings for Holm Calls Board", "The hall was full.", []),
    ],
)
def test_places_that_a_title_outside_of_the_text_alone_names_are_found(
    title: str, text: str, places: list[str]
) -> None:
    article = Article(path="a.md", text=text, body=(Span(0, len(text)),), title=title)

    assert [one.name for one in analyse(article).title_places] == places


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("The German shepherd barked at two French poodles.", {}),
        ("She ate Turkish delight and wore a Panama hat.", {}),
        ("The Spanish flu came by ship.", {}),
        ("The German shepherds' union met.", {"Germany": ["German"]}),
        ("The French president ate toast.", {"France": ["French"]}),
        ("The Spanish flew home.", {"Spain": ["Spanish"]}),
        ("Panama bought hats.", {"Panama": ["Panama"]}),
    ],
)
def test_a_thing_that_bears_a_places_name_is_no_mention_of_the_place(words: str, places: dict[str, list[str]]) -> None:
    assert named(words, ActorKind.PLACE) == places


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Crooked Ida Holm lost. Holm left.", "Ida Holm"),
        ("Mayor Ida Holm said no. Ida Rotten Holm, the mayor, left.", "Ida Holm"),
        ("Wobbly Ida Holm lost, and Ida Holm left. Holm left. “Wobbly Ida Holm is gone,” said Falk.", "Ida Holm"),
        ("Ida Falk Holm lost. Holm left.", "Ida Falk Holm"),
        ("Grace Ida Holm lost. Holm left.", "Grace Ida Holm"),
        ("Bo Dahl Jr. said no.", "Bo Dahl Jr."),
    ],
)
def test_what_somebody_calls_a_person_is_no_part_of_the_name(words: str, name: str) -> None:
    assert name in people(words)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Bill Holm Friday told us so.", "Bill Holm"),
        ("Sen. Ann Berg Tuesday said it rains.", "Ann Berg"),
        ("Robin Friday scored twice.", "Robin Friday"),
        ("Ann J. Friday said it rains.", "Ann Friday"),
    ],
)
def test_a_day_behind_a_whole_name_is_no_part_of_it(words: str, name: str) -> None:
    assert list(people(words)) == [name]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Lord Roth wept. Roth left.", {"Lord Roth": ["Roth", "Roth"]}),
        ("Lady Roth wept.", {"Lady Roth": ["Roth"]}),
        ("Lord Hugo Roth wept. Lord Roth left.", {"Hugo Roth": ["Hugo Roth", "Roth"]}),
        ("Mr. Roth wept. Lord Holm left.", {"Roth": ["Roth"], "Lord Holm": ["Holm"]}),
        ("Judge Roth wept.", {"Roth": ["Roth"]}),
    ],
)
def test_a_peer_is_called_by_the_title_where_no_first_name_is_told(words, expected):
    assert people(words) == expected

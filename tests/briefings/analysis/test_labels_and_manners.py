"""Labels with a trade before the name, and what stands about a cue that is no part of what was said."""

import pytest

from tests.support.sayings import analyse_text


def quoted(text: str) -> list[tuple[str | None, str]]:
    found = analyse_text(text)
    return [(one.speaker.name, one.parts[0].of(text)) for one in found.quotations if one.asserted]


def told(text: str) -> list[tuple[str | None, str]]:
    """Return who holds each position, and its content as it is shown."""
    found = analyse_text(text)
    return [
        (one.speaker.name, " … ".join(part.of(text) for part in one.content))
        for one in found.attributions
        if one.asserted
    ]


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Retired miner Huw Pritt", "Huw Pritt"),
        ("Defence counsel Grace Obe", "Grace Obe"),
        ("Bus driver Tiago Mell, 40", "Tiago Mell"),
        ("Mother of two Ines Rott", "Ines Rott"),
        ("Nour al-Hadar", "Nour al-Hadar"),
        ("The sign over baker Huw Pritt", None),
        ("Warning to baker Huw Pritt", None),
        ("The menu for bakers", None),
    ],
)
def test_a_trade_before_a_name_makes_a_label(label: str, speaker: str | None) -> None:
    assert [one for one, _ in quoted(f"{label}: “The ferry was late again.”")] in ([speaker], [])
    assert speaker is None or quoted(f"{label}: “The ferry was late again.”")


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("bus driver Tiago Mell", "Tiago Mell"),
        ("defence counsel Grace Obe", "Grace Obe"),
        ("a sign of hope for bakers", None),
        ("baker Huw Pritt smiled", None),
    ],
)
def test_a_trade_before_a_name_signs_a_quotation(line: str, speaker: str | None) -> None:
    assert [one for one, _ in quoted(f"“The ferry was late again.” — {line}")] == [speaker]


@pytest.mark.parametrize(
    ("behind", "content"),
    [
        ("his voice breaking", "“We ran,”"),
        ("tears in his eyes", "“We ran,”"),
        ("his eyes wet", "“We ran,”"),
        ("“and we fell.”", "“We ran,” … “and we fell.”"),
    ],
)
def test_how_it_was_said_is_no_part_of_the_words(behind: str, content: str) -> None:
    assert told(f"“We ran,” Kenji Aoto said, {behind.removesuffix('.')}.") == [("Kenji Aoto", content)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to Hoa Tran, the mayor of Lanport, “nobody was warned.”", [("Hoa Tran", "“nobody was warned.”")]),
        ("According to Ann Holt, the mayor “was never told.”", [("Ann Holt", "the mayor “was never told.”")]),
        ("According to the vet, Ann Holt, who came late, “it slept.”", [("Ann Holt", "“it slept.”")]),
        ("According to Ann Holt, 52, a vet, the cow slept.", [("Ann Holt", "the cow slept")]),
        ("According to Ann Holt, cows, who are wise, sleep.", [("Ann Holt", "cows, who are wise, sleep")]),
        ("The guests were seated according to rank and the wine was poured.", []),
        ("The bus burned, according to police and the driver.", [("police and the driver", "The bus burned")]),
        (
            "The bus burned, according to drivers and officials.",
            [("drivers and officials", "The bus burned")],
        ),
    ],
)
def test_where_a_named_source_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Tom Ebbe did not at any time say “sell it.”", []),
        ("Tom Ebbe has not, so far, said “sell it.”", []),
        ("Tom Ebbe hasn't in ten years said “sell it.”", []),
        ("Nothing would make Tom Ebbe say “sell it.”", []),
        ("Tom Ebbe was never heard saying “sell it.”", []),
        ("Tom Ebbe was heard saying “sell it.”", ["Tom Ebbe"]),
        ("Tom Ebbe did at one time say “sell it.”", ["Tom Ebbe"]),
        ("Tom Ebbe, who has not in years spoken, said “sell it.”", ["Tom Ebbe"]),
        ("The judge made Tom Ebbe say “sell it.”", ["Tom Ebbe"]),
        ("Tom Ebbe did not, at the time, mind and said “sell it.”", ["Tom Ebbe"]),
    ],
)
def test_a_negation_reaches_over_when_and_how(text: str, speakers: list[str]) -> None:
    assert [one for one, _ in quoted(text)] == speakers


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Tom Ebbe lied when he claimed that the clock was new.", []),
        ("Tom Ebbe lied in saying that the clock was new.", ["Tom Ebbe"]),  # with these words as the cue
        ("Tom Ebbe isn't wrong when he claims that the clock is new.", ["Tom Ebbe"]),
        ("The site invented a story in which Tom Ebbe said the clock was new.", []),
        ("Provided that Tom Ebbe agrees that the clock is new, it stays.", []),
        ("Tom Ebbe was wrong when he claimed that the clock was new.", []),
        ("Whoever says that the clock is new is a fool.", []),
        ("Tom Ebbe smiled when he claimed that the clock was new.", ["Tom Ebbe"]),
        ("The court read a letter in which Tom Ebbe said the clock was new.", ["Tom Ebbe"]),
        ("Tom Ebbe said that he had lied about the clock.", ["Tom Ebbe"]),
    ],
)
def test_what_is_made_up_is_nobodys(text: str, holders: list[str]) -> None:
    assert [one for one, _ in told(text)] == holders


@pytest.mark.parametrize(
    ("line", "speakers"),
    [
        ("“Noise is noise.” – Hanna", ["Huw Pritt", None]),
        ("“Noise is noise.” – Hanna Orr", ["Huw Pritt", "Hanna Orr"]),
        ("“Noise is noise.”", ["Huw Pritt"]),
    ],
)
def test_a_signed_quotation_is_no_speech_of_the_one_before(line: str, speakers: list[str | None]) -> None:
    assert [one for one, _ in quoted(f"Huw Pritt: “It is loud here.”\n{line}")] == speakers

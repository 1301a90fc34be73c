"""Rows of stories, read many at once."""

from briefings.library.story_rows import make_signatures


def test_of_any_number_of_rows_each_becomes_its_own_signature_in_order() -> None:
    rows = [
        (f"d{at}", None if at % 7 == 0 else float(at), at % 2, f'{{"mill{at}":1}}', f'{{"stone":{at + 1}}}', f"[{at}]")
        for at in range(1_203)
    ]

    made = make_signatures(rows)

    assert [(one.document, one.hour, one.whole_day) for one in made] == [(row[0], row[1], bool(row[2])) for row in rows]
    assert all(one.title == {f"mill{at}": 1} and one.terms == {"stone": at + 1} for at, one in enumerate(made))
    assert [one.marks for one in made] == [(at,) for at in range(1_203)]
    assert make_signatures([]) == []

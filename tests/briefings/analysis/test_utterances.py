from briefings import Article, Span, analyse


def parts(text: str) -> list[list[str]]:
    spans, at = [], 0
    for paragraph in text.split("\n"):
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    article = Article(path="a.txt", text=text, body=tuple(spans))
    return [[part.of(text) for part in quotation.parts] for quotation in analyse(article).quotations]


def test_one_person_speaking_on_between_two_cues_is_one_utterance() -> None:
    text = (
        "Mayor Laura Brandt opened the harbour on Monday. “It took nine long years to build this,” she said. "
        "“We will not need nine more to pay for it,” said Brandt."
    )

    assert parts(text) == [["“It took nine long years to build this,”", "“We will not need nine more to pay for it,”"]]


def test_two_people_speaking_in_turn_are_two_utterances() -> None:
    text = (
        "Mayor Laura Brandt opened the harbour on Monday. “It took nine long years to build this,” said Brandt. "
        "“We will not need nine more to pay for it,” said Peter Holm."
    )

    assert len(parts(text)) == 2


def test_words_of_the_writer_between_two_quotations_part_them() -> None:
    text = (
        "“It took nine long years to build this,” Mayor Laura Brandt said. The crowd cheered for a minute. "
        "“We will not need nine more to pay for it,” Brandt said."
    )

    assert len(parts(text)) == 2

"""Texts that go on with one thing for as long as asked: what a rule that looks back, or starts again, is slow on.

Each shape makes a text of about so many characters. Shapes of Markdown and HTML alone bear that format's name.
"""

from collections.abc import Callable, Mapping
from itertools import cycle, islice
from string import ascii_lowercase

Shape = Callable[[int], str]

_HEADER = "date 2025-03-05 (Ann Reed, The Post) "
_SENTENCE = "Ann Reed said on Monday that she won. The town hall was full of people who had come to hear her."
_PARAGRAPHS = f"<p>{_SENTENCE}</p>" * 3


def repeated(unit: str, before: str = "", after: str = "") -> Shape:
    """Return one unit again and again, between two others."""
    return lambda size: before + (unit * (size // len(unit) + 1))[:size] + after


def numbered(template: str, before: str = "", after: str = "") -> Shape:
    """Return a template again and again, with another capitalised word for each of its `@`."""

    def make(size: int) -> str:
        pieces: list[str] = []
        length = number = 0
        while length < size:
            piece = template
            while "@" in piece:
                piece = piece.replace("@", _word(number), 1)
                number += 1
            pieces.append(piece)
            length += len(piece)
        return before + "".join(pieces) + after

    return make


def _word(number: int) -> str:
    letters = ""
    number += 26
    while number:
        number, letter = divmod(number, 26)
        letters = ascii_lowercase[letter] + letters
    return letters.capitalize()


def nested(opening: str, closing: str) -> Shape:
    """Return an element within itself."""

    def make(size: int) -> str:
        depth = size // len(opening + closing)
        return _page(opening * depth + "Text." + closing * depth)

    return make


def page(unit: str) -> Shape:
    """Return a page of one element again and again, with an article round it."""
    return lambda size: _page((unit * (size // len(unit) + 1))[:size])


def _page(body: str) -> str:
    return f"<html><body><article>{_PARAGRAPHS}{body}{_PARAGRAPHS}</article></body></html>"


def _attributes(size: int) -> str:
    return _page("<p " + numbered("@=a ")(size) + ">Text.</p>")


def _initials(size: int) -> str:
    names = (f"Maria {letter.upper()}. Lund won. " for letter in cycle(ascii_lowercase))
    return "".join(islice(names, size // 15))


def _indented(size: int) -> str:
    return (
        "---\n" + "".join(" " * depth + "a:\n" for depth in range(int((2 * min(size, 30_000)) ** 0.5))) + "---\nText."
    )


#: For every format.
SHAPES: Mapping[str, Shape] = {
    # Characters and words.
    "blanks": repeated(" ", "a", "b"),
    "lines": repeated("a\n"),
    "paragraphs": repeated("Ann won.\n\n"),
    "hidden blanks": repeated("a\u200b\xa0"),
    "one word": repeated("a"),
    "capitals": repeated("A"),
    "single capitals": repeated("A "),
    "capitalised words": repeated("Ab "),
    "capitalised list": repeated("Ab, "),
    "buttons": repeated("Facebook Twitter "),
    "names of reporters": repeated("Ab Cd reported from Ef Gh Ij Kl Mn Op Qr St Uv Wx Yz reported. "),
    "hyphens": repeated("Ab-"),
    "hyphens before a box's end": repeated("a-", "", " MORE"),
    "names without end": repeated("Ann Holm Ann HolmA MOR "),
    "later in who": repeated("Ann, who left in May 2012, left later in the month, ", "", "."),
    "apostrophes": repeated("a'"),
    "possessives": repeated("Ab's "),
    "firms": repeated("Baker & Holt said so. "),
    "bodies": repeated("The union Verdi said no. The Verdi paper, Verdi said, is out, and so is Holt. "),
    "padded byline": repeated(" ", "By Ann", "x"),
    "dates of a list": repeated("rain on May 3, 1901, ", "Snow, "),
    "underscores": repeated("_a"),
    "ly": repeated("ly"),
    "unknown adverbs": repeated("blorply "),
    "combining marks": repeated("a\u0301"),
    "emoji": repeated("\U0001f600"),
    "Chinese": repeated("漢"),
    "digits": repeated("1"),
    "commas in numbers": repeated("1,"),
    "addresses": repeated("http://a.b/c "),
    # Marks.
    "stops": repeated("."),
    "initials": repeated("A."),
    "ellipses": repeated("... "),
    "commas": repeated(", "),
    "dashes": repeated("—"),
    "exclamation": repeated("!", "a", "b"),
    "questions": repeated("?!", "a", "b"),
    "closing marks": repeated("'", "A.", "b"),
    "closing brackets": repeated(")", "A.", "b"),
    "brackets": repeated("("),
    "square brackets": repeated("[a]("),
    "straight quotes": repeated('"a '),
    "quoted words": repeated('"a" '),
    "open quotes": repeated("“a "),
    "closed quotes": repeated("”"),
    "single quotes": repeated("'a "),
    "mixed quotes": repeated("'a \"b "),
    "open paragraphs": repeated("“Yes it is\n"),
    # Quotations and attributions.
    "lone quotations": repeated("“Yes it is so and so.” "),
    "said": repeated("said "),
    "he said that": repeated("he said that "),
    "said, ": repeated("said, "),
    "wants to": repeated("wants to "),
    "who said": repeated("who said that "),
    "according": repeated("according to Ann Reed, "),
    "answers": repeated("“Yes,” he said. "),
    "named answers": numbered("“Yes it is,” said Ann @. "),
    "quotations on": repeated("“Yes it is.” ", "Ann Reed said: "),
    "why": repeated("“Why?” Ann of the of "),
    "transcript": repeated("REED: Yes.\n"),
    "titles of works": repeated("The A ", "his book “", "”"),
    "said in a story": repeated("and Ann Reed said she won ", "In May 2024 Ann Reed went to Oslo. Ann Reed said so "),
    # People, places, organisations.
    "people": numbered("@ Reed won. "),
    "people in a list": numbered("Ann @ and he and "),
    "people of one surname": numbered("@ Reed won. Ann Reed @ won. "),
    "people of many initials": _initials,
    "people with titles": numbered("Mr. @ won. "),
    "one person": repeated("Ann Reed won. "),
    "surname": repeated("Reed won. ", "Ann Reed won. "),
    "pronouns": repeated("He said he had won. ", "Ann Reed and Bo Lund won. "),
    "titles": repeated("President "),
    "described": repeated("Minister Ann Reed won. The president said it was so. "),
    "appositions": numbered("@ @, president of the bank, said it was so. "),
    "banks": repeated("Bank of "),
    "abbreviated": numbered("the @ @ Committee (ABC) "),
    "places": repeated("North Korea, Japan and "),
    "capital cities": repeated("Seoul and Tokyo said it was so. "),
    "long given name": repeated("min", "Kim "),
    # Dates.
    "years joined": repeated("2025-"),
    "years joined in news": repeated("2025-", _HEADER),
    "years": repeated("2025 ", _HEADER),
    "numeric dates": repeated("1/1/"),
    "months": repeated("May ", _HEADER),
    "days of months": repeated("May 5 and 6, ", _HEADER),
    "weekdays": repeated("on Monday, ", _HEADER),
    "same month": repeated("the 16th of the same month. ", _HEADER + "In May 2024. "),
    "history": repeated("In January 1941 he went, and in May that year he won. "),
    "weeks later": repeated("two weeks later ", "On 5 May 2024 he won, "),
    "dated rallies": repeated("Ann Berg said at a rally in May 2015, "),
    "turns and labels": repeated("ANN BERG: It is so.\nTHE FACTS: It is not.\nBO LEE: No.\n"),
    "ages": numbered("Ann Lee, @, left. The @-year-old said no. "),
    "clocks": repeated("10:30 a.m. ", _HEADER),
    # Headers and headlines.
    "credit": repeated("(a)(", "date 2025-01-01 (", "x"),
    "datelines": repeated("LONDON (Wire) - "),
    "blanks after a dateline": repeated(
        " ", "The bridge opens at last.\n\nLONDON, May 3 (Wire)", "x - the bridge opened."
    ),
    "quotes after a headline": repeated(",'", "A\n\n", "b"),
}

#: For Markdown alone: headings, tables, links, front matter.
MARKDOWN: Mapping[str, Shape] = {
    "blanks in a heading": repeated(" ", "# a", "b"),
    "marks in a heading": repeated(" #", "# a", "b"),
    "headings": repeated("# a\n"),
    "underlines": repeated("a\n=\n"),
    "items": repeated("- a\n"),
    "items in items": repeated("- "),
    "quotes in quotes": repeated("> "),
    "rules": repeated("- ", "", "a"),
    "table": repeated("| a | b |\n"),
    "pictures": repeated("!["),
    "links": repeated("[a](b "),
    "definitions": repeated("[a]: b\n"),
    "comments": repeated("<!--"),
    "fences": repeated("```\n"),
    "tags": repeated("<a "),
    "open front matter": repeated("a: b\n", "---\n"),
    "nested front matter": repeated("[", "---\na: ", "\n---\nText."),
    "nested mappings": repeated("{a: ", "---\na: ", "\n---\nText."),
    "lists in lists": repeated("- ", "---\n", "\n---\nText."),
    "keys in keys": repeated("? ", "---\n", "\n---\nText."),
    "indented front matter": _indented,
    "long title": repeated("a ", "---\ntitle: ", "\n---\nText."),
    "escapes": repeated("\\u0041", '---\ntitle: "', '"\n---\nText.'),
    "wrapped title": repeated("a\n ", '---\ntitle: "', '"\n---\nText.'),
    "authors": repeated("- Ann Reed\n", "---\nauthor:\n", "---\nText."),
    "address of a page": repeated("a", "---\nurl: https://", " b\n---\nText."),
    "keys": numbered("@: b\n", "---\n", "---\nText."),
}

#: For HTML alone.
PAGES: Mapping[str, Shape] = {
    "paragraph elements": page("<p>a b c.</p>"),
    "open elements": page("<p>"),
    "divisions": nested("<div>", "</div>"),
    "lists": nested("<ul><li>", "</li></ul>"),
    "tables": nested("<table><tr><td>", "</td></tr></table>"),
    "spans": nested("<span>", "</span>"),
    "attributes": _attributes,
    "same attributes": lambda size: _page("<p " + "a=b " * (size // 4) + ">Text.</p>"),
    "open tag": lambda size: _page("<p " + "a='b " * (size // 5)),
    "long value": lambda size: _page("<p class='" + "author " * (size // 7) + "'>Text.</p>"),
    "closing tags": page("</div>"),
    "breaks": page("a<br><br>"),
    "forms": page("<form>a"),
    "links in a page": page("<p>a <a href=http://a.b/c>b c</a> d.</p>"),
    "open links": page("<a href=x>a"),
    "misnested": page("<b><i></b></i>a"),
    "cells": page("<td>a</td>"),
    "entities": page("&#x41;&nbsp;"),
    "scripts": page("<script>a</script>"),
    "data": lambda size: f"<script type='application/ld+json'>{'[' * size}</script>" + _page(""),
    "metadata": lambda size: "<meta name=author content='Ann Reed'>" * (size // 37) + _page(""),
    "comments in a page": page("<!-- a -->"),
}

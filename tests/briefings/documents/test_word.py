"""`.docx` as people write them."""

import io
import zipfile
from datetime import date

import pytest
from docx import Document

from briefings.analysis import analyse
from briefings.documents import parse
from briefings.errors import DocumentError
from briefings.model.article import Article

PROSE = (
    "The harbour board of Vesterby reopened the north quay on Monday.",
    "“The stones will hold,” the harbour master, Tora Lind, told the fishermen.",
)


def written(*paragraphs: tuple[str, str], title: str = "") -> bytes:
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = "Office User"
    for words, style in paragraphs:
        document.add_paragraph(words, style=style)
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def prose(*first: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (*first, *((words, "Normal") for words in PROSE))


def find_said(article: Article) -> list[tuple[str, ...]]:
    """Return the words of quotations and positions, each with who said them."""
    found = analyse(article)
    spans = [(one.parts, one.speaker) for one in found.quotations]
    spans += [(one.content, one.speaker) for one in found.attributions]
    return [(*(span.of(article.text) for span in parts), speaker.name or "") for parts, speaker in spans]


def paragraphs(article) -> list[str]:
    return [span.of(article.text) for span in article.body]


def test_title_author_and_day_are_what_the_first_lines_say():
    article = parse("a.docx", written(*prose(("Vesterby reopens quay", "Title"), ("By Ann Berg", "Normal"),
                                             ("Tuesday, 4 March 2025", "Normal"))))  # fmt: skip

    assert (article.title, article.author, article.published) == ("Vesterby reopens quay", "Ann Berg", date(2025, 3, 4))
    assert article.title_span == article.body[0]
    assert paragraphs(article)[-2:] == list(PROSE)


@pytest.mark.parametrize("style", ["Title", "Heading 1"])
def test_a_heading_at_the_top_is_the_title(style):
    assert parse("a.docx", written(*prose(("Vesterby reopens quay", style)), title="Other")).title == (
        "Vesterby reopens quay"
    )


def test_without_a_heading_the_property_is_the_title_and_the_account_is_no_author():
    article = parse("a.docx", written(*prose(), title="Vesterby reopens quay"))

    assert (article.title, article.author, article.published) == ("Vesterby reopens quay", None, None)
    assert paragraphs(article) == list(PROSE)


def test_a_headline_without_a_style_is_the_title_and_a_day_is_none():
    lines = prose(("Vesterby reopens quay", "Normal"), ("4 March 2025", "Normal"))

    assert parse("a.docx", written(*lines, title="Document1")).title == "Vesterby reopens quay"
    assert parse("a.docx", written(*lines[1:], title="Word Document")).title is None


def test_hidden_text_is_not_read():
    document = Document()
    document.add_paragraph("The quay is ").add_run("never ").font.hidden = True
    document.paragraphs[0].add_run("open.").font.hidden = False
    raw = io.BytesIO()
    document.save(raw)

    assert paragraphs(parse("a.docx", raw.getvalue())) == ["The quay is open."]


def test_a_day_within_prose_dates_nothing():
    article = parse("a.docx", written(("The quay broke on 4 March 2023.", "Normal"), *prose()))

    assert article.published is None


def test_headings_within_are_no_prose_and_cells_of_tables_are():
    document = Document()
    document.add_paragraph(PROSE[0])
    document.add_heading("What it cost", 2)
    document.add_table(1, 1).cell(0, 0).text = PROSE[1]
    raw = io.BytesIO()
    document.save(raw)

    assert paragraphs(parse("a.docx", raw.getvalue())) == list(PROSE)


def test_what_a_change_took_out_is_gone():
    raw = written(*prose())
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        contents = {name: parts.read(name) for name in parts.namelist()}
    old = b'<w:del w:id="1" w:author="A"><w:r><w:delText>never </w:delText></w:r></w:del>'
    moved = b'<w:moveFrom w:id="2" w:author="A"><w:r><w:t>moved away </w:t></w:r></w:moveFrom>'
    xml = contents["word/document.xml"].replace(b"<w:r><w:t>The", old + moved + b"<w:r><w:t>The", 1)
    contents["word/document.xml"] = xml
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as parts:
        for name, content in contents.items():
            parts.writestr(name, content)

    assert old in xml
    assert paragraphs(parse("a.docx", changed.getvalue())) == list(PROSE)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"no archive", "no .docx file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "password"),
        (written(), "no text"),
    ],
)
def test_what_is_no_such_document_is_named(raw, reason):
    with pytest.raises(DocumentError, match=rf"^a\.docx: .*{reason}"):
        parse("a.docx", raw)


def test_an_archive_that_swells_is_refused_before_it_is_unpacked():
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
        parts.writestr("word/document.xml", b"\x00" * 51_000_000)

    with pytest.raises(DocumentError, match="larger than the limit of 50,000,000 bytes"):
        parse("a.docx", raw.getvalue())


def test_a_document_of_word_is_told_the_same_as_its_text():
    told = (
        "The harbour board of Vesterby reopened the north quay on Monday, and Mayor Gro Holm spoke for half an hour.",
        "“The stones will hold,” said Tora Lind, the harbour master. “Nobody asked us for a *second* quay.”",
        "Lind warned that the ferries would have to wait until May. She rejected a plan to move the fish market.",
        "“I will not wait,” Holm told reporters. According to the board, the work cost nine million kroner.",
    )
    text = parse("a.txt", "\n\n".join(told).encode())
    word = parse("a.docx", written(*((words, "Normal") for words in told)))

    assert len(find_said(text)) >= 5
    assert find_said(word) == find_said(text)

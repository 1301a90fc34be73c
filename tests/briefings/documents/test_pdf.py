"""PDFs as a browser prints our own articles give what their texts give."""

import io
import shutil
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, sync_playwright

from briefings.analysis import analyse
from briefings.documents import parse
from briefings.errors import DocumentError
from briefings.model.article import Article

QUAY = (
    "The harbour board of Vesterby reopened the north quay on Monday, two years after a storm had broken its wall.",
    "“The stones will hold,” the harbour master, Tora Lind, told the fishermen who had come. “We have waited long.”",
    (
        "Transport Minister Jonas Krag said the government would pay for a second pier by 2027. He rejected a proposal "
        "to privatise the port, calling it a short-sighted plan that would hurt well-established firms."
    ),
    "Lind said the work had cost nine million kroner, of which the town pays a third over the next ten years.",
    "According to the shipbuilder Piet Claes, the steel came from Nordby, where he has his yard.",
    "Opposition leader Mette Holm accused Krag of hiding the true price. Holm called for an independent inquiry.",
    "“Nobody has hidden anything,” Krag replied. “The figures are public, and anyone can read them.”",
    (
        "The ferry company Nordby Lines announced that it would resume its service on 12 April. Its director, Gro "
        "Falk, said bookings had doubled within a week and that the company planned to hire forty people."
    ),
    "Krag denied that the government had ignored the residents, and promised to meet them.",
)
SCHOOL = (
    "The council of Nordby voted on Tuesday to keep the village school open, against the advice of the county.",
    "“A village without a school is a village without a future,” Mayor Eva Sand said after the vote.",
    (
        "County chief Lars Munk warned that the decision would cost two million kroner a year. Munk said the county "
        "would not pay for what he called a sentimental choice."
    ),
    "Parents' spokesman Ola Vik said that families would move away. “We have shown them the numbers,” Vik said.",
    "Munk disputed the figure. Munk told the council that only fourteen children were registered.",
    "Sand said Nordby had asked the government for a long-term solution and expected an answer by August.",
    "The teachers' union supports Sand. Its chair, Inga Ros, said small schools had better results in mathematics.",
    "Education Minister Per Lang said on Monday that he respected local democracy, but he refused to promise money.",
)
ARTICLES = {"Vesterby reopens its north quay": QUAY, "Nordby votes to keep its school": SCHOOL}
LAYOUTS = {
    "one column": "@page{size:A5;margin:22mm 16mm} body{font:12pt/1.45 serif}",
    "justified": "@page{size:A5;margin:22mm 16mm} body{font:12pt/1.45 sans-serif;text-align:justify}",
    "two columns": "@page{size:A4;margin:22mm 16mm} body{font:12pt/1.4 serif} div{columns:2;column-gap:8mm}",
    "two columns, indented": (
        "@page{size:A5;margin:22mm 12mm} body{font:9pt/1.4 serif;text-align:justify} "
        "div{columns:2;column-gap:6mm} p{margin:0;text-indent:1.3em}"
    ),
    "three columns": "@page{size:A4 landscape;margin:22mm 12mm} body{font:11pt/1.4 serif} div{columns:3}",
}
HEAD = "<p style='font-size:7pt;margin-left:16mm'>The Sound Post · Tuesday edition</p>"
FOOT = "<p style='font-size:7pt;margin-left:16mm'>Page <span class=pageNumber></span></p>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no browser is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def print_page(browser: Browser, html: str) -> bytes:
    page = browser.new_page()
    page.set_content(html)
    raw = page.pdf(prefer_css_page_size=True, display_header_footer=True, header_template=HEAD, footer_template=FOOT)
    page.close()
    return raw


def with_soft_hyphens(words: str) -> str:
    return " ".join(
        word if len(word) < 8 or not word.isalpha() else f"{word[:3]}\u00ad{word[3:6]}\u00ad{word[6:]}"
        for word in words.split(" ")
    )


def find_said(article: Article) -> list[tuple[str, str | None]]:
    """Return the words of quotations and positions, each with who said them."""
    analysis = analyse(article)
    found = [(one.parts, one.speaker) for one in analysis.quotations]
    found += [(one.content, one.speaker) for one in analysis.attributions]
    return [(" ".join(span.of(article.text) for span in spans), speaker.name) for spans, speaker in found]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("title", ARTICLES)
def test_a_printed_article_says_what_its_text_says(browser, title, layout):
    paragraphs = ARTICLES[title]
    text = f"date 2025-03-04 (Ann Berg, The Sound Post)\n{title}\n\n" + "\n\n".join(paragraphs)
    body = "".join(f"<p>{with_soft_hyphens(paragraph)}</p>" for paragraph in paragraphs)
    html = f"<html><head><title>{title}</title><style>{LAYOUTS[layout]}</style></head><body><h1>{title}</h1>"
    raw = print_page(browser, f"{html}<p>By Ann Berg</p><p>4 March 2025</p><div>{body}</div></body></html>")
    article, written = parse("a.pdf", raw), parse("a.txt", text.encode())

    assert (article.title, article.author, article.published) == (title, "Ann Berg", date(2025, 3, 4))
    assert find_said(article) == find_said(written)
    assert "Tuesday edition" not in article.text
    assert "Page 1" not in article.text


def test_a_scanned_pdf_is_named(browser):
    picture = "<svg width='200' height='200'><circle cx='90' cy='90' r='80'/></svg>"
    page = browser.new_page()
    page.set_content(picture)
    raw = page.pdf()
    page.close()

    with pytest.raises(DocumentError, match=r"a\.pdf: .*pictures and no text.*OCR"):
        parse("a.pdf", raw)


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", b"no PDF", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer"])
def test_what_is_no_pdf_is_named(raw):
    with pytest.raises(DocumentError, match=r"^a\.pdf: .*PDF"):
        parse("a.pdf", raw)


def test_a_damaged_pdf_gives_an_article_or_an_error(browser):
    raw = print_page(browser, f"<h1>Vesterby</h1><p>{QUAY[0]}</p>")
    for cut in range(0, len(raw), max(len(raw) // 12, 1)):
        damaged = io.BytesIO(raw[:cut] + b"\x00\xff" + raw[cut + 40 :]).getvalue()
        try:
            article = parse("a.pdf", damaged)
        except DocumentError:
            continue
        assert article.body


FONTS = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def write_pdf(content: str, *, turned: int) -> bytes:
    """Return a PDF of one page with this content, which a viewer shows turned by so many degrees."""
    parts = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 800 800] /Rotate {turned} /Contents 4 0 R /Resources {FONTS} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
    )
    objects = "".join(f"{number} 0 obj\n{part}\nendobj\n" for number, part in enumerate(parts, 1))
    return f"%PDF-1.4\n{objects}trailer << /Size 5 /Root 1 0 R >>\n%%EOF".encode()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("matrix", ["1 0 0 1 60 {}", "0 1 -1 0 {} 60"], ids=["across", "up"])
def test_a_page_is_read_whichever_way_it_is_turned_and_a_stamp_on_it_is_not(turned, matrix):
    lines = ("The quay of Vesterby, which a storm had", "broken, is open again since Monday.")
    places = (700, 684) if matrix.startswith("1") else (100, 116)
    shown = "".join(f"{matrix.format(at)} Tm ({words}) Tj " for at, words in zip(places, lines, strict=True))
    stamp = "0.7 0.7 -0.7 0.7 200 200 Tm /F 60 Tf (DRAFT) Tj"
    article = parse("a.pdf", write_pdf(f"BT /F 12 Tf {shown} {stamp} ET", turned=turned))

    assert [span.of(article.text) for span in article.body] == [" ".join(lines)]

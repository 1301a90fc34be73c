"""Laws of the static site."""

import html
import posixpath
import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings, strategies as st

from briefings.model.briefing import Briefing, Claim, Proof, ProofPart
from briefings.model.spans import Span
from briefings.render.proofs import paragraphs
from briefings.render.site import render_site


def prove(claim: Claim, text: str) -> Proof:
    """Return a claim's first piece in its whole document."""
    span = claim.spans[0]
    parts = (ProofPart(text[: span.start], False), ProofPart(span.of(text), True), ProofPart(text[span.end :], False))
    return Proof(citation=claim.citations[0], span=Span(0, len(text)), parts=parts, more_before=False, more_after=False)


def proofs_of(briefing: Briefing, texts: dict[str, str]) -> dict[Claim, Proof]:
    return {
        claim: prove(claim, texts[claim.citations[0].document])
        for section in briefing.sections
        for claim in section.claims
        if claim.pieces
    }


def test_a_site_has_an_index_a_page_for_each_topic_and_one_for_each_claim(
    briefing: Briefing, texts: dict[str, str]
) -> None:
    site = render_site([briefing], proofs_of(briefing, texts))

    assert [path for path in site if "/" not in path] == ["topic-norway.html", "index.html"]
    assert sum(path.startswith("proof/topic-norway-") for path in site) == 6


def test_every_link_within_the_site_leads_to_a_page_of_it(briefing: Briefing, texts: dict[str, str]) -> None:
    site = render_site([briefing, replace(briefing, title="Łódź & <b>")], proofs_of(briefing, texts))

    for path, page in site.items():
        for link in re.findall(r'href="([^"#]+)(?:#[^"]*)?"', page):
            target = html.unescape(link)
            if not target.startswith("https://fjord.example/"):
                assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) in site


def test_a_proof_page_marks_the_claims_words_in_their_place(briefing: Briefing, texts: dict[str, str]) -> None:
    site = render_site([briefing], proofs_of(briefing, texts))

    (page,) = (page for path, page in site.items() if "<mark>has refused to pay</mark>" in page and "/" in path)
    assert "Oslo <mark>has refused to pay</mark>." in page
    assert "Fjord Post, Jon Vik, 5 Mar 2024" in page


def test_topics_with_one_name_or_none_in_ascii_have_pages_of_their_own(briefing: Briefing) -> None:
    site = render_site(
        [replace(briefing, title=title) for title in ("한국", "한국", "북한", "A", "a", "index", "../x")], {}
    )

    names = [path for path in site if path != "index.html"]
    assert len(names) == 7
    assert all(re.fullmatch(r"topic-[a-z0-9-]+\.html", name) for name in names)


def test_a_claim_without_a_proof_has_no_page(briefing: Briefing) -> None:
    assert not [path for path in render_site([briefing], {}) if path.startswith("proof")]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.text("ab \n\r\t", max_size=12), st.booleans()), max_size=6))
def test_a_proofs_paragraphs_read_as_the_document_does(briefing: Briefing, parts: list[tuple[str, bool]]) -> None:
    text = "".join(words for words, _ in parts)
    proof = Proof(
        citation=briefing.sections[0].claims[0].citations[0],
        span=Span(0, len(text)), parts=tuple(ProofPart(*one) for one in parts), more_before=False, more_after=False,
    )  # fmt: skip
    blocks = paragraphs(proof)

    assert "".join(part.text for block in blocks for part in block).replace(" ", "") == "".join(text.split())
    assert all(block[0].text != " " and block[-1].text != " " for block in blocks)

"""Which addresses may be offered for a click."""

import pytest
from hypothesis import given, settings, strategies as st

from briefings.text.links import LONGEST_LINK, safe_link


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://a.example",
        "//a.example",
        "https://",
        "https:///path",
        "http://[",
        "https://[::1",
        "\thttps://a.example",
        'https://a.example/"onclick=',
        "https://example.org/a b",
        "https://example.org/" + "x" * LONGEST_LINK,
        "https://news.example@evil.example/",
        "https://news.example:secret@evil.example/",
        "https://a.example/<b>",
        "https://a.example/\u202egpj",
        "https://-a.example/",
        "https://a..example/",
        f"https://{'a' * 64}.example/",
        "https://a.example:99999/",
        "http://2130706433/",
        "http://127.1/",
        "https://xn--\u0430.example/",
        "https://\\evil.example/",
    ],
)
def test_an_address_that_is_no_plain_web_address_is_not_offered(address: str | None) -> None:
    assert safe_link(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "https://a.example/b?c=1&d=(2)#e",
        "http://a.example",
        "HTTP://Example.org:8080/",
        "https://my_notes.example/",
        "http://192.0.2.7/",
        "https://bücher.example/x",
        "https://서울.example/",
        "https://пример.example/",
        "https://例え.example/",
        "https://xn--bcher-kva.example/",
    ],
)
def test_a_web_address_stays_as_it_is(address: str) -> None:
    assert safe_link(address) == address


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        # Cyrillic а beside Latin letters; Cyrillic letters alone that read as 'apple'; a full stop that is none.
        ("https://р\u0430ypal.example/a?b", "https://xn--ypal-43d9g.example/a?b"),
        ("https://\u0430\u0440\u0440\u04cf\u0435.example:8080/", "https://xn--80ak6aa92e.example:8080/"),
        ("https://good\u3002example/", "https://good.example/"),
    ],
)
def test_a_host_that_reads_as_another_is_shown_as_the_browser_sees_it(address: str, shown: str) -> None:
    assert safe_link(address) == shown


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_offered_has_a_host_of_its_own_and_is_offered_again(host: str, path: str) -> None:
    link = safe_link(f"https://{host}/{path}")

    if link is not None:
        assert "@" not in link.split("/")[2]
        assert safe_link(link) == link

import pytest
from hypothesis import given, strategies as st

from briefings.errors import RequestError
from briefings.sources.addresses import canonical_address, mask_secrets, read_address


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://Gazette.example/Feed?a=1#top", "https://gazette.example/Feed?a=1"),
        ("feed:https://gazette.example/f", "https://gazette.example/f"),
        ("feed://gazette.example/f", "http://gazette.example/f"),
        ("gazette.example/f", "https://gazette.example/f"),
        ("  https://gazette.example  ", "https://gazette.example/"),
        ("http://127.0.0.1:8080/f", "http://127.0.0.1:8080/f"),
        ("http://[::1]:80/f", "http://[::1]/f"),
        ("HTTPS://gazette.example:443/f", "https://gazette.example/f"),
        ("\ufeffhttps://gaz\u200bette.example/\u202ef", "https://gazette.example/f"),
    ],
)
def test_an_address_is_read_as_people_write_it(typed, meant) -> None:
    assert read_address(typed) == meant
    assert read_address(meant) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "gazette", "ftp://gazette.example/f", "javascript:alert(1)", "https://", "http://a b.example/",
     "https://ann:secret@gazette.example/", "https://gazette.example:99999/", "file:///etc/passwd",
     "https://x/" + "a" * 3000, "mailto:a@b.example"],
)  # fmt: skip
def test_what_is_no_address_is_refused_in_a_sentence(typed) -> None:
    with pytest.raises(RequestError, match="address"):
        read_address(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "https://ann:hunter2@gazette.example/",
        "gopher://ann:hunter2@gazette.example/",
        "https://ann:hunter2@gazette .example/",
        "ftp://gazette.example/feed?page=2&token=hunter2",
        "https://gazette.example/the feed?api_key=hunter2",
        "https://[gazette/feed?token=hunter2",
    ],
)
def test_a_secret_in_what_is_no_address_is_not_repeated(typed) -> None:
    with pytest.raises(RequestError) as raised:
        read_address(typed)

    assert "hunter2" not in str(raised.value)


def test_an_articles_address_keeps_what_tells_articles_apart_and_loses_what_doesnt() -> None:
    base = "https://gazette.example/feed"

    assert canonical_address("/?p=123&utm_source=rss#c2", base) == "https://gazette.example/?p=123"
    assert canonical_address("/?p=123", base) != canonical_address("/?p=124", base)
    assert canonical_address("javascript:void(0)", base) is None


@given(st.text(max_size=80))
def test_any_text_has_a_canonical_address_that_is_its_own_or_none(text) -> None:
    found = canonical_address(text, "https://gazette.example/feed")

    assert found is None or canonical_address(found, "https://other.example/") == found


def test_values_that_let_their_holder_in_are_masked_and_others_stay() -> None:
    masked = mask_secrets("https://g.example/a/feed?api_key=K1&accessToken=K2&sig=K3&monkey=3&page=2")

    assert "K" not in masked
    assert "monkey=3" in masked
    assert "page=2" in masked
    assert "Zk3" not in mask_secrets("https://g.example/private/Zk3jd93kfjs02kf93kfkw8x1/feed.xml")

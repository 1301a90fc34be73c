"""`briefbot source`, from an address to a cited line and back, over real HTTP."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.cli.session import ExitCode
from briefings import stable_id
from tests.support.web import CONTENT, full_text, item


class Site:
    """A web server on this machine: what stands at each path, with its status."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.base = f"http://127.0.0.1:{server.server_port}"
        self.pages: dict[str, tuple[int, str, str]] = {}

    def put_feed(self, *items: str, path: str = "/feed") -> str:
        body = f'<rss version="2.0" {CONTENT}><channel><title>Gazette</title>{"".join(items)}</channel></rss>'
        self.pages[path] = (200, "application/rss+xml", body)
        return self.base + path


@pytest.fixture(name="site")
def _site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, body = site.pages.get(self.path, (404, "text/plain", "nothing"))
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site = Site(server)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield site
        server.shutdown()
        thread.join()


@pytest.fixture(name="source")
def _source(briefbot):
    def run(command: str, *arguments: str):
        # Without a process that reads what was fetched: its start takes a second.
        inside = ("--workers", "0") if command in ("add", "refresh") else ()
        return briefbot("source", command, *arguments, *inside, BRIEFBOT_ALLOW_PRIVATE="1", BRIEFBOT_FETCH_DELAY="0")

    return run


def listed(source) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(source("list", "--format", "json").stdout)
    return found


def test_a_feed_is_followed_cited_refreshed_and_removed(site, source, briefbot) -> None:
    url = site.put_feed(item(1, content=full_text(1)))

    added = source("add", url, "--name", "Ours")
    (one,) = listed(source)
    said = briefbot("quote", "falk").stdout
    again = source("add", url)
    refreshed = source("refresh")
    nothing = source("refresh")
    site.put_feed(item(1, content=full_text(1)), item(2, content=full_text(2)))
    more = source("refresh", str(one["id"]))
    (two,) = listed(source)
    removed = source("remove", url)

    assert (added.returncode, again.returncode) == (ExitCode.FOUND, ExitCode.NOTHING)
    assert set(one) == {
        "id", "url", "kind", "title", "state", "last_fetch", "last_new", "next_fetch", "failures", "reason",
        "documents",
    }  # fmt: skip
    assert (one["url"], one["kind"], one["title"], one["state"], one["documents"]) == (url, "feed", "Ours", "active", 1)
    assert str(one["last_fetch"]).endswith("+00:00")
    assert "“The mill number 1 will grind again,”" in said
    assert "https://gazette.example/1" in said
    assert (refreshed.returncode, nothing.returncode, more.returncode) == (
        ExitCode.FOUND,
        ExitCode.NOTHING,
        ExitCode.FOUND,
    )
    assert two["documents"] == 2
    assert removed.returncode == ExitCode.FOUND
    assert removed.stdout.index("2 documents will leave") < removed.stdout.index("is removed")
    assert "mill" not in briefbot("quote", "falk").stdout
    assert source("list").returncode == ExitCode.NOTHING


def test_what_cant_be_fetched_is_kept_as_failing_and_the_rest_is_done(site, source) -> None:
    good, bad = site.put_feed(item(1, content=full_text(1))), f"{site.base}/none"
    lists = Path("lists.opml")

    assert source("add", bad).returncode == ExitCode.BAD_INPUT
    (failing,) = listed(source)
    assert (failing["state"], failing["failures"]) == ("failing", 1)
    assert failing["reason"] == "404: there is nothing at this address"
    assert source("add", good).returncode == ExitCode.FOUND
    refreshed = source("refresh", "--all")
    assert refreshed.returncode == ExitCode.BAD_INPUT
    assert "404" in refreshed.stderr
    assert "Gazette" in refreshed.stdout
    assert lists.name in source("export", lists.name).stdout
    assert source("import", lists.name).returncode == ExitCode.NOTHING
    assert source("remove", bad, "nowhere").returncode == ExitCode.BAD_INPUT
    assert source("import", lists.name).returncode == ExitCode.FOUND


def test_what_is_paused_rests_until_it_is_resumed(site, source) -> None:
    url = site.put_feed(item(1, content=full_text(1)))
    source("add", url)

    assert source("pause", url).returncode == ExitCode.FOUND
    assert source("pause", url).returncode == ExitCode.NOTHING
    assert (listed(source)[0]["state"], listed(source)[0]["next_fetch"]) == ("paused", None)
    assert source("refresh", "--all").returncode == ExitCode.NOTHING
    assert source("resume", url).returncode == ExitCode.FOUND
    assert source("refresh").returncode == ExitCode.FOUND


def test_a_dry_run_shows_what_would_come_and_keeps_nothing(site, source) -> None:
    url = site.put_feed(item(1, content=full_text(1)))

    shown = source("add", url, "--dry-run")

    assert shown.returncode == ExitCode.FOUND
    for words in ("Gazette", "title: Story 1", "date: 2026-11-27", "first sentence: “The mill", "thrown away:"):
        assert words in shown.stdout
    assert listed(source) == []


def test_a_pack_is_followed_as_a_list_is(source) -> None:
    assert source("import", "--pack", "games").returncode == ExitCode.FOUND
    assert source("import", "--pack", "games").returncode == ExitCode.NOTHING
    assert "Eurogamer" in {one["title"] for one in listed(source)}


@pytest.mark.parametrize(
    "arguments",
    [("add", "no address"), ("remove", "nowhere"), ("refresh", "nowhere"), ("import", "none.opml"),
     ("import",), ("import", "x.opml", "--pack", "world"), ("import", "--pack", "nowhere"), ("refresh", "x", "--all")],
)  # fmt: skip
def test_what_makes_no_sense_is_bad_input_in_a_sentence(source, arguments) -> None:
    done = source(*arguments)

    assert done.returncode == ExitCode.BAD_INPUT
    assert done.stderr.startswith("briefbot: ")
    assert "Traceback" not in done.stderr


def test_a_citation_opens_what_was_captured_when_the_page_has_changed(site, source, briefbot) -> None:
    said = "<h1>Bakers</h1><p>“We {} with our own flour,” Mayor Ines Falk said.</p>"
    page = f"<html><body><article>{said}{{}}</article></body></html>"
    rest = "<p>" + "The bakers of Aster had waited for this day for many years. " * 5 + "</p>"
    site.pages["/bakers"] = (200, "text/html", page.format("bake", rest))
    url = f"{site.base}/bakers"
    source("add", url, "--page")
    site.pages["/bakers"] = (200, "text/html", page.format("cook", rest))
    source("refresh", url)

    for named in (url, stable_id("document", url)):
        explained = briefbot("explain", named)
        old, new = explained.stdout.index("“We bake"), explained.stdout.index("“We cook")
        assert explained.returncode == ExitCode.FOUND
        assert old < new
        assert "it has changed since, and was captured again" in explained.stdout[:old]
        assert "  - “We bake" in explained.stdout
        assert "  + “We cook" in explained.stdout
        assert "- The bakers" not in explained.stdout
    assert "had no such page" not in explained.stdout
    del site.pages["/bakers"]
    source("refresh", url)
    assert "Its server has had no such page since" in briefbot("explain", url).stdout


def test_the_html_of_a_page_is_written_as_it_was_fetched_where_it_was_kept(site, source, briefbot) -> None:
    pages = {
        f"/{name}": f"<html><body><article>{full_text(at)}</article></body></html>" for at, name in enumerate("ab")
    }
    for path, page in pages.items():
        site.pages[path] = (200, "text/html", page)
    without, kept = f"{site.base}/a", f"{site.base}/b"
    source("add", without, "--page")
    briefbot("source", "add", kept, "--page", "--workers", "0", BRIEFBOT_ALLOW_PRIVATE="1", BRIEFBOT_KEEP_HTML="1")

    shown, none, nobody = (briefbot("explain", url, "--as-fetched") for url in (kept, without, f"{site.base}/c"))

    assert (shown.returncode, shown.stdout) == (ExitCode.FOUND, pages["/b"])
    assert (none.returncode, none.stdout) == (ExitCode.NOTHING, "")
    assert "BRIEFBOT_KEEP_HTML=1" in none.stderr
    assert nobody.returncode == ExitCode.BAD_INPUT


def test_a_folders_document_is_explained_by_its_id_too(briefbot) -> None:
    briefbot("load")

    assert "Paula Brandt" in briefbot("explain", stable_id("document", "harbour.txt")).stdout


def test_what_a_publisher_wants_removed_is_removed_and_stays_away(site, source, briefbot) -> None:
    url = site.put_feed(item(1, content=full_text(1)))
    source("add", url)

    forgotten = briefbot("forget", "https://gazette.example/1")
    source("refresh", url)
    site.put_feed(item(1, content=full_text(1).replace("again", "again soon")))
    source("refresh", url)

    assert forgotten.returncode == ExitCode.FOUND
    assert "1 captured version removed" in forgotten.stdout
    assert "mill" not in briefbot("quote", "falk").stdout
    assert "removed at the publisher's request" in briefbot("explain", "https://gazette.example/1").stderr

import contextlib
import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest

from briefings.documents import digest, read_document, scan
from briefings.errors import DocumentError, RootError

#: A user who owns nothing.
NOBODY = 65534
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")


@pytest.fixture(name="root")
def root_(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (root / "b.txt").write_bytes(b"12345")
    (root / "sub" / "a.MD").write_bytes(b"1")
    return root


def found(root: Path) -> list[str]:
    return [file.path for file in scan(root).files]


def problems(root: Path) -> dict[str, str]:
    return {problem.path: problem.reason for problem in scan(root).problems}


def test_documents_are_found_in_all_folders_with_size_and_time(root):
    os.utime(root / "b.txt", ns=(1, 2_000_000_007))
    listing = scan(root)

    assert [file.path for file in listing.files] == ["b.txt", "sub/a.MD"]
    assert (listing.files[0].size, listing.files[0].mtime_ns) == (5, 2_000_000_007)
    assert listing.problems == ()


def test_hidden_files_and_other_endings_are_left_alone(root):
    for name in (".hidden.txt", "a.zip", "txt", "a.txt~"):
        (root / name).write_bytes(b"1")
    (root / ".git").mkdir()
    (root / ".git" / "a.txt").write_bytes(b"1")

    assert found(root) == ["b.txt", "sub/a.MD"]
    assert problems(root) == {}


@pytest.mark.parametrize("name", ["gone", "b.txt"])
def test_a_root_that_is_no_folder_is_an_error(root, name):
    with pytest.raises(RootError, match=name):
        scan(root / name)


@needs_links
def test_links_within_the_root_are_followed(root):
    (root / "c.txt").symlink_to("b.txt")
    (root / "other").symlink_to("sub")

    assert found(root) == ["b.txt", "c.txt", "other/a.MD", "sub/a.MD"]
    assert read_document(root, "other/a.MD", 9) == b"1"


@needs_links
def test_a_root_may_be_a_link_itself(root):
    (root.parent / "link").symlink_to(root)

    assert found(root.parent / "link") == found(root)


@needs_links
def test_links_that_loop_lead_out_or_lead_nowhere_are_problems_and_the_rest_is_found(root):
    (root.parent / "secret.txt").write_bytes(b"1")
    (root / "loop.txt").symlink_to("loop.txt")
    (root / "sub" / "up").symlink_to("..")
    (root / "out.txt").symlink_to(root.parent / "secret.txt")
    (root / "outside").symlink_to(root.parent)
    (root / "dead.txt").symlink_to("nothing")

    assert found(root) == ["b.txt", "sub/a.MD"]
    assert {path: reason.split("(")[0][:36] for path, reason in problems(root).items()} == {
        "dead.txt": "this link leads nowhere; remove it",
        "loop.txt": "this link can't be followed ",
        "out.txt": "this link leads out of the folder; p",
        "outside": "this link leads out of the folder; p",
        "sub/up": "this link leads to a folder that hol",
    }


@needs_links
@pytest.mark.parametrize("path", ["out.txt", "../secret.txt", "loop.txt", "gone.txt", "sub"])
def test_reading_refuses_what_is_no_file_of_the_root(root, path):
    (root.parent / "secret.txt").write_bytes(b"1")
    (root / "out.txt").symlink_to(root.parent / "secret.txt")
    (root / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(DocumentError) as caught:
        read_document(root, path, 100)

    assert caught.value.path == path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def test_a_pipe_is_neither_found_nor_waited_for(root):
    os.mkfifo(root / "pipe.txt")

    assert found(root) == ["b.txt", "sub/a.MD"]
    with pytest.raises(DocumentError, match="not a plain file"):
        read_document(root, "pipe.txt", 100)


@contextlib.contextmanager
def nobody():
    """Be nobody for a while, if we are root, who may read everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_what_may_not_be_read_is_a_problem():
    # Not in tmp_path: nobody may not enter root's.
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "sub").mkdir()
        (root / "b.txt").write_text("Norway waits.", "utf-8")
        (root / "b.txt").chmod(0)
        (root / "sub").chmod(0)
        with nobody():
            found = problems(root)
            with pytest.raises(DocumentError, match="Permission denied"):
                read_document(root, "b.txt", 100)
        (root / "sub").chmod(0o700)

    assert found == {"sub": "this can't be read (Permission denied)"}


def test_a_file_larger_than_the_limit_is_refused_with_the_limit(root):
    assert read_document(root, "b.txt", 5) == b"12345"
    with pytest.raises(DocumentError, match="larger than the limit of 4 bytes"):
        read_document(root, "b.txt", 4)


@needs_links
def test_only_what_is_certainly_gone_has_left(root):
    (root / "dead").symlink_to("nothing")
    listing = scan(root)

    assert listing.left(["b.txt", "gone.txt", "sub/gone.md", "dead", "dead/a.txt", "dead2/a.txt"]) == (
        "dead2/a.txt",
        "gone.txt",
        "sub/gone.md",
    )


def test_the_digest_depends_on_the_bytes_alone():
    assert digest(b"a") == digest(b"a") != digest(b"b")
    assert len(digest(b"")) == 32


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf8_is_a_problem_with_a_name_that_can_be_printed(root):
    Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9.txt")).write_bytes(b"1")

    assert problems(root) == {r"caf\udce9.txt": "this name is not in UTF-8; rename it"}
    assert found(root) == ["b.txt", "sub/a.MD"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def test_pipes_and_sockets_are_named_and_left_out(root, monkeypatch):
    os.mkfifo(root / "news.pipe")
    monkeypatch.chdir(root)  # a socket's path must be short
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as one:
        one.bind("news.sock")

        assert problems(root) == {
            "news.pipe": "this is a pipe, not a plain file; move it elsewhere",
            "news.sock": "this is a socket, not a plain file; move it elsewhere",
        }


def test_folders_may_lie_deeper_than_two_calls_for_each_would_reach(root):
    # Not deeper, because pytest itself removes them with a call for each.
    deep = "/".join(["d"] * 600)
    os.makedirs(root / deep)  # noqa: PTH103 - Path.mkdir calls itself twice for each
    (root / deep / "a.txt").write_bytes(b"1")

    assert found(root) == ["b.txt", f"{deep}/a.txt", "sub/a.MD"]

"""Files and pipes get UTF-8, whatever the code page of the system is, and a full one is told of."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import write_utf8

ROOT = Path(__file__).parents[3]

NOTE = """date 2024-05-06 (Dziennik Łódź)
Мост – the “bridge”

Finance Minister Zoë Šimić said that Norway would pay. “We keep our word – 약속,” Šimić said.
"""

#: With what Python says of each: the encoding of a pipe that it would write by itself.
SYSTEMS = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "UTF-8": {"PYTHONUTF8": "1"},
}
ANSWERS = [
    ("brief", "norway"),
    ("brief", "norway", "--format", "html"),
    ("brief", "norway", "--format", "json"),
    ("brief", "norway", "--format", "md"),
    ("search", "Šimić"),
    ("explain", "seeds/most.txt", "--html"),
    ("explain", "seeds/most.txt"),
    ("analyse", "seeds", "--jsonl"),
]

#: Gives the commands between `&&` one after another, because starting a process takes longer than any of them.
SCRIPT = """
import sys
from bot.__main__ import main
words, codes = sys.argv[1:], []
while words:
    end = words.index("&&")
    sys.argv, words = ["briefbot", *words[:end]], words[end + 1:]
    try: main()
    except SystemExit as done: codes.append(int(done.code or 0))
    sys.stdout.write("\\x1e")
    sys.stdout.flush()
sys.stdout.write(repr(codes))
"""


@dataclass(frozen=True)
class Given:
    """What commands left that were given one after another."""

    codes: list[int]
    answers: list[bytes]
    errors: bytes


Commands = Callable[..., Given]


@pytest.fixture(name="commands")
def _commands(tmp_path: Path) -> Commands:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "most.txt").write_text(NOTE, "utf-8")
    names = ("BRIEFBOT", "DISCORD", "PYTHON", "LC_", "LANG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(names)}
    places = {"BRIEFBOT_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}

    def run(system: str, *commands: tuple[str, ...]) -> Given:
        words = [word for command in commands for word in (*command, "&&")]
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, *words],
            cwd=tmp_path, env=kept | places | SYSTEMS[system], capture_output=True, check=True,
        )  # fmt: skip
        *answers, codes = done.stdout.split(b"\x1e")
        return Given(json.loads(codes), answers, done.stderr)

    return run


# Every answer where arguments, files and streams are all decoded by the locale; one where only the streams differ.
@pytest.mark.parametrize("system", SYSTEMS)
def test_answers_into_a_pipe_pages_and_messages_are_utf8(commands: Commands, tmp_path: Path, system: str) -> None:
    asked = ANSWERS if system == "C locale" else ANSWERS[:1]
    given = commands(system, *asked, ("export", "norway", "--html", "site"), ("brief", "Łódź-약속"))

    assert given.codes == [0] * (len(asked) + 1) + [1], given.errors
    for answer in given.answers[: len(asked)]:
        assert "Šimić" in answer.decode("utf-8")
        assert "약속" in answer.decode("utf-8")
    pages = [page.read_text("utf-8") for page in (tmp_path / "site").rglob("*.html")]
    assert any("약속" in page for page in pages)
    assert b"Traceback" not in given.errors
    assert "Łódź-약속" in (given.answers[-1] + given.errors).decode("utf-8")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp949", "utf-8", "utf-16"])
def test_a_stream_that_is_no_terminal_writes_utf8_whatever_it_wrote_before(encoding: str) -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding)

    write_utf8(stream)
    stream.write("Šimić – 약속 \ud800")
    stream.flush()

    assert written.getvalue() == "Šimić – 약속 \\ud800".encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a device that is always full")
def test_a_full_disk_behind_the_output_is_told_in_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "--version"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "briefbot: The output could not be written: No space left on device.\n"

"""A folder of documents that misbehave in every way that was found, with one good one: `python benchmarks/misfits.py`.

Shows what `briefbot load` and `briefbot brief` say in the terminal, how long `/brief` on ten different topics takes
while the running bot reads the folder, what it answers from the good document, and how long SIGTERM takes to end it.
Exit code 1 where one of these isn't as promised (README, Design notes: documents are strangers).
"""

import argparse
import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.commands import place, process
from bot.standin import StandIn

GOOD = """---
title: The lighthouse
date: 2026-03-02
publisher: Fjord Post
---

“The lighthouse stays lit,” Harbour Minister Ada Quill of Norway said in Oslo on Monday.
"""
#: Seconds that people wait at most while a document burns, and that ending takes at most.
ANSWER, END = 1.0, 5.0
#: Lower limits than the usual ones, so that this takes a minute and not ten.
LIMITS = {"BRIEFBOT_DOCUMENT_SECONDS": "5", "BRIEFBOT_DOCUMENT_MB": "256"}


def write_misfits(folder: Path) -> None:
    """Write one good document among all that once stopped the bot, or ended a command with a traceback."""
    folder.mkdir(parents=True)
    head = "---\ntitle: {}\ndate: 2026-03-02\n---\n\nIt rained in Oslo.\n"
    (folder / "good.md").write_text(GOOD, "utf-8")
    (folder / "headings.md").write_text("#" + " #" * 30_000 + "x\n", "utf-8")
    (folder / "blanks.md").write_text("# a" + " " * 60_000 + "x\n", "utf-8")
    (folder / "years.txt").write_text("2025-" * 24_000, "utf-8")
    (folder / "attributes.html").write_text(f"<p {'a ' * 100_000}>It rained in Oslo.</p>", "utf-8")
    (folder / "nested.html").write_text("<div>" * 100_000 + "It rained in Oslo.", "utf-8")
    (folder / "surrogates.md").write_text(head.format('"\\ud83d\\ude00"'), "utf-8")
    (folder / "beyond.md").write_text(head.format('"\\U00110000"'), "utf-8")
    (folder / "anchors.md").write_text(head.format("&a [" + "*a, " * 5_000 + "]"), "utf-8")
    (folder / "16th.txt").write_text("date 2026-03-02\n\nIt rained on the 16th of the same month.\n", "utf-8")
    (folder / "huge.md").write_text("Minister Ada Sand of Kenya said that it was fair. " * 60_000, "utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "\x1b[31mred\x07.txt").write_bytes(b"\x00")
    (folder / "date.md").write_text("---\ndate: yesterday\n---\n\nIt rained.\n", "utf-8")
    deep = folder
    for _ in range(500):
        deep = deep / "d"
        try:
            deep.mkdir()
        except OSError:  # the system's longest path
            break
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.txt")
        with socket.socket(socket.AF_UNIX) as opened:
            here = Path.cwd()
            os.chdir(folder)  # a socket's path may have about 100 characters
            opened.bind("socket.txt")
            os.chdir(here)


def ask_terminal(folder: Path, home: Path) -> list[str]:
    """Load and ask in the terminal; return what is wrong."""
    environment = os.environ | LIMITS | {"BRIEFBOT_DATA": str(home), "PYTHONUTF8": "1"}
    wrong = []
    for arguments in (("load", str(folder)), ("brief", "quill")):
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            env=environment, capture_output=True, text=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        seconds = time.perf_counter() - started
        print(f"$ briefbot {arguments[0]} …   ({seconds:.1f} s, exit code {done.returncode})")
        print(done.stdout + done.stderr)
        if "Traceback" in done.stderr or "\x1b" in done.stderr:
            wrong.append(f"{arguments[0]}: a traceback, or what steers a terminal")
    if "“The lighthouse stays lit,”" not in done.stdout:
        wrong.append("brief: the good document doesn't answer")
    return wrong


async def ask_bot(folder: Path, home: Path) -> list[str]:
    """Ask the running bot while it reads the folder, then end it; return what is wrong."""
    wrong = []
    async with (
        StandIn(rate_limits=False) as stand_in,
        process(
            "-m", "bot", "run",
            DISCORD_TOKEN=stand_in.token, BRIEFBOT_API=stand_in.api_base, BRIEFBOT_DATA=str(home),
            BRIEFBOT_SEEDS=str(folder), **LIMITS,
        ) as running,
    ):  # fmt: skip
        ada, channel = await place(stand_in)
        await stand_in.wait_until_connected(seconds=30)
        while not any(offered["name"] == "brief" for offered in ada.commands(channel)):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        times = []
        for topic in ("norway", "kenya", "oslo", "quill", "sand", "rain", "lighthouse", "minister", "harbour", "fair"):
            exchange = await ada.slash(channel, "brief", topic=topic)
            times.append(exchange.seconds if exchange.seconds is not None else float("inf"))
            await asyncio.sleep(0.3)
        print(f"/brief of 10 topics while the folder is read: {min(times):.3f} to {max(times):.3f} s")
        if max(times) > ANSWER:
            wrong.append(f"/brief took {max(times):.1f} s")
        async with asyncio.timeout(120):
            while "stays lit" not in (await ada.slash(channel, "quote", person="quill")).text:  # noqa: ASYNC110
                await asyncio.sleep(0.5)
        print("/quote quill answers from the good document")
        started = time.perf_counter()
        running.send_signal(signal.SIGTERM)
        code = await running.wait()
        seconds = time.perf_counter() - started
        print(f"SIGTERM: exit code {code} after {seconds:.2f} s")
        if code != 0 or seconds > END:
            wrong.append(f"SIGTERM: exit code {code} after {seconds:.1f} s")
    return wrong


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder, home = Path(temporary) / "news", Path(temporary) / "home"
        write_misfits(folder)
        wrong = ask_terminal(folder, home) + asyncio.run(ask_bot(folder, Path(temporary) / "bot"))
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()

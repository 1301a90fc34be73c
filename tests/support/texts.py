"""A folder of short documents, made of the sentences that a test is about."""

from collections.abc import Mapping
from pathlib import Path


def write_texts(folder: Path, texts: Mapping[str, str], *, in_turn: bool = False) -> Path:
    """Return a new folder with a document of each text, called as its key.

    All are of one day and publisher; `in_turn` they are each a day later than the one before, and of other publishers.
    """
    folder.mkdir()
    for number, (name, text) in enumerate(texts.items(), 1):
        day, publisher = (number, f"Post {number}") if in_turn else (1, "Daily Post")
        (folder / f"{name}.txt").write_text(f"date 2024-03-{day:02} (Ann Reed, {publisher}) {text}\n", "utf-8")
    return folder

"""What is said of a load: which documents couldn't be read, what was left out, and that a folder is empty."""

import shlex
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.cli.session import say

if TYPE_CHECKING:
    from briefings import LoadReport

#: No other folders than the one that was read.
NO_OTHERS: Mapping[str, int] = MappingProxyType({})


def show_problems(report: "LoadReport") -> None:
    """Name each document that couldn't be read, with the reason."""
    for problem in report.problems:
        say(str(problem))


def show_warnings(report: "LoadReport") -> None:
    """Say what of documents couldn't be read that were taken up all the same."""
    for path, words in report.warnings:
        say(f"{path}: {words}")


def describe_foreign(report: "LoadReport") -> str:
    """Return how many documents are in another language than English, and what that means for them."""
    number = sum(many for _, many in report.foreign)
    named = ", ".join(f"{language} {many:,}" for language, many in report.foreign)
    return f"{number:,} not in English ({named}): found by search, not analysed"


def show_unread(
    report: "LoadReport | None", folder: Path, *, nothing: bool, others: Mapping[str, int] = NO_OTHERS
) -> bool:
    """Say what of folders can't answer, in one line each; return whether the folder itself is missing.

    `report` is of the folder that was read now, if one was; `others` are how many documents of folders that were read
    before couldn't be read then.

    Documents that couldn't be read are only counted: `load` names them, and an answer from the others is whole.
    `nothing`: nothing was found, so that the folder's being empty is worth a line.
    """
    missing = () if report is None else report.missing
    for problem in missing:
        say(str(problem))
    unreadable = {**({} if report is None else {str(folder): report.unreadable}), **others}
    if number := sum(unreadable.values()):
        named = shlex.join(path for path, unread in unreadable.items() if unread)
        say(f"{count(number, 'document')} could not be read; `briefbot load {named}` names what is wrong")
    if nothing and report is not None and report.empty:
        say(f"{folder}: {describe_empty(report)}")
    return bool(missing)


def describe_empty(report: "LoadReport") -> str:
    """Return what is said of a folder without a document."""
    from briefings import ENDINGS

    there = describe_skipped(report) or "this folder is empty"
    return f"no documents in this folder ({there}); put files ending in {', '.join(ENDINGS)} there"


def describe_skipped(report: "LoadReport") -> str:
    """Return how many files of a folder are no documents, by kind; empty for none."""
    if not report.skipped:
        return ""
    kinds = ", ".join(f"{number:,} {ending or 'without ending'}" for ending, number in report.skipped)
    return f"{count(sum(number for _, number in report.skipped), 'file')} skipped: {kinds}"


def count(number: int, thing: str) -> str:
    """Return a number of things: '1 file', '2 files'."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"

"""The examples in docstrings of what a library user needs are run, and say what is true."""

import asyncio
import doctest
import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

import pytest

import briefings

#: Documents that the examples speak of.
FOLDER = {
    "bridge.txt": "The bridge of Aster\n\n“The bridge stays open,” Mayor Nora Quist said in Aster on May 3, 2024.\n",
    "ferry.txt": "The ferry of Aster\n\nNora Quist said that the ferry would sail again in June.\n",
}


def modules() -> list[ModuleType]:
    names = [one.name for one in pkgutil.walk_packages(briefings.__path__, "briefings.")]
    return [importlib.import_module(name) for name in names]


def examples() -> list[doctest.DocTest]:
    finder = doctest.DocTestFinder(exclude_empty=True)
    return [test for module in modules() for test in finder.find(module, module.__name__) if test.examples]


@pytest.mark.parametrize("example", [pytest.param(test, id=test.name) for test in examples()])
def test_an_example_says_what_is_true(example: doctest.DocTest, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in FOLDER.items():
        (folder / name).write_text(text, "utf-8")
    public = {name: getattr(briefings, name) for name in dir(briefings)}
    example.globs.update(public, asyncio=asyncio, folder=folder, library=tmp_path / "library.db")

    assert doctest.DocTestRunner(verbose=False).run(example).failed == 0


def test_what_a_library_user_needs_has_an_example() -> None:
    documented = {test.name.removeprefix("briefings.") for test in examples()}

    assert documented >= {
        "analysis.pipeline.analyse",
        "model.audience.Audience",
        "model.findings.Request",
        "render.to_json.render_json",
        "service.answers.Answers.answer",
        "service.answers.Answers.complete",
        "service.service.Service.load",
        "service.answers.Answers.proof",
        "service.answers.Answers.topics_in",
        "service.opening.open_service",
    }

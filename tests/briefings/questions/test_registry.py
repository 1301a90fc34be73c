"""Every question has its module."""

import importlib

import pytest

from briefings.model.findings import Question
from briefings.questions import QUESTIONS


@pytest.mark.parametrize("question", Question)
def test_a_question_is_the_one_thing_of_the_module_that_is_called_like_it(question: Question) -> None:
    module = importlib.import_module(f"briefings.questions.{question}")

    assert getattr(module, question.name) is QUESTIONS[question]

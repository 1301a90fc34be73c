"""The line in which a digest corrects earlier ones."""

from datetime import UTC, datetime

import pytest

from bot.catalogue import words_for
from bot.layouts import correction_text
from bot.layouts.digest import HEAD
from briefings import Correction, CorrectionCause, utf16_length
from briefings.model.digest import Told

SENT = datetime(2026, 11, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("cause", CorrectionCause)
def test_it_names_the_day_and_the_words_harmless_and_counts_the_others(cause, language) -> None:
    told = Told("a", "" if cause is CorrectionCause.WITHDRAWN else f"@everyone **run** {'x ' * 300}", SENT)

    text = correction_text([Correction(told, cause)] * 13, words_for(language))

    assert f"<t:{int(SENT.timestamp())}:d>" in text
    assert "12" in text.rpartition("(")[2]
    assert "@everyone" not in text
    assert "**run**" not in text
    assert utf16_length(text) <= HEAD

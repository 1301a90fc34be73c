"""The playground beside a real bot's settings."""

from pathlib import Path

import pytest

from bot.cli.playground import _make_settings, _Stage


def test_the_playground_touches_neither_a_real_ledger_nor_real_backups(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BRIEFBOT_DATABASE", "postgresql://bot@db/club")
    monkeypatch.setenv("BRIEFBOT_BACKUP", "daily")
    monkeypatch.setenv("BRIEFBOT_SHARDS", "4")
    stage = _Stage(page="http://127.0.0.1:1", api="http://127.0.0.1:2", token="t", packs="")

    settings = _make_settings(stage, tmp_path, tmp_path / "packs.opml", None)

    assert settings.places.ledger == tmp_path / "ledger.db"
    assert (settings.backup, settings.shards) == (None, None)

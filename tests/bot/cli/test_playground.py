"""The playground beside a real bot's settings."""

from pathlib import Path

import pytest

from bot.cli.playground import _make_settings, _Stage
from bot.config.settings import LogFormat, LogLevel

STAGE = _Stage(page="http://127.0.0.1:1", api="http://127.0.0.1:2", token="t", packs="")


def test_the_playground_touches_neither_a_real_ledger_nor_real_backups_nor_a_real_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("BRIEFBOT_HTTP=127.0.0.1:8080\nBRIEFBOT_BACKUP_DIR=/backups\n", "utf-8")
    monkeypatch.setenv("BRIEFBOT_DATABASE", "postgresql://bot@db/club")
    monkeypatch.setenv("BRIEFBOT_BACKUP", "daily")
    monkeypatch.setenv("BRIEFBOT_SHARDS", "4")

    settings = _make_settings(STAGE, tmp_path, tmp_path / "packs.opml", None)

    assert settings.places.ledger == tmp_path / "ledger.db"
    assert (settings.backup, settings.shards) == (None, None)
    assert (settings.http, settings.backup_folder) == (None, None)


def test_the_playground_reads_and_logs_as_the_real_bot_does(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("BRIEFBOT_ZONE=Asia/Seoul\nBRIEFBOT_LOG_FORMAT=json\n", "utf-8")
    monkeypatch.setenv("BRIEFBOT_DOCUMENT_SECONDS", "7")

    settings = _make_settings(STAGE, tmp_path, tmp_path / "packs.opml", None)

    assert (settings.zone, settings.document_seconds) == ("Asia/Seoul", 7)
    assert (settings.log_level, settings.log_format) == (LogLevel.WARNING, LogFormat.JSON)

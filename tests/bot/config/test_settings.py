"""Settings: from the environment, checked once, secrets never shown."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import data_folder, seeds_folder
from bot.config.clock import SystemClock
from bot.config.names import NAMES, list_unknown
from bot.config.settings import LogFormat, LogLevel, Settings, SettingsError, read_settings

ROOT = Path(__file__).parents[3]
VARIABLES = [field.alias for field in Settings.model_fields.values()]


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(str(name), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_file_names_every_setting_and_no_other() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()

    assert [line.partition("=")[0] for line in lines if re.match(r"\w+=", line)] == VARIABLES


def test_the_example_file_can_be_used_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text("utf-8"), "utf-8")

    assert read_settings() == Settings(_env_file=None)  # type: ignore[call-arg]


def test_the_environment_overrides_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("BRIEFBOT_LOG_FORMAT=json\nBRIEFBOT_LOG_LEVEL=debug\n", "utf-8")
    monkeypatch.setenv("BRIEFBOT_LOG_FORMAT", "TEXT")

    settings = read_settings()

    assert (settings.log_format, settings.log_level) == (LogFormat.TEXT, LogLevel.DEBUG)


def test_the_token_is_in_no_text_that_settings_or_errors_give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "very-secret")
    settings = read_settings()
    monkeypatch.setenv("BRIEFBOT_GUILD", "very-secret")

    with pytest.raises(SettingsError) as caught:
        read_settings()

    assert "very-secret" not in f"{settings!r}{settings}{settings.model_dump_json()}{caught.value}"
    assert settings.token is not None
    assert settings.token.get_secret_value() == "very-secret"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BRIEFBOT_GUILD", "0"),
        ("BRIEFBOT_GUILD", "-3"),
        ("BRIEFBOT_GUILD", "1" + "0" * 20),
        ("BRIEFBOT_API", "ftp://example.org"),
        ("BRIEFBOT_API", "example.org"),
        ("BRIEFBOT_LOG_LEVEL", "loud"),
        ("BRIEFBOT_LOG_FORMAT", "xml"),
        ("BRIEFBOT_DOCUMENT_SECONDS", "inf"),
        ("BRIEFBOT_DOCUMENT_MB", "5"),
        ("BRIEFBOT_CODE", "here"),
        ("BRIEFBOT_HTTP", "8080"),
        ("BRIEFBOT_DATABASE", "mysql://bot:hunter2@db/briefbot"),
        ("BRIEFBOT_DATABASE", "postgresql://bot:hunter2@db:port/briefbot"),
        ("BRIEFBOT_DATABASE", "postgresql://bot:hunter2@db/briefbot?search_path=a,b"),
    ],
)
def test_a_wrong_value_is_refused_in_one_sentence_that_names_the_setting_and_what_is_right(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=rf"^{name} must be (?!something else).*\.$") as caught:
        read_settings()

    assert "hunter2" not in str(caught.value)


def test_a_daily_backup_of_files_is_refused_where_a_database_has_the_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOT_DATABASE", "postgresql://bot:hunter2@db/briefbot")
    settings = read_settings()
    monkeypatch.setenv("BRIEFBOT_BACKUP", "daily")

    with pytest.raises(SettingsError, match="pg_dump"):
        read_settings()

    assert "hunter2" not in f"{settings!r} {settings.places} {settings.places.ledger}"


def test_all_wrong_settings_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOT_GUILD", "club")
    monkeypatch.setenv("BRIEFBOT_LOG_LEVEL", "loud")

    with pytest.raises(SettingsError) as caught:
        read_settings()

    assert [line.split()[0] for line in str(caught.value).split(". ")] == ["BRIEFBOT_GUILD", "BRIEFBOT_LOG_LEVEL"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("BRIEFBOT_SEED", "did you mean BRIEFBOT_SEEDS?"),
        ("BRIEFBOT_LOGLEVEL", "did you mean BRIEFBOT_LOG_LEVEL?"),
        ("BRIEFBOT_TOKEN", "did you mean DISCORD_TOKEN?"),
        ("DISCORD_BOT_TOKEN", "did you mean DISCORD_TOKEN?"),
        ("DISCORD_GUILD_ID", "did you mean BRIEFBOT_GUILD?"),
        ("BRIEFBOT_XYZ", "See .env.example"),
    ],
)
def test_a_name_that_is_no_setting_is_named_with_the_one_that_was_meant(name: str, said: str) -> None:
    (sentence,) = list_unknown({name: "x", "DISCORD_TOKEN": "x", "briefbot_data": "x", "PATH": "x"})

    assert sentence.startswith(f"{name} ")
    assert said in sentence


def test_an_unknown_name_in_the_file_is_found_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BRIEFBOT_SEADS=here\n", "utf-8")

    assert any("BRIEFBOT_SEADS" in sentence for sentence in list_unknown())


def test_a_file_that_is_no_text_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"BRIEFBOT_SEEDS=\xff\xfe\n")

    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings()


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOT_GUILD", "")
    monkeypatch.setenv("DISCORD_TOKEN", "")

    settings = read_settings()

    assert (settings.guild, settings.token) == (None, None)


def test_documents_are_those_here_else_the_shipped_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seeds_folder() == ROOT / "seeds"
    (tmp_path / "seeds").mkdir()
    assert seeds_folder() == Path("seeds")
    monkeypatch.setenv("BRIEFBOT_SEEDS", "~/news")
    assert seeds_folder() == read_settings().seeds == Path("~/news").expanduser()


def test_folders_for_the_command_line_are_read_from_the_file_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BRIEFBOT_DATA=elsewhere\n", "utf-8")

    assert data_folder() == read_settings().data == Path("elsewhere")
    assert read_settings().library_file == Path("elsewhere/library.db")


def test_the_address_of_discord_has_no_slash_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOT_API", "http://127.0.0.1:8000/api/v10/")

    assert read_settings().api_base == "http://127.0.0.1:8000/api/v10"


async def test_the_systems_clock_waits_for_a_moment_and_not_for_one_that_is_past() -> None:
    clock = SystemClock()
    started = clock.now()

    await clock.sleep_until(started - timedelta(days=1))
    await clock.sleep_until(started + timedelta(milliseconds=30))

    assert started.tzinfo is UTC
    assert timedelta(milliseconds=30) <= datetime.now(UTC) - started < timedelta(seconds=5)


def test_the_token_may_stand_in_a_file_which_the_variable_itself_outweighs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "token").write_text("from-the-file\n", "utf-8")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(tmp_path / "token"))
    from_file = read_settings().token
    monkeypatch.setenv("DISCORD_TOKEN", "from-the-variable")
    from_variable = read_settings().token

    assert from_file is not None
    assert from_file.get_secret_value() == "from-the-file"
    assert from_variable is not None
    assert from_variable.get_secret_value() == "from-the-variable"


def test_a_file_for_the_token_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(tmp_path / "token"))

    with pytest.raises(SettingsError, match=r"DISCORD_TOKEN_FILE: .*token can't be read"):
        read_settings()


def test_the_names_that_every_command_knows_are_those_that_are_read() -> None:
    assert {str(field.alias) for field in Settings.model_fields.values()} == NAMES

"""What the operator allows to be fetched, and how fast."""

import pytest

from bot.config import FetchOptions, Permissions, fetch_options
from bot.config.fetching import name_agent
from bot.config.settings import Settings


def test_without_settings_only_public_addresses_are_reached_a_second_apart() -> None:
    options = fetch_options({})

    assert (options.permissions, options.delay) == (Permissions(), 1.0)
    assert options.user_agent.startswith("Briefbot/")


def test_hosts_are_named_with_their_ports() -> None:
    variables = {"BRIEFBOT_ALLOW_HOSTS": " RSSHub:1200,10.0.0.5:80, [FD00::5]:8080,", "BRIEFBOT_FETCH_DELAY": "0.5"}
    options = fetch_options(variables)

    assert options.permissions.hosts == {("rsshub", 1200), ("10.0.0.5", 80), ("fd00::5", 8080)}
    assert options.delay == 0.5


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("BRIEFBOT_ALLOW_HOSTS", hosts) for hosts in ("rsshub", "rsshub:0", "rsshub:70000", "http://a:80", "a@b:80")),
        *(("BRIEFBOT_FETCH_DELAY", delay) for delay in ("soon", "-1", "nan", "inf", "3601")),
        ("BRIEFBOT_ALLOW_PRIVATE", "perhaps"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence_that_names_it(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} must be "):
        fetch_options({name: value})


@pytest.mark.parametrize("value", ["1", "true", "YES"])
def test_the_settings_of_the_bot_are_those_of_the_command_line(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    variables = {
        "BRIEFBOT_ALLOW_PRIVATE": value,
        "BRIEFBOT_ALLOW_HOSTS": "rsshub:1200",
        "BRIEFBOT_FETCH_DELAY": "2",
        "BRIEFBOT_CODE": "https://code.example/briefbot",
    }
    for name, set_to in variables.items():
        monkeypatch.setenv(name, set_to)
    options: FetchOptions = Settings(_env_file=None).fetch_options  # type: ignore[call-arg]

    assert options == fetch_options(variables)
    assert options.permissions.private


def test_the_bot_names_itself_with_the_address_of_its_code() -> None:
    assert name_agent("https://code.example/briefbot").endswith(" (+https://code.example/briefbot)")
    assert "\n" not in name_agent("https://code.example/\nSet-Cookie: a")

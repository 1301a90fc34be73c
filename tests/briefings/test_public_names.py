import importlib
import subprocess
import sys

import briefings


def test_every_public_name_is_there() -> None:
    for name in dir(briefings):
        assert getattr(briefings, name) is not None


def test_the_package_alone_imports_no_room() -> None:
    code = "import sys, briefings; print(*sorted(m for m in sys.modules if m.startswith('briefings.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []


def test_names_come_from_the_rooms_that_the_stub_says() -> None:
    for module in ("briefings.service", "briefings.model.findings", "briefings.errors"):
        importlib.import_module(module)

    assert briefings.Service.__module__ == "briefings.service.service"
    assert briefings.Request.__module__ == "briefings.model.findings"

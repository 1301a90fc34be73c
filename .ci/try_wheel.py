"""Installs the newest wheel in dist/ into an empty environment outside of the checkout and asks it a question.

python -m build && python .ci/try_wheel.py
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WHEELS = sorted((ROOT / "dist").glob("briefbot-*.whl"), key=lambda wheel: wheel.stat().st_mtime)
if not WHEELS:
    sys.exit("There is no wheel in dist/: run `python -m build` first.")

with tempfile.TemporaryDirectory() as folder:
    away = Path(folder)
    venv.create(away / "venv", with_pip=True)
    programs = away / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", WHEELS[-1]], check=True)
    variables = os.environ | {"XDG_DATA_HOME": folder, "LOCALAPPDATA": folder, "HOME": folder, "PYTHONUTF8": "1"}
    answer = subprocess.run(
        [programs / "briefbot", "brief", "korea"],
        cwd=away, env=variables, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    if "North Korea" not in answer.stdout or "[1]" not in answer.stdout:
        sys.exit(f"The wheel answers, but not as it should:\n{answer.stdout}")
print(f"{WHEELS[-1].name} answers.")

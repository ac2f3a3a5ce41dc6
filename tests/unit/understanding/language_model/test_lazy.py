"""The extra is optional: nothing imports it until a model is opened."""

from __future__ import annotations

import subprocess
import sys

BLOCKED = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"pydantic_ai", "openai", "pydantic"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Absent())
"""


def run_without_the_extra(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKED + code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_importing_works_without_the_extra() -> None:
    done = run_without_the_extra(
        "import recobro.understanding.cascade, recobro.understanding.privacy\n"
        "from recobro.understanding.language_model import settings_from\n"
        "assert settings_from({}) is None"
    )
    assert done.returncode == 0, done.stderr


def test_opening_without_the_extra_says_so() -> None:
    done = run_without_the_extra(
        "from recobro.understanding.language_model import *\n"
        "settings = settings_from({'RECOBRO_LLM_MODEL': 'openai:m'})\n"
        "try:\n"
        "    open_language_model(settings)\n"
        "except NotInstalledError as error:\n"
        "    print(error)\n"
    )
    assert "pip install 'recobro[llm]'" in done.stdout, done.stderr

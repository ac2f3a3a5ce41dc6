"""The page about language models names what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from recobro.understanding.language_model.failures import Failure
from recobro.understanding.language_model.settings import LANGUAGE_MODEL_VARIABLES

PAGE = Path(__file__).parents[4] / "docs/understanding/language-models.md"


@pytest.mark.parametrize("failure", Failure)
def test_every_failure_is_explained(failure: Failure) -> None:
    assert f"`{failure.value}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("variable", LANGUAGE_MODEL_VARIABLES)
def test_every_variable_is_explained(variable: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert variable in text.replace("`_OUTPUT`", "`RECOBRO_LLM_PRICE_OUTPUT`")

"""A language model of the company's choice, as an optional extra that may fail.

Nothing here imports pydantic-ai until a model is opened: `open_language_model`.
"""

from __future__ import annotations

from recobro.understanding.language_model.budget import (
    Budget,
    CallCost,
    CostLedger,
    MemoryLedger,
    Spent,
)
from recobro.understanding.language_model.failures import Failure, LanguageModelError
from recobro.understanding.language_model.interpreter import LanguageModelInterpreter
from recobro.understanding.language_model.model import (
    LanguageModel,
    open_language_model,
)
from recobro.understanding.language_model.settings import (
    LANGUAGE_MODEL_VARIABLES,
    LanguageModelSettings,
    SettingsError,
    settings_from,
)
from recobro.understanding.language_model.transport import NotInstalledError
from recobro.understanding.language_model.writer import LanguageModelReplyWriter

__all__ = [
    "LANGUAGE_MODEL_VARIABLES",
    "Budget",
    "CallCost",
    "CostLedger",
    "Failure",
    "LanguageModel",
    "LanguageModelError",
    "LanguageModelInterpreter",
    "LanguageModelReplyWriter",
    "LanguageModelSettings",
    "MemoryLedger",
    "NotInstalledError",
    "SettingsError",
    "Spent",
    "open_language_model",
    "settings_from",
]

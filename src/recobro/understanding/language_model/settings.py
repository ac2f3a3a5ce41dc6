"""What the environment says about the language model, read and checked once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from recobro.environment import VARIABLES

LANGUAGE_MODEL_VARIABLES: Mapping[str, str] = {
    name: meaning
    for name, meaning in VARIABLES.items()
    if name.startswith("RECOBRO_LLM_")
}


class SettingsError(ValueError):
    """A variable holds what it cannot mean; the message names it, never its value."""

    def __init__(self, variable: str, why: str) -> None:
        self.variable = variable
        super().__init__(f"{variable}: {why}")


class Use(StrEnum):
    """What the language model is asked to do."""

    READ = "read"
    WRITE = "write"


class Output(StrEnum):
    """How the answer's shape is asked for, by what the server understands."""

    JSON = "json"  # `response_format: json_object`
    SCHEMA = "schema"  # `response_format: json_schema`, strict
    TEXT = "text"  # in words only


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModelSettings:
    """One language model and its limits.

    `timeout` is in seconds and for one message as a whole. Prices are per million
    tokens and, with `daily_budget`, in one currency of the company's choice.
    """

    model: str
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    uses: frozenset[Use] = frozenset({Use.READ})
    timeout: float = 12.0
    retries: int = 2
    output: Output = Output.JSON
    price_input: Decimal = Decimal(0)
    price_output: Decimal = Decimal(0)
    daily_budget: Decimal | None = None
    daily_tokens: int = 2_000_000
    message_tokens: int = 8_000
    answer_tokens: int = 400
    breaker_failures: int = 5
    breaker_seconds: float = 60.0

    @property
    def name(self) -> str:
        """The model's name as it is recorded."""
        return self.model


T = TypeVar("T")


def settings_from(variables: Mapping[str, str]) -> LanguageModelSettings | None:
    """The settings that the variables make; None where no model is named.

    Raises SettingsError.
    """
    model = _text(variables, "RECOBRO_LLM_MODEL")
    base_url = _text(variables, "RECOBRO_LLM_BASE_URL")
    if model is None:
        if base_url is not None:
            raise SettingsError("RECOBRO_LLM_MODEL", "a base URL needs a model's name")
        return None
    if base_url is None and ":" not in model:
        raise SettingsError(
            "RECOBRO_LLM_MODEL", "write provider:name, or set RECOBRO_LLM_BASE_URL"
        )
    if base_url is not None and not base_url.startswith(("http://", "https://")):
        raise SettingsError("RECOBRO_LLM_BASE_URL", "begins with http:// or https://")
    defaults = LanguageModelSettings(model=model)
    read = _Reader(variables)
    settings = LanguageModelSettings(
        model=model,
        base_url=base_url.rstrip("/") if base_url else None,
        api_key=_text(variables, "RECOBRO_LLM_API_KEY"),
        uses=read.uses(),
        timeout=read.seconds("RECOBRO_LLM_TIMEOUT", defaults.timeout),
        retries=read.count("RECOBRO_LLM_RETRIES", defaults.retries, least=0),
        output=read.output(),
        price_input=read.money("RECOBRO_LLM_PRICE_INPUT") or Decimal(0),
        price_output=read.money("RECOBRO_LLM_PRICE_OUTPUT") or Decimal(0),
        daily_budget=read.money("RECOBRO_LLM_DAILY_BUDGET"),
        daily_tokens=read.count("RECOBRO_LLM_DAILY_TOKENS", defaults.daily_tokens),
        message_tokens=read.count(
            "RECOBRO_LLM_MESSAGE_TOKENS", defaults.message_tokens
        ),
        answer_tokens=read.count("RECOBRO_LLM_ANSWER_TOKENS", defaults.answer_tokens),
        breaker_failures=read.count(
            "RECOBRO_LLM_BREAKER_FAILURES", defaults.breaker_failures
        ),
        breaker_seconds=read.seconds(
            "RECOBRO_LLM_BREAKER_SECONDS", defaults.breaker_seconds
        ),
    )
    if settings.daily_budget is not None and not settings.price_output:
        raise SettingsError(
            "RECOBRO_LLM_DAILY_BUDGET",
            "means nothing without RECOBRO_LLM_PRICE_INPUT and _OUTPUT",
        )
    return settings


def _text(variables: Mapping[str, str], name: str) -> str | None:
    return (variables.get(name) or "").strip() or None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one kind of value each; what is absent has its default."""

    variables: Mapping[str, str]

    def _read(self, name: str, convert: Callable[[str], T], what: str) -> T | None:
        text = _text(self.variables, name)
        if text is None:
            return None
        try:
            return convert(text)
        except (ValueError, InvalidOperation):
            raise SettingsError(name, f"must be {what}") from None

    def count(self, name: str, default: int, *, least: int = 1) -> int:
        value = self._read(name, int, "a whole number")
        if value is None:
            return default
        if value < least:
            raise SettingsError(name, f"must be {least} or more")
        return value

    def seconds(self, name: str, default: float) -> float:
        value = self._read(name, float, "a number of seconds")
        if value is None:
            return default
        if not 0 < value <= 600:
            raise SettingsError(name, "must be above 0 and at most 600 seconds")
        return value

    def money(self, name: str) -> Decimal | None:
        value = self._read(name, Decimal, "an amount such as 2.50")
        if value is not None and not (value.is_finite() and value >= 0):
            raise SettingsError(name, "must be 0 or more")
        return value

    def uses(self) -> frozenset[Use]:
        text = _text(self.variables, "RECOBRO_LLM_FOR") or Use.READ.value
        try:
            return frozenset(Use(u.strip()) for u in text.split(",") if u.strip())
        except ValueError:
            raise SettingsError(
                "RECOBRO_LLM_FOR", "must be read, write or read,write"
            ) from None

    def output(self) -> Output:
        value = self._read("RECOBRO_LLM_OUTPUT", Output, "json, schema or text")
        return value or Output.JSON

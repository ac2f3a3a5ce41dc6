"""pydantic-ai, behind one small call: the only file that knows it.

Imported when a model is opened and not before, so that the base installation works
without it. Requests run on an event loop of their own in one thread: `ask` can be
called from any thread, with or without a loop in it, and ends when its time is up.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from recobro.understanding.language_model.failures import Failure, LanguageModelError
from recobro.understanding.language_model.settings import (
    LanguageModelSettings,
    Output,
    SettingsError,
)

GRACE = 1.0  # seconds for a cancelled request to end


class NotInstalledError(RuntimeError):
    """A language model is configured, and its extra is not installed."""

    def __init__(self, missing: str, package: str = "recobro[llm]") -> None:
        super().__init__(
            f"RECOBRO_LLM_MODEL is set, but {missing} is not installed: "
            f"pip install '{package}'"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What is sent: the instructions, then user and model in turn, the user first."""

    instructions: str
    turns: tuple[str, ...]
    schema: Mapping[str, Any] | None = None

    @property
    def characters(self) -> int:
        """How long it is, for the budget."""
        schema = len(str(self.schema)) if self.schema else 0
        return len(self.instructions) + sum(map(len, self.turns)) + schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back; token counts are None where the server told none."""

    text: str
    input_tokens: int | None
    output_tokens: int | None
    refused: bool = False
    cut_off: bool = False


class Transport(Protocol):
    """One request to a model."""

    def ask(self, exchange: Exchange, *, timeout: float) -> Answer:
        """The model's answer within `timeout` seconds. Raises LanguageModelError."""
        ...

    def close(self) -> None:
        """Close connections."""
        ...


class PydanticAITransport:
    """Asks through pydantic-ai: any provider it knows, or a server at a base URL."""

    def __init__(self, settings: LanguageModelSettings) -> None:
        try:
            import pydantic_ai  # noqa: F401, PLC0415 - the extra may be absent
        except ModuleNotFoundError as error:
            raise NotInstalledError(error.name or "pydantic-ai") from error
        self._settings = settings
        self._model = _model_of(settings)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(
            target=self._loop.run_forever, name="language-model", daemon=True
        )
        self._thread.start()

    def ask(self, exchange: Exchange, *, timeout: float) -> Answer:
        """The model's answer within `timeout` seconds. Raises LanguageModelError."""
        answer: Answer = self._run(self._ask(exchange, timeout), timeout + GRACE)
        return answer

    def close(self) -> None:
        """Close the connections and end the thread."""
        if self._loop.is_closed():
            return
        self._run(_close_client(self._model), 5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, Any], timeout: float) -> Any:
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(timeout)
        except TimeoutError:
            future.cancel()
            raise LanguageModelError(Failure.TIMEOUT) from None

    async def _ask(self, exchange: Exchange, timeout: float) -> Answer:  # noqa: ASYNC109
        from pydantic_ai.direct import model_request  # noqa: PLC0415
        from pydantic_ai.settings import ModelSettings  # noqa: PLC0415

        try:
            async with asyncio.timeout(timeout):
                response = await model_request(
                    self._model,
                    _messages(exchange),
                    model_settings=ModelSettings(
                        max_tokens=self._settings.answer_tokens,
                        temperature=0.0,
                        timeout=timeout,
                        max_retries=0,  # `LanguageModel` counts them, and their cost
                    ),
                    model_request_parameters=_parameters(
                        exchange, self._settings.output
                    ),
                    instrument=False,  # no text to any tracing, whoever switched it on
                )
        except TimeoutError:
            raise LanguageModelError(Failure.TIMEOUT) from None
        except Exception as error:  # noqa: BLE001 - each becomes a Failure
            # What a provider says may quote what we sent: its class and code only.
            raise _failure_of(error) from None
        usage = response.usage
        told = bool(usage.input_tokens or usage.output_tokens)
        return Answer(
            text=response.text or "",
            input_tokens=usage.input_tokens if told else None,
            output_tokens=usage.output_tokens if told else None,
            refused=response.finish_reason == "content_filter",
            cut_off=response.finish_reason == "length",
        )


def _model_of(settings: LanguageModelSettings) -> Any:
    """The model as pydantic-ai knows it. Raises NotInstalledError, SettingsError."""
    from pydantic_ai.exceptions import UserError  # noqa: PLC0415
    from pydantic_ai.models import infer_model  # noqa: PLC0415
    from pydantic_ai.providers import (  # noqa: PLC0415
        Provider,
        infer_provider,
        infer_provider_class,
    )

    def provider(name: str) -> Provider[Any]:
        if settings.api_key is None:
            return infer_provider(name)
        made: Any = infer_provider_class(name)
        opened: Provider[Any] = made(api_key=settings.api_key)
        return opened

    try:
        if settings.base_url is not None:
            return _at_base_url(settings, settings.base_url)
        return infer_model(settings.model, provider_factory=provider)
    except ImportError as error:
        name = settings.model.partition(":")[0]
        raise NotInstalledError(
            f"what {name} needs", f"pydantic-ai-slim[{name}]"
        ) from error
    except ValueError:
        raise SettingsError("RECOBRO_LLM_MODEL", "pydantic-ai knows no such") from None
    except UserError:
        raise SettingsError(
            "RECOBRO_LLM_MODEL", "cannot be opened; is RECOBRO_LLM_API_KEY set?"
        ) from None


def _at_base_url(settings: LanguageModelSettings, base_url: str) -> Any:
    from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415
    from pydantic_ai.profiles.openai import OpenAIModelProfile  # noqa: PLC0415
    from pydantic_ai.providers.openai_compatible import (  # noqa: PLC0415
        OpenAICompatibleProvider,
    )

    # Servers that speak the protocol know `max_tokens`; not all know its successor.
    profile = OpenAIModelProfile(openai_chat_supports_max_completion_tokens=False)
    return OpenAIChatModel(
        settings.model.removeprefix("openai:"),
        provider=OpenAICompatibleProvider(
            "company", base_url=base_url, api_key=settings.api_key, profile=profile
        ),
    )


def _messages(exchange: Exchange) -> Sequence[Any]:
    from pydantic_ai.messages import (  # noqa: PLC0415
        ModelRequest,
        ModelResponse,
        TextPart,
        UserPromptPart,
    )

    return [
        ModelResponse(parts=[TextPart(turn)])
        if index % 2
        else ModelRequest(
            parts=[UserPromptPart(turn)], instructions=exchange.instructions
        )
        for index, turn in enumerate(exchange.turns)
    ]


def _parameters(exchange: Exchange, output: Output) -> Any:
    from pydantic_ai.models import ModelRequestParameters  # noqa: PLC0415
    from pydantic_ai.output import OutputObjectDefinition  # noqa: PLC0415

    if exchange.schema is None or output is Output.TEXT:
        return None
    shape = OutputObjectDefinition(json_schema=dict(exchange.schema), name="reading")
    if output is Output.SCHEMA:
        return ModelRequestParameters(output_mode="native", output_object=shape)
    return ModelRequestParameters(
        output_mode="prompted", output_object=shape, prompted_output_template=False
    )


def _failure_of(error: Exception) -> LanguageModelError:
    from pydantic_ai import exceptions  # noqa: PLC0415

    status = getattr(error, "status_code", None)
    wait = getattr(error, "retry_after", None)
    if isinstance(status, int):
        if status in {408, 504}:
            return LanguageModelError(Failure.TIMEOUT)
        if status == 429:
            return LanguageModelError(Failure.RATE_LIMITED, wait=wait)
        if status >= 500:
            return LanguageModelError(Failure.SERVER, wait=wait)
        wrong = {401, 402, 403, 404, 405}
        return LanguageModelError(
            Failure.CREDENTIALS if status in wrong else Failure.REJECTED
        )
    if isinstance(error, exceptions.ModelTimeoutError | exceptions.ModelRequestTimeout):
        return LanguageModelError(Failure.TIMEOUT)
    if isinstance(error, exceptions.ContentFilterError):
        return LanguageModelError(Failure.REFUSED)
    if isinstance(error, exceptions.UnexpectedModelBehavior):
        return LanguageModelError(Failure.MALFORMED)
    if isinstance(error, exceptions.ModelAPIError):
        return LanguageModelError(Failure.UNREACHABLE)
    return LanguageModelError(Failure.UNEXPECTED)


async def _close_client(model: Any) -> None:
    client = getattr(model, "client", None)
    close = getattr(client, "close", None)
    if close is not None:
        await close()

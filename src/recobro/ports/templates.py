"""Texts that a provider approves before they may be sent, and how they get there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from recobro.domain.messages import ProviderFailure

NAME = re.compile(r"[a-z0-9_]{1,512}")
VARIABLE = re.compile(r"\{\{(\d+)\}\}")
EDGE = re.compile(r"^\W*\{\{\d+\}\}|\{\{\d+\}\}\s*$")
MAX_BODY = 1024
MAX_FOOTER = 60
MAX_BUTTON_TITLE = 25
MAX_BUTTONS = 10


class TemplateCategory(StrEnum):
    """What the provider charges and judges a template as."""

    UTILITY = "UTILITY"
    MARKETING = "MARKETING"
    AUTHENTICATION = "AUTHENTICATION"


class InvalidTemplateError(ValueError):
    """No provider would approve this template; the message says why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"template {name}: {reason}")
        self.name = name
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateLink:
    """A button that opens `url_prefix` followed by a text given at each sending.

    `example_suffix` is such a text, for the provider's reviewer.
    """

    title: str
    url_prefix: str
    example_suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSpec:
    """A template as we want it approved.

    `body` has its variables numbered from {{1}}, with one of `examples` for each; none
    may open or close it (Meta, error 2388299). `buttons` are titles of quick replies;
    the link comes after them, and messages count on that order. Raises
    InvalidTemplateError.
    """

    name: str
    language: str
    category: TemplateCategory
    body: str
    examples: tuple[str, ...] = ()
    footer: str | None = None
    buttons: tuple[str, ...] = ()
    link: TemplateLink | None = None

    def __post_init__(self) -> None:
        fault = _fault_of_text(self) or _fault_of_buttons(self)
        if fault is not None:
            raise InvalidTemplateError(self.name, fault)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateState:
    """What a template is at the provider after a push.

    `status` is the provider's word (APPROVED, PENDING, REJECTED, PAUSED …), empty where
    it refused to take the template: then `failure` says why. `differs` tells that an
    older text of the same name is there; it was left alone.
    """

    name: str
    language: str
    status: str
    created: bool
    differs: bool = False
    failure: ProviderFailure | None = None


class TemplatesUnavailableError(Exception):
    """The provider's list of templates could not be read; `failure` says why."""

    def __init__(self, failure: ProviderFailure) -> None:
        super().__init__(f"{failure.code}: {failure.detail}")
        self.failure = failure


class TemplateRegistry(Protocol):
    """Where a provider keeps our templates."""

    def push_templates(self, specs: Sequence[TemplateSpec]) -> Sequence[TemplateState]:
        """Create those that are missing; one state for each spec, in their order.

        Twice is no error. Raises TemplatesUnavailableError.
        """
        ...


def _fault_of_text(spec: TemplateSpec) -> str | None:
    if not NAME.fullmatch(spec.name):
        return "a name has lower-case letters, digits and underscores"
    if not spec.language:
        return "it needs a language"
    if not 1 <= len(spec.body.strip()) <= MAX_BODY:
        return f"a body has 1 to {MAX_BODY} characters"
    if EDGE.search(spec.body):
        return "a variable may not open or close the body"
    numbers = list(dict.fromkeys(int(found) for found in VARIABLE.findall(spec.body)))
    if numbers != list(range(1, len(numbers) + 1)):
        return "variables are numbered from 1, in order"
    if len(spec.examples) != len(numbers) or not all(spec.examples):
        return f"{len(numbers)} variables need as many examples"
    if spec.footer is not None and not 1 <= len(spec.footer) <= MAX_FOOTER:
        return f"a footer has 1 to {MAX_FOOTER} characters"
    return None


def _fault_of_buttons(spec: TemplateSpec) -> str | None:
    titles = [*spec.buttons, *([spec.link.title] if spec.link else [])]
    if len(titles) > MAX_BUTTONS or len(set(titles)) != len(titles):
        return f"at most {MAX_BUTTONS} buttons, with titles of their own"
    if not all(1 <= len(title) <= MAX_BUTTON_TITLE for title in titles):
        return f"a button's title has 1 to {MAX_BUTTON_TITLE} characters"
    if spec.link is not None:
        if not spec.link.url_prefix.startswith(("https://", "http://")):
            return "a link is an http or https address"
        if not spec.link.example_suffix:
            return "a link needs an example"
    return None

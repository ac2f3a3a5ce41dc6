"""From a step of the strategy to the words of a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from recobro.domain.ledger import OpenTerm
from recobro.domain.messages import Content
from recobro.domain.money import Money
from recobro.ports.templates import TemplateSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLetter:
    """All that a step's message speaks of, read from the ledger when it is sent.

    `claims` is what is owed and may be asked for, oldest first; `instalment` the dated
    part of a plan, or the promise, that the message is about; `free_text` whether the
    person wrote within the provider's window, so that no template is needed.
    """

    template: str
    creditor: str
    first_name: str
    language: str
    country: str
    register: str
    claims: Sequence[OpenTerm]
    balance: Money
    today: date
    instalment: tuple[date, Money] | None
    link_base: str
    link_token: str
    free_text: bool


class StepWriter(Protocol):
    """Words the messages that nobody asked for."""

    def write(self, letter: StepLetter) -> Content:
        """The content to send. Raises KeyError for a template that does not exist."""
        ...

    def provider_templates(self, link_base: str) -> Sequence[TemplateSpec]:
        """The templates that the provider must approve, with this link's beginning."""
        ...

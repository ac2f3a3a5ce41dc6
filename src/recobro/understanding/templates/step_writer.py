"""Words a step's message, as free text or as the provider's approved template."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recobro.domain.ledger import OpenTerm
from recobro.domain.messages import LinkButton, TemplateContent, TextContent
from recobro.domain.money import Money
from recobro.ports.step_writer import StepLetter
from recobro.ports.templates import TemplateCategory, TemplateLink, TemplateSpec
from recobro.understanding.templates.catalogue import (
    PAY_TITLE,
    STOP_LINE,
    TEXTS,
    WITHOUT_LINK,
)
from recobro.understanding.writer import formats

# The provider's language code of each register; WhatsApp knows no es_CO or es_CL.
_PROVIDER_LANGUAGE = {"tu": "es_ES", "usted": "es", "vos": "es_AR", "en": "en"}
_EXAMPLES = {
    "name": "Ana",
    "creditor": "Energía Clara",
    "debt": "la factura F-101 de 149,90 €, que vence el 13 de marzo",
    "balance": "100,00 €",
    "amount": "50,00 €",
    "date": "13 de marzo",
}
_FIELD = re.compile(r"\{(\w+)\}")
_NAMED_INVOICES_MAX = 4


class CatalogueStepWriter:
    """Fills the texts of the catalogue."""

    def write(self, letter: StepLetter) -> TemplateContent | TextContent:
        """The content to send. Raises KeyError for a template that does not exist."""
        voice = "en" if letter.language == "en" else letter.register
        text = TEXTS[letter.template][voice]
        values = self._values(letter)
        body = f"{text.format_map(values)} {STOP_LINE[voice]}"
        with_link = letter.template not in WITHOUT_LINK
        if letter.free_text:
            link = LinkButton(
                title=PAY_TITLE[voice], url=letter.link_base + letter.link_token
            )
            return TextContent(body=body, link=link if with_link else None)
        return TemplateContent(
            name=f"recobro_{letter.template}",
            language=_PROVIDER_LANGUAGE[voice],
            values=tuple(values[name] for name in _fields(text)),
            preview=body,
            url_suffix=letter.link_token if with_link else None,
        )

    def provider_templates(self, link_base: str) -> Sequence[TemplateSpec]:
        """Every template in every register, as the provider must approve it."""
        return [
            TemplateSpec(
                name=f"recobro_{name}",
                language=_PROVIDER_LANGUAGE[voice],
                category=TemplateCategory.UTILITY,
                body=f"{_numbered(text)} {STOP_LINE[voice]}",
                examples=tuple(_EXAMPLES[field] for field in _fields(text)),
                link=(
                    None
                    if name in WITHOUT_LINK
                    else TemplateLink(
                        title=PAY_TITLE[voice],
                        url_prefix=link_base,
                        example_suffix="ejemplo",
                    )
                ),
            )
            for name, voices in TEXTS.items()
            for voice, text in voices.items()
        ]

    def _values(self, letter: StepLetter) -> dict[str, str]:
        day, amount = letter.instalment or (letter.today, letter.balance)
        return {
            "name": letter.first_name.rstrip("."),  # «…, S.A.» before our own dot
            "creditor": letter.creditor,
            "debt": _debt(letter),
            "balance": formats.money(letter.balance, letter.country, letter.language),
            "amount": formats.money(amount, letter.country, letter.language),
            "date": formats.day(day, letter.language, letter.today),
        }


def _fields(text: str) -> list[str]:
    """The named fields of a text, each once, in order of appearance."""
    return list(dict.fromkeys(_FIELD.findall(text)))


def _numbered(text: str) -> str:
    numbers = {name: index for index, name in enumerate(_fields(text), start=1)}
    return _FIELD.sub(lambda match: f"{{{{{numbers[match.group(1)]}}}}}", text)


def _debt(letter: StepLetter) -> str:
    """All that is owed and may be asked for, in words, on one line."""
    claims = letter.claims
    if not claims:
        return formats.money(letter.balance, letter.country, letter.language)
    if len(claims) == 1:
        return _one_invoice(letter, claims[0])
    total = Money.sum((c.outstanding for c in claims), letter.balance.currency)
    named = ", ".join(_listed(letter, claim) for claim in claims[:_NAMED_INVOICES_MAX])
    more = len(claims) - _NAMED_INVOICES_MAX
    amount = formats.money(total, letter.country, letter.language)
    if letter.language == "en":
        rest = f" and {more} more" if more > 0 else ""
        return f"{len(claims)} invoices, {amount} in all ({named}{rest})"
    rest = f" y {more} más" if more > 0 else ""
    return f"un total de {amount} de {len(claims)} facturas ({named}{rest})"


def _one_invoice(letter: StepLetter, claim: OpenTerm) -> str:
    amount = formats.money(claim.outstanding, letter.country, letter.language)
    day = formats.day(claim.due_date, letter.language, letter.today)
    past = claim.due_date < letter.today
    if letter.language == "en":
        verb = "which was due on" if past else "due on"
        return f"invoice {claim.invoice_number} of {amount}, {verb} {day}"
    verb = "que venció el" if past else "que vence el"
    return f"la factura {claim.invoice_number} de {amount}, {verb} {day}"


def _listed(letter: StepLetter, claim: OpenTerm) -> str:
    amount = formats.money(claim.outstanding, letter.country, letter.language)
    return f"{claim.invoice_number}: {amount}"

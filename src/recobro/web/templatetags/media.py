"""What was heard and read in files, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recobro.domain.receipts import Check, Finding, Receipt
from recobro.storage.queries.receipts import MediaNote
from recobro.web import formatting

register = template.Library()

# Why nothing was read; the codes are those of `ports.media.MediaProblem`.
PROBLEMS: Mapping[str, Any] = {
    "unreadable": _("The file could not be opened."),
    "unsupported": _("This kind of file is not read automatically."),
    "too_long": _("It is longer than the limit for voice notes."),
    "too_large": _("It is larger than the limit."),
    "nothing": _("No words were found in it."),
    "unsure": _("It was not heard well enough to act on. It may say:"),
    "engine_missing": _("Nothing is set up here to read it automatically."),
    "refused": _("The transcription service refused it."),
    "timeout": _("Reading it took too long."),
    "busy": _("The reader could not be reached."),
    "lost": _("The file could not be fetched from the provider."),
}
# What agrees and what does not, by check and code; the detail is named after it.
FINDINGS: Mapping[tuple[Check, str], Any] = {
    (Check.FILE_SEEN, "same_account"): _("This very file came before"),
    (Check.FILE_SEEN, "other_account"): _("This very file came from another account"),
    (Check.REFERENCE_SEEN, "same_account"): _("Another picture has this reference"),
    (Check.REFERENCE_SEEN, "other_account"): _("Another account sent this reference"),
    (Check.BOOKED, "same_reference"): _("A payment with this reference is booked"),
    (Check.BOOKED, "same_amount_and_date"): _("It may be a payment that is booked"),
    (Check.CURRENCY, "other_currency"): _("Another currency"),
    (Check.AMOUNT, "balance"): _("The amount is the balance"),
    (Check.AMOUNT, "instalment"): _("The amount is that of an instalment"),
    (Check.AMOUNT, "invoice"): _("The amount is that of an invoice"),
    (Check.AMOUNT, "below"): _("The amount is less than the balance"),
    (Check.AMOUNT, "above"): _("The amount is more than the balance"),
    (Check.AMOUNT, "not_read"): _("The amount was not read"),
    (Check.DATE, "possible"): _("The date is possible"),
    (Check.DATE, "before_the_invoice"): _("The date is before the invoice"),
    (Check.DATE, "not_read"): _("The date was not read"),
    (Check.PAYEE, "creditor"): _("The payee is this company"),
    (Check.PAYEE, "somebody_else"): _("The payee seems to be somebody else"),
}


@register.filter
def media_problem(note: MediaNote) -> str:
    """Why nothing was read, in words."""
    return str(PROBLEMS.get(note.problem, note.problem))


@register.filter
def receipt_fields(receipt: Receipt) -> Iterator[tuple[str, str, str]]:
    """What a receipt says: name, value and how sure we are, for what was found."""
    amount = formatting.money_text(receipt.amount) if receipt.amount else ""
    day = formatting.day_text(receipt.date) if receipt.date else ""
    told = (
        ("amount", gettext("Amount"), amount),
        ("date", gettext("Date"), day),
        ("reference", gettext("Reference"), receipt.reference),
        ("bank", gettext("Bank"), receipt.bank),
        ("payee", gettext("Payee"), receipt.payee),
    )
    sure = {str(field): value for field, value in receipt.confidence.items()}
    for code, name, value in told:
        if value:
            share = sure.get(code)
            yield name, value, f"{share:.0%}".replace("%", " %") if share else ""


@register.filter
def finding_words(finding: Finding) -> str:
    """One result of the comparison, in words."""
    said = str(FINDINGS.get((finding.check, finding.code), finding.code))
    return f"{said}: {finding.detail}" if finding.detail else said

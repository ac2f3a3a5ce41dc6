"""One row of a table to an invoice with its warnings, or to the reason why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from recobro.connectors.files.amounts import AmountReader, Reading, as_money
from recobro.connectors.files.cells import (
    Cell,
    Row,
    cell_at,
    is_formula_error,
    is_nothing,
    text_of,
)
from recobro.connectors.files.contacts import PhoneReader, email_address
from recobro.connectors.files.dates import DateReader, is_empty_date
from recobro.connectors.files.layouts import Layout
from recobro.connectors.files.places import (
    country_code,
    currency_code,
    home_currency,
    language_code,
)
from recobro.connectors.files.statuses import is_closed, yes_or_no
from recobro.connectors.files.tax_ids import TaxIdReader
from recobro.connectors.files.titles import title_currency
from recobro.connectors.files.vocabulary import PAID_FLAG, SERIES
from recobro.domain.money import CURRENCY_EXPONENTS, Money
from recobro.ports.portfolio import InvoiceRow, Problem, ReadOptions

_VALUE_CHARS_MAX = 200
_ZERO = frozenset({"-", "--", "—", "–"})


class _RejectedError(Exception):
    """The row cannot be an invoice; carries why."""

    def __init__(self, code: str, name: str, cell: Cell, reason: str) -> None:
        self.code = code
        self.field = name
        self.cell = cell
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An invoice and its warnings, or `rejected`: exactly one of the two is there."""

    invoice: InvoiceRow | None = None
    rejected: Problem | None = None
    warnings: tuple[Problem, ...] = ()


@dataclass(slots=True, kw_only=True)
class Judge:
    """Judges the rows of one table by its layout and conventions."""

    layout: Layout
    options: ReadOptions
    dates: DateReader
    amounts: AmountReader
    with_series: bool = False
    _phones: PhoneReader = field(default_factory=PhoneReader)
    _tax_ids: TaxIdReader = field(default_factory=TaxIdReader)
    _countries: dict[str, str] = field(default_factory=dict)
    _titles_currency: dict[str, str | None] = field(default_factory=dict)
    _money: dict[tuple[Decimal, str], Money] = field(default_factory=dict)

    def judge(self, number: int, row: Row) -> Judged:
        """The row with its spreadsheet number."""
        warnings: list[Problem] = []
        try:
            invoice = self._invoice(number, row, warnings)
        except _RejectedError as refusal:
            problem = _problem(
                number, refusal.code, refusal.field, refusal.cell, refusal.reason
            )
            return Judged(rejected=problem)
        return Judged(invoice=invoice, warnings=tuple(warnings))

    def _invoice(self, number: int, row: Row, warnings: list[Problem]) -> InvoiceRow:
        invoice_number = self.number_of(row)
        if not invoice_number:
            cell = self._cell(row, "number")
            raise _RejectedError("missing", "number", cell, "there is no number")
        name = self._required(row, "debtor_name")
        due, issued = self._days(number, row, warnings)
        country = self._country(row)
        amount, outstanding = self._amounts(number, row, warnings)
        phone, email = self._contacts(number, row, country, warnings)
        return InvoiceRow(
            row=number,
            number=invoice_number,
            debtor_name=name,
            debtor_id=self._text(row, "debtor_id"),
            tax_id=self._tax_id(number, row, country, warnings),
            phone=phone,
            email=email,
            address=self._text(row, "address"),
            postcode=self._postcode(row, country),
            city=self._text(row, "city"),
            country=country,
            issue_date=issued,
            due_date=due,
            amount=amount,
            outstanding=outstanding,
            concept=self._text(row, "concept"),
            status=self._text(row, "status") or self._text(row, PAID_FLAG),
            language=language_code(self._text(row, "language") or ""),
        )

    def number_of(self, row: Row) -> str:
        """The invoice number, with its series where numbers begin again in each."""
        cell = self._cell(row, "number")
        if is_nothing(cell) or is_formula_error(cell):
            return ""
        number = text_of(cell)
        series = self._text(row, SERIES) if self.with_series else None
        return f"{series}/{number}" if series else number

    def _cell(self, row: Row, name: str) -> Cell:
        return cell_at(row, self.layout.columns.get(name))

    def _text(self, row: Row, name: str) -> str | None:
        index = self.layout.columns.get(name)
        if index is None or index >= len(row) or (cell := row[index]) == "":
            return None
        if is_nothing(cell) or is_formula_error(cell):
            return None
        return text_of(cell) or None

    def _required(self, row: Row, name: str) -> str:
        text = self._text(row, name)
        if text is None:
            raise _RejectedError(
                "missing", name, self._cell(row, name), f"there is no {name}"
            )
        return text

    def _days(
        self, number: int, row: Row, warnings: list[Problem]
    ) -> tuple[date, date | None]:
        due = self._day(row, "due_date")
        if due is None:
            cell = self._cell(row, "due_date")
            raise _RejectedError("missing", "due_date", cell, "there is no due date")
        issued = self._day(row, "issue_date")
        for name in ("due_date", "issue_date"):
            cell = self._cell(row, name)
            if cell != "" and self.dates.read(cell).ambiguous:
                reason = "day and month could be either way round: day first is assumed"
                warnings.append(_problem(number, "ambiguous_date", name, cell, reason))
                break
        return due, issued

    def _day(self, row: Row, name: str) -> date | None:
        cell = self._cell(row, name)
        if is_nothing(cell) or (name == "issue_date" and is_empty_date(cell)):
            return None
        day = self.dates.read(cell).day
        if day is None:
            reason = f"{text_of(cell)[:40]!r} is not a date of the calendar"
            if _has_figures(cell):
                reason += f", read {self.dates.convention.order.value}"
            raise _RejectedError("bad_date", name, cell, reason)
        return day

    def _number(self, row: Row, name: str) -> Reading | None:
        cell = self._cell(row, name)
        if is_nothing(cell):
            return Reading(number=Decimal(0)) if cell in _ZERO else None
        reading = self.amounts.read(cell)
        if reading is None:
            reason = f"{text_of(cell)[:40]!r} is not an amount"
            raise _RejectedError("bad_amount", name, cell, reason)
        return reading

    def _amounts(
        self, number: int, row: Row, warnings: list[Problem]
    ) -> tuple[Money, Money]:
        cell = self._cell(row, "amount")
        reading = None if is_nothing(cell) else self._number(row, "amount")
        if reading is None:
            raise _RejectedError("missing", "amount", cell, "there is no amount")
        currency = self._currency(row, reading)
        amount = self._as_money(reading.number, currency)
        left = self._number(row, "outstanding")
        paid = self._paid(row)
        if left is not None:
            outstanding = self._as_money(left.number, currency)
        elif self._is_settled(row):
            outstanding = Money.zero(currency)
        else:
            rest = abs(amount.amount) - abs(paid or Decimal(0))
            outstanding = as_money(rest if amount.amount >= 0 else -rest, currency)
        overpaid = paid is not None and abs(paid) > abs(amount.amount)
        bounded = _bounded(amount, outstanding)
        if overpaid or (amount.amount >= 0 and bounded != outstanding):
            name = "paid" if overpaid else "outstanding"
            reason = "more was paid than the invoice amounts to: nothing is left of it"
            if bounded:
                reason = "more was paid than the invoice amounts to"
            warnings.append(
                _problem(number, "overpaid", name, self._cell(row, name), reason)
            )
        return amount, bounded

    def _as_money(self, number: Decimal, currency: str) -> Money:
        key = (number, currency)
        if key not in self._money:
            self._money[key] = as_money(number, currency)
        return self._money[key]

    def _paid(self, row: Row) -> Decimal | None:
        reading = self._number(row, "paid")
        return reading.number if reading else None

    def _is_settled(self, row: Row) -> bool:
        status = self._text(row, "status")
        if status and is_closed(status):
            return True
        flag = self._text(row, PAID_FLAG)
        return bool(flag and yes_or_no(flag))

    def _currency(self, row: Row, amount: Reading) -> str:
        cell = self._cell(row, "currency")
        if not is_nothing(cell):
            found = currency_code(text_of(cell), self.options.country)
            if found is None:
                reason = f"{text_of(cell)[:20]!r} is not a currency that we keep"
                raise _RejectedError("bad_currency", "currency", cell, reason)
            return found
        named = amount.currency or self._title_currency("amount")
        found = named or self.options.currency or home_currency(self.options.country)
        if found not in CURRENCY_EXPONENTS:
            reason = "the currency is not told: give it with --currency"
            raise _RejectedError("bad_currency", "currency", cell, reason)
        return found

    def _title_currency(self, name: str) -> str | None:
        if name not in self._titles_currency:
            title = self.layout.titles[self.layout.columns[name]]
            self._titles_currency[name] = title_currency(title)
        return self._titles_currency[name]

    def _country(self, row: Row) -> str:
        text = self._text(row, "country")
        if text is None:
            return self.options.country
        if text not in self._countries:
            # Numbers and codes of the ERP's own are no reason to refuse the row.
            self._countries[text] = country_code(text) or self.options.country
        return self._countries[text]

    def _postcode(self, row: Row, country: str) -> str | None:
        text = self._text(row, "postcode")
        if text and country in {"ES", "MX"} and text.isdigit() and len(text) == 4:
            return f"0{text}"  # a spreadsheet takes 08001 for a number
        return text

    def _tax_id(
        self, number: int, row: Row, country: str, warnings: list[Problem]
    ) -> str | None:
        text = self._text(row, "tax_id")
        if text is None:
            return None
        found = self._tax_ids.read(text, country)
        if found.valid is False:
            reason = f"it is not a valid tax identifier of {country}"
            warnings.append(_problem(number, "bad_tax_id", "tax_id", text, reason))
        return found.compact or None

    def _contacts(
        self, number: int, row: Row, country: str, warnings: list[Problem]
    ) -> tuple[str | None, str | None]:
        phones = self._texts(row, "phone", self.layout.spare_phones)
        phone = next(
            (found for t in phones if (found := self._phones.read(t, country))), None
        )
        if phones and phone is None:
            reason = f"it is not a valid phone number of {country}"
            warnings.append(_problem(number, "bad_phone", "phone", phones[0], reason))
        emails = self._texts(row, "email", self.layout.spare_emails)
        email = next((found for t in emails if (found := email_address(t))), None)
        if emails and email is None:
            reason = "it is not an e-mail address"
            warnings.append(_problem(number, "bad_email", "email", emails[0], reason))
        if phone is None and email is None:
            reason = "there is neither a usable phone nor an e-mail address"
            warnings.append(_problem(number, "no_contact", "phone", "", reason))
        return phone, email

    def _texts(self, row: Row, name: str, spares: Sequence[int]) -> list[str]:
        first = self._text(row, name)
        texts = [first] if first else []
        for index in spares:
            cell = cell_at(row, index)
            if not is_nothing(cell) and not is_formula_error(cell):
                texts.append(text_of(cell))
        return texts


def _has_figures(cell: Cell) -> bool:
    return isinstance(cell, str) and any(c.isdigit() for c in cell)


def _bounded(amount: Money, outstanding: Money) -> Money:
    """What is left, with the amount's sign: an invoice never owes its debtor.

    A credit note's rest may be written without its sign; it never exceeds the note.
    """
    if amount.amount >= 0:
        return outstanding if outstanding.amount >= 0 else Money.zero(amount.currency)
    rest = -outstanding if outstanding.amount > 0 else outstanding
    return max(rest, amount)


def _problem(number: int, code: str, name: str, cell: Cell, reason: str) -> Problem:
    value = text_of(cell)[:_VALUE_CHARS_MAX]
    return Problem(row=number, code=code, field=name, value=value, reason=reason)

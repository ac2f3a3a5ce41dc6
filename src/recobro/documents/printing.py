"""Each document laid out on its sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel import Locale

from recobro.documents import formats
from recobro.documents.sheet import Column, Sheet
from recobro.documents.texts import Words, word, words_in
from recobro.domain.money import Money
from recobro.ports.documents import (
    Document,
    Heading,
    InvoiceCopy,
    Party,
    PaymentShares,
    PlanPart,
    PlanSchedule,
    Statement,
)


def print_document(document: Document) -> bytes:
    """A document as PDF; the same document gives the same bytes."""
    match document:
        case Statement():
            return _Page.of(document.heading).statement(document)
        case InvoiceCopy():
            return _Page.of(document.heading).invoice(document)
        case PlanSchedule():
            return _Page.of(document.heading).plan(document)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The conventions of one document: its words and its formats."""

    heading: Heading
    words: Words
    locale: Locale

    @classmethod
    def of(cls, heading: Heading) -> _Page:
        return cls(
            heading=heading,
            words=words_in(heading.language),
            locale=formats.locale_of(heading.language[:2], heading.country),
        )

    # --- the three documents -------------------------------------------------------

    def statement(self, document: Statement) -> bytes:
        sheet = self._sheet(self.words["statement"])
        facts = [("owed", document.owed), ("overdue", document.overdue)]
        if document.credit:
            facts.append(("credit", document.credit))
        named = [(self.words[name], self._money(value)) for name, value in facts]
        sheet.facts([*named, (self.words["currency"], self.heading.currency)])
        if not document.movements:
            sheet.note(self.words["nothing"])
            return bytes(sheet.output())
        self._movements(sheet, document)
        self._invoices(sheet, document)
        sheet.section(self.words["payments"])
        if document.payments:
            self._payments(sheet, document.payments)
        else:
            sheet.note(self.words["no_payments"])
        return bytes(sheet.output())

    def _movements(self, sheet: Sheet, document: Statement) -> None:
        w = self.words
        sheet.section(w["movements"])
        sheet.grid(
            [
                Column(title=w["date"], share=0.15),
                Column(title=w["what"], share=0.17),
                Column(title=w["reference"], share=0.20),
                Column(title=w["charge"], share=0.16, right=True),
                Column(title=w["payment"], share=0.16, right=True),
                Column(title=w["balance"], share=0.16, right=True),
            ],
            [
                (
                    self._day(line.day),
                    word(w, "kind", line.kind),
                    line.reference,
                    self._money(line.amount) if line.amount.amount > 0 else "",
                    self._money(-line.amount) if line.amount.amount < 0 else "",
                    self._money(line.balance),
                )
                for line in document.movements
            ],
        )
        if any(line.kind == "elsewhere" for line in document.movements):
            sheet.note(w["elsewhere_note"])

    def _invoices(self, sheet: Sheet, document: Statement) -> None:
        w = self.words
        sheet.section(w["invoices"])
        sheet.grid(
            [
                Column(title=w["number"], share=0.18),
                Column(title=w["concept"], share=0.23),
                Column(title=w["due"], share=0.14),
                Column(title=w["amount"], share=0.15, right=True),
                Column(title=w["left"], share=0.15, right=True),
                Column(title=w["state"], share=0.15, right=True),
            ],
            [
                (
                    line.number,
                    line.concept,
                    self._day(line.due_date),
                    self._money(line.amount),
                    self._money(line.outstanding),
                    word(w, "status", line.status),
                )
                for line in document.invoices
            ],
        )

    def _payments(self, sheet: Sheet, payments: tuple[PaymentShares, ...]) -> None:
        w = self.words
        sheet.grid(
            [
                Column(title=w["date"], share=0.15),
                Column(title=w["method"], share=0.2),
                Column(title=w["amount"], share=0.2, right=True),
                Column(title=f"    {w['applied']}", share=0.45),
            ],
            [
                (
                    self._day(line.day),
                    word(w, "kind", "returned")
                    if line.returned
                    else self._method(line.method),
                    self._money(line.amount),
                    "    " + self._shares(line),
                )
                for line in payments
            ],
        )

    def _shares(self, line: PaymentShares) -> str:
        told = [f"{number}: {self._money(share)}" for number, share in line.shares]
        return "; ".join(told) or self.words["not_applied"]

    def invoice(self, document: InvoiceCopy) -> bytes:
        w, invoice = self.words, document.invoice
        sheet = self._sheet(w[document.kind].format(number=invoice.number))
        sheet.note(w["not_original"].format(issuer=self.heading.issuer.name))
        facts = [
            (w["left"], self._money(invoice.outstanding)),
            (w["amount"], self._money(invoice.amount)),
            (w["state"], word(w, "status", invoice.status)),
            (w["number"], invoice.number),
            (w["concept"], invoice.concept or "–"),
            (w["issued"], self._day(document.issue_date)),
            (w["due"], self._day(invoice.due_date)),
            (w["currency"], self.heading.currency),
        ]
        if document.paid_elsewhere:
            told = self._money(document.paid_elsewhere)
            facts.insert(2, (w["paid_elsewhere"], told))
        sheet.facts(facts)
        if len(document.terms) > 1:
            sheet.section(w["terms"])
            sheet.grid(
                [
                    Column(title=w["due"], share=0.4),
                    Column(title=w["amount"], share=0.3, right=True),
                    Column(title=w["left"], share=0.3, right=True),
                ],
                [
                    (
                        self._day(t.due_date),
                        self._money(t.amount),
                        self._money(t.outstanding),
                    )
                    for t in document.terms
                ],
            )
        sheet.section(w["paid_of"])
        if not document.payments:
            sheet.note(w["no_payments"])
            return bytes(sheet.output())
        sheet.grid(
            [
                Column(title=w["date"], share=0.4),
                Column(title=w["method"], share=0.3),
                Column(title=w["amount"], share=0.3, right=True),
            ],
            [
                (self._day(day), self._method(method), self._money(share))
                for day, method, share in document.payments
            ],
        )
        return bytes(sheet.output())

    def plan(self, document: PlanSchedule) -> bytes:
        w = self.words
        sheet = self._sheet(w["plan"])
        left = document.outstanding
        sheet.facts(
            [
                (w["left"], self._money(left)),
                (w["paid"], self._money(document.total - left)),
                (w["plan_total"], self._money(document.total)),
                (w["agreed_on"], self._day(document.agreed_on)),
                (w["currency"], self.heading.currency),
            ]
        )
        sheet.section(w["parts"])
        sheet.grid(
            [
                Column(title=w["part"], share=0.1),
                Column(title=w["date"], share=0.3),
                Column(title=w["amount"], share=0.2, right=True),
                Column(title=w["left"], share=0.2, right=True),
                Column(title=w["state"], share=0.2, right=True),
            ],
            [
                (
                    str(part.seq),
                    self._part_day(part),
                    self._money(part.amount),
                    self._money(part.outstanding),
                    w[f"part.{self._part_state(part)}"],
                )
                for part in document.parts
            ],
        )
        return bytes(sheet.output())

    def _part_day(self, part: PlanPart) -> str:
        if part.moved_from is None or part.moved_from == part.day:
            return self._day(part.day)
        before = self.words["moved_from"].format(day=self._day(part.moved_from))
        return f"{self._day(part.day)} ({before})"

    def _part_state(self, part: PlanPart) -> str:
        if not part.outstanding:
            return "paid"
        if part.day < self.heading.issued_at.date():
            return "missed"
        return "partly" if part.outstanding != part.amount else "due"

    # --- what they have in common ----------------------------------------------------

    def _sheet(self, title: str) -> Sheet:
        heading, w = self.heading, self.words
        issuer = heading.issuer
        who = f"{issuer.name}, {issuer.tax_id}" if issuer.tax_id else issuer.name
        sheet = Sheet(
            paper="letter" if heading.country in formats.LETTER else "a4",
            title=title,
            author=issuer.name,
            language=str(self.locale).replace("_", "-"),
            issued_at=heading.issued_at,
            footer_text=w["footer"].format(
                issuer=who, moment=formats.moment(heading.issued_at, self.locale)
            ),
            page_text=w["page"],
        )
        sheet.columns(
            [w["issuer"], *self._party(issuer)],
            [w["recipient"], *self._party(heading.recipient)],
        )
        return sheet

    def _party(self, party: Party) -> list[str]:
        tax_id = party.tax_id and self.words["tax_id"].format(tax_id=party.tax_id)
        return [party.name, *filter(None, [tax_id, *party.lines])]

    def _money(self, value: Money) -> str:
        return formats.money(value, self.locale)

    def _day(self, value: date | None) -> str:
        return formats.day(value, self.locale)

    def _method(self, method: str) -> str:
        return word(self.words, "method", method) or "–"

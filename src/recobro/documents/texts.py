"""The words of the documents, in Spanish and English; nobody is addressed in them."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]

SPANISH: Words = {
    "statement": "Estado de cuenta",
    "invoice": "Copia de los datos de la factura {number}",
    "credit_note": "Copia de los datos de la nota de crédito {number}",
    "plan": "Calendario del plan de pagos",
    "issuer": "Emite",
    "recipient": "Para",
    "tax_id": "Identificación fiscal: {tax_id}",
    "owed": "Pendiente de pago",
    "overdue": "De ello, vencido",
    "credit": "A favor del cliente",
    "currency": "Moneda",
    "movements": "Movimientos",
    "invoices": "Facturas",
    "payments": "Pagos y a qué se aplicaron",
    "paid_of": "Pagos de esta factura",
    "terms": "Vencimientos",
    "parts": "Cuotas",
    "nothing": "No hay movimientos en esta cuenta.",
    "no_payments": "No consta ningún pago.",
    "date": "Fecha",
    "what": "Concepto",
    "reference": "Referencia",
    "charge": "Cargo",
    "payment": "Abono",
    "balance": "Saldo",
    "number": "Número",
    "concept": "Concepto",
    "issued": "Fecha de emisión",
    "due": "Vencimiento",
    "amount": "Importe",
    "paid": "Pagado",
    "left": "Pendiente",
    "state": "Estado",
    "method": "Medio",
    "applied": "Aplicado a",
    "not_applied": "sin aplicar",
    "total": "Total",
    "agreed_on": "Acordado el",
    "plan_total": "Importe del plan",
    "part": "Cuota",
    "moved_from": "antes: {day}",
    "paid_elsewhere": "Pagado directamente a la empresa",
    "not_original": (
        "Este documento recoge los datos de la factura tal como constan en la gestión "
        "de cobro. No es la factura original, que facilita {issuer}, ni la sustituye a "
        "efectos fiscales."
    ),
    "elsewhere_note": (
        "Los pagos hechos directamente a la empresa figuran junto a su factura: aquí "
        "no consta su fecha."
    ),
    "footer": "Emitido por {issuer} el {moment}",
    "page": "Página {page} de {pages}",
    "kind.invoice": "Factura",
    "kind.credit_note": "Nota de crédito",
    "kind.payment": "Pago",
    "kind.returned": "Pago devuelto",
    "kind.elsewhere": "Pagado a la empresa",
    "kind.adjustment": "Ajuste",
    "status.open": "Sin vencer",
    "status.overdue": "Vencida",
    "status.disputed": "En reclamación",
    "status.held": "En pausa",
    "status.paid": "Pagada",
    "status.credit": "A favor",
    "status.used": "Aplicada",
    "part.paid": "Pagada",
    "part.partly": "Pagada en parte",
    "part.missed": "Atrasada",
    "part.due": "Por pagar",
    "method.card": "Tarjeta",
    "method.transfer": "Transferencia",
    "method.cash": "Efectivo",
    "method.direct_debit": "Domiciliación",
    "method.bizum": "Bizum",
    "method.other": "Otro",
}

ENGLISH: Words = {
    "statement": "Statement of account",
    "invoice": "Copy of the data of invoice {number}",
    "credit_note": "Copy of the data of credit note {number}",
    "plan": "Schedule of the payment plan",
    "issuer": "Issued by",
    "recipient": "For",
    "tax_id": "Tax number: {tax_id}",
    "owed": "Outstanding",
    "overdue": "Of which overdue",
    "credit": "In the customer's favour",
    "currency": "Currency",
    "movements": "Movements",
    "invoices": "Invoices",
    "payments": "Payments and what they paid",
    "paid_of": "Payments of this invoice",
    "terms": "Due dates",
    "parts": "Instalments",
    "nothing": "There are no movements on this account.",
    "no_payments": "No payment is known.",
    "date": "Date",
    "what": "Item",
    "reference": "Reference",
    "charge": "Charge",
    "payment": "Payment",
    "balance": "Balance",
    "number": "Number",
    "concept": "Description",
    "issued": "Issue date",
    "due": "Due date",
    "amount": "Amount",
    "paid": "Paid",
    "left": "Outstanding",
    "state": "Status",
    "method": "Method",
    "applied": "Applied to",
    "not_applied": "not applied",
    "total": "Total",
    "agreed_on": "Agreed on",
    "plan_total": "Amount of the plan",
    "part": "Instalment",
    "moved_from": "before: {day}",
    "paid_elsewhere": "Paid to the company itself",
    "not_original": (
        "This document holds the data of the invoice as they are known in collections. "
        "It is not the original invoice, which {issuer} provides, and does not replace "
        "it for tax purposes."
    ),
    "elsewhere_note": (
        "Payments made to the company itself stand beside their invoice: their date is "
        "not known here."
    ),
    "footer": "Issued by {issuer} on {moment}",
    "page": "Page {page} of {pages}",
    "kind.invoice": "Invoice",
    "kind.credit_note": "Credit note",
    "kind.payment": "Payment",
    "kind.returned": "Payment returned",
    "kind.elsewhere": "Paid to the company",
    "kind.adjustment": "Adjustment",
    "status.open": "Not due",
    "status.overdue": "Overdue",
    "status.disputed": "Disputed",
    "status.held": "On hold",
    "status.paid": "Paid",
    "status.credit": "In favour",
    "status.used": "Applied",
    "part.paid": "Paid",
    "part.partly": "Partly paid",
    "part.missed": "Late",
    "part.due": "To pay",
    "method.card": "Card",
    "method.transfer": "Bank transfer",
    "method.cash": "Cash",
    "method.direct_debit": "Direct debit",
    "method.bizum": "Bizum",
    "method.other": "Other",
}


def words_in(language: str) -> Words:
    """The words of a language; Spanish for one that we do not have."""
    return ENGLISH if language.startswith("en") else SPANISH


def word(words: Words, kind: str, code: str) -> str:
    """The word for a code; the code itself where there is none."""
    return words.get(f"{kind}.{code}", code)

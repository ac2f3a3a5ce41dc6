"""What a receipt says, and what of it agrees, in words for the person who checks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recobro.domain.receipts import Agreement, Check, Finding, Receipt

# Each finding by its check and code; {} is what it was compared with.
_WORDS: Mapping[tuple[Check, str], str] = {
    (Check.FILE_SEEN, "same_account"): "el mismo archivo ya llegó en esta cuenta: {}",
    (Check.FILE_SEEN, "other_account"): "EL MISMO ARCHIVO LLEGÓ EN OTRA CUENTA: {}",
    (Check.REFERENCE_SEEN, "same_account"): "otra imagen trae la misma referencia: {}",
    (Check.REFERENCE_SEEN, "other_account"): (
        "OTRA CUENTA ENVIÓ UN COMPROBANTE CON LA MISMA REFERENCIA: {}"
    ),
    (Check.BOOKED, "same_reference"): "ya hay un pago con esa referencia: {}",
    (Check.BOOKED, "same_amount_and_date"): "puede ser un pago ya registrado: {}",
    (Check.CURRENCY, "other_currency"): "otra moneda: {}",
    (Check.AMOUNT, "balance"): "el importe es el saldo: {}",
    (Check.AMOUNT, "instalment"): "el importe es el de la cuota del {}",
    (Check.AMOUNT, "invoice"): "el importe es el de la factura {}",
    (Check.AMOUNT, "below"): "el importe es menor que el saldo: {}",
    (Check.AMOUNT, "above"): "el importe es mayor que el saldo: {}",
    (Check.AMOUNT, "not_read"): "no se leyó el importe",
    (Check.DATE, "possible"): "la fecha es posible: {}",
    (Check.DATE, "before_the_invoice"): "la fecha es anterior a la factura: {}",
    (Check.DATE, "not_read"): "no se leyó la fecha",
    (Check.PAYEE, "creditor"): "el beneficiario es la empresa: {}",
    (Check.PAYEE, "somebody_else"): "el beneficiario parece otro: {}",
}
_HEADS = {
    Agreement.AGREES: "Coincide",
    Agreement.DIFFERS: "No coincide",
    Agreement.UNKNOWN: "Por ver",
}


def brief_lines(receipt: Receipt, findings: Sequence[Finding]) -> list[str]:
    """The receipt in one line, and one for each kind of result."""
    told = (
        str(receipt.amount) if receipt.amount else "",
        str(receipt.date or ""),
        f"ref. {receipt.reference}" if receipt.reference else "",
        receipt.bank,
        f"a {receipt.payee}" if receipt.payee else "",
    )
    lines = [
        "Comprobante (lectura automática, por comprobar): "
        + " · ".join(part for part in told if part)
    ]
    for agreement, head in _HEADS.items():
        some = [words_of(f) for f in findings if f.agreement is agreement]
        if some:
            lines.append(f"{head}: {'; '.join(some)}")
    return lines


def words_of(finding: Finding) -> str:
    """A finding in Spanish."""
    return _WORDS[finding.check, finding.code].format(finding.detail)

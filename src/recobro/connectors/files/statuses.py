"""Words of invoice states, and of yes and no."""

from __future__ import annotations

import re

from recobro.connectors.files.titles import fold
from recobro.connectors.files.wordlists import words

_CLOSED = words(
    "pagada pagado pagadas cobrada cobrado paid settled liquidada liquidado "
    "saldada saldado cancelada cancelado anulada anulado void voided cancelled "
    "canceled annulled closed cerrada cerrado finiquitada condonada conciliada "
    "abonada rescindida reembolsada refunded"
)
_OPEN = words(
    "pendiente pdte vencida vencido impagada impagado abierta abierto open unpaid "
    "overdue due emitida enviada sent devuelta devuelto parcial partial "
    "parcialmente partially vigente activa activo corriente borrador draft morosa "
    "moroso reclamada disputa aplazada"
)
_PARTLY = re.compile(r"\b(parcial|partial|partly|part)")
_ADVERBS = words("totalmente fully completamente ya factura invoice")
_YES = words("si s yes y true verdadero x 1 cobrada cobrado pagada pagado paid")
_NO = words("no n false falso 0 pendiente impagada unpaid")


def is_closed(status: str) -> bool:
    """Whether the state says that nothing is owed any more: paid or cancelled."""
    folded = fold(status)
    if _PARTLY.search(folded):
        return False
    words = [w for w in re.findall(r"[a-z]+", folded) if w not in _ADVERBS]
    return bool(words) and words[0] in _CLOSED


def is_status_word(text: str) -> bool:
    """Whether the text is a state of an invoice and not, say, a state of Mexico."""
    return any(w in _CLOSED or w in _OPEN for w in re.findall(r"[a-z]+", fold(text)))


def yes_or_no(text: str) -> bool | None:
    """What a cell of a yes-no column says; None where it is neither."""
    folded = fold(text).strip(" .")
    if folded in _YES:
        return True
    return False if folded in _NO else None

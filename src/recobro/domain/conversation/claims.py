"""What a message says of a payment: shows a proof, has none yet, asks if it arrived.

The reading says that a payment is spoken of; these few words say how.
"""

from __future__ import annotations

import re

from recobro.domain.conversation.words import plain

_PROOF = re.compile(
    r"\b(?:adjunt|comprobante|justificante|captura|pantallazo|voucher|constancia"
    r"|soporte|recibo del pago|receipt|screenshot|proof)"
)
_HERE = re.compile(
    r"\b(?:adjunt|attached|(?:aqui|aca|ahi|alli) (?:l[oa]s? )?(?:esta|va|vas|tien"
    r"|te|le|os|se|l[oa])|(?:aqui|aca|ahi) ?[.!]*$|(?:este|esta) es"
    r"|(?:te|le|os|se|les) (?:l[oa] )?(?:mande|envie|pase|adjunt|comparti)"
    r"|l[oa] (?:mande|envie|pase|adjunte)|here (?:it )?is|i (?:have )?sent)"
)
_PAPER = (
    r"(?:comprobante|justificante|recibo|voucher|papel|ticket|captura|foto|constancia"
    r"|soporte|receipt|proof)"
)
_SENDING = r"(?:mand|envi|pas|adjunt|busc)"
_NOT_YET = re.compile(
    rf"\b(?:no|sin|ni)\b[^.;!?]{{0,40}}\b{_PAPER}"
    r"|\bno (?:me )?l[oa] (?:tengo|encuentro|hallo|guarde|tuve|dieron)"
    r"|\bbusc|\bperdi\b|\bse me (?:perdio|borro)"
    rf"|\b(?:luego|despues|mas tarde|manana|en cuanto|cuando)\b[^.;!?]{{0,40}}"
    rf"\b(?:{_SENDING}|teng)"
    r"|(?<!aqui )(?<!ahi )(?<!aca )\b(?:te|se|os|le|les) l[oa] (?:mando|envio|paso)\b"
    rf"|\b(?:donde|como|a que)\b[^.;!]{{0,30}}\b{_SENDING}"
    r"|\b(?:don't|do not|haven't|can't|cannot) (?:have|find|got)\b|\blook(?:ing)? for"
)
_ARRIVED = re.compile(
    r"\b(?:lleg(?:o|ado|aron|ada)|recibi(?:o|ste|eron|steis|do)|entr(?:o|ado)"
    r"|apareci?(?:o|do)?|figura|consta|ingres(?:o|ado)|acredit(?:o|ado)"
    r"|(?:ya )?(?:l[oa] )?(?:viste|vieron|ves|ven|visto|revisa\w*|comprob\w*)"
    r"|(?:esta|quedo|queda|estoy|quede) (?:ya|todo|listo|pagad[oa]|liquidad[oa]|al dia"
    r"|saldad[oa]|cancelad[oa])|ya (?:esta|quedo|queda|estuvo|estamos|quede|estoy)"
    r"|arrived|received|got it|get it|get (?:my|the)|is it (?:paid|done))\b"
)
_TELLS_HOW = re.compile(
    r"^\W*(?:(?:si|pues|ok|vale|bueno|hola)\W+)*(?:(?:ya )?(?:l[oa] )?(?:fue|hice|pague"
    r"|abone|transferi|deposite|ingrese|mande|envie|cancele|consigne|era)|it was"
    r"|i paid|con (?:la |mi )?tarjeta|por (?:bizum|transferencia|yape|plin|nequi)"
    r"|en (?:el|la|un|una) (?:banco|oxxo|cajero|tienda|sucursal))\b"
)


def shows_proof(text: str) -> bool:
    """Whether it brings a proof of the payment, or says that it is with it."""
    words = plain(text)
    return bool(_PROOF.search(words) or _HERE.search(words)) and not has_none(text)


def names_proof(text: str) -> bool:
    """Whether a proof is named with the message, not one that is still to come."""
    return bool(_PROOF.search(plain(text))) and not has_none(text)


def has_none(text: str) -> bool:
    """Whether the proof is not at hand: lost, looked for, to be sent later."""
    return bool(_NOT_YET.search(plain(text)))


def asks_if_arrived(text: str) -> bool:
    """Whether it asks if a payment or a proof is here: «¿te llegó?», «¿está ya?»."""
    return "?" in text and bool(_ARRIVED.search(plain(text)))


def tells_how(text: str) -> bool:
    """Whether it says how or when it was paid: «fue ayer con tarjeta»."""
    words = plain(text)
    return "?" not in text and bool(_TELLS_HOW.search(words)) and not has_none(text)

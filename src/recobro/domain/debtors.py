"""Recognising debtors: the key of an import, and whether a name is a business."""

from __future__ import annotations

import re
import unicodedata

# Legal forms of companies in Spain, Latin America, Brazil, the US and the UK, as the
# last words of a name, without dots and accents.
_LEGAL_FORMS = (
    "SL|SLU|SLL|SLP|SLNE|SA|SAU|SAL|SAD|SCCL|SCOOP|S COOP|COOP|CB|SC|AIE|UTE|"
    "SAS|LTDA|LIMITADA|EU|EIRL|SRL|SACI|SCA|SAC|SAA|SPA|"
    "SA DE CV|SAPI|SAPI DE CV|S DE RL|S DE RL DE CV|AC|ASOCIACION CIVIL|"
    "CA|SH|ME|EPP|EIRELI|INC|LLC|LTD|PLC|CORP|LLP|GMBH"
)
_BUSINESS_NAME = re.compile(rf"\b(?:{_LEGAL_FORMS})$")
_BUSINESS_WORDS = re.compile(
    r"^(?:COMUNIDAD (?:DE )?(?:PROPIETARIOS|VECINOS|BIENES)|CDAD PROP|AYUNTAMIENTO|"
    r"MUNICIPALIDAD|FUNDACION|ASOCIACION|COOPERATIVA|COLEGIO|SOCIEDAD|SINDICATO)\b"
)
# A Spanish CIF begins with one of these letters; a NIF of a person does not.
_SPANISH_CIF = re.compile(r"^[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]$")


def plain(text: str) -> str:
    """Upper case, without accents, dots or double spaces: how names are compared."""
    bare = unicodedata.normalize("NFKD", text.replace("ñ", "\0").replace("Ñ", "\0"))
    bare = "".join(c for c in bare if not unicodedata.combining(c)).replace("\0", "Ñ")
    bare = re.sub(r"[.\u00b7]", "", bare.upper())
    return re.sub(r"[^\w]+", " ", bare).strip()


def debtor_key(
    *, name: str, debtor_id: str | None, tax_id: str | None, contact: str | None
) -> str:
    """How an import recognises a debtor: by the ERP's code, the tax number, the name.

    A name alone is not enough to merge two people: where there is a contact it is part
    of the key. At most 250 characters.
    """
    if debtor_id:
        return f"id:{debtor_id}"[:250]
    if tax_id:
        return f"tax:{tax_id}"[:250]
    return f"name:{plain(name)[:180]}|{contact or ''}"[:250]


def debtor_kind(*, name: str, tax_id: str | None, country: str) -> str:
    """`business` where the name or number surely says so, else `consumer`.

    In doubt a consumer: the law protects consumers more, and what is owed between
    businesses only (Ley 3/2004, art. 3) is never asked of one.
    """
    bare = plain(name)
    if _BUSINESS_NAME.search(bare) or _BUSINESS_WORDS.search(bare):
        return "business"
    if country == "ES" and tax_id and _SPANISH_CIF.match(tax_id):
        return "business"
    return "consumer"

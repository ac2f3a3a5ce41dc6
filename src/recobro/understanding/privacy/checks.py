"""What a number is called: by its check digits where they fit, else by its shape."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import phonenumbers
from stdnum import iban, luhn
from stdnum.ar import cbu, cuit
from stdnum.br import cnpj, cpf
from stdnum.cl import rut
from stdnum.co import nit
from stdnum.es import cif, dni, nie
from stdnum.mx import curp, rfc
from stdnum.pe import ruc
from stdnum.us import ssn

from recobro.understanding.privacy.spans import Kind

_VALID: tuple[tuple[Kind, Callable[[str], bool]], ...] = (
    (Kind.IBAN, iban.is_valid), (Kind.DNI, dni.is_valid), (Kind.NIE, nie.is_valid),
    (Kind.CIF, cif.is_valid), (Kind.CURP, curp.is_valid), (Kind.RFC, rfc.is_valid),
    (Kind.CUIT, cuit.is_valid), (Kind.RUC, ruc.is_valid), (Kind.CNPJ, cnpj.is_valid),
    (Kind.CBU, cbu.is_valid),
)  # fmt: skip
_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Kind.IBAN, r"[a-z]{2}\d{2}[0-9a-z]{10,30}"),
        (Kind.CURP, r"[a-z]{4}\d{6}[a-z]{6}[0-9a-z]{2}"),
        (Kind.RFC, r"[a-z]{3,4}\d{6}[0-9a-z]{3}"),
        (Kind.NIE, r"[xyz]\d{7}[a-z]"),
        (Kind.DNI, r"\d{7,8}[a-z]"),
        (Kind.CIF, r"[a-hjnp-suvw]\d{7}[0-9a-j]"),
        (Kind.CBU, r"\d{22}"),
        (Kind.CCI, r"\d{20}"),
        (Kind.CLABE, r"\d{18}"),
    )
)
_REGIONS = ("ES", "MX", "CO", "AR", "CL", "PE", "US")
# Written as only this document is: the dash or the dots tell.
_WRITTEN: tuple[tuple[Kind, re.Pattern[str], Callable[[str], bool] | None], ...] = (
    (Kind.RUT, re.compile(r"\d{1,2}\.?\d{3}\.?\d{3} ?- ?[0-9k]"), None),
    (Kind.CUIT, re.compile(r"\d{2}-\d{8}-\d"), None),
    (Kind.CPF, re.compile(r"\d{3}\.?\d{3}\.?\d{3}-\d{2}"), cpf.is_valid),
    (Kind.SSN, re.compile(r"\d{3}-\d{2}-\d{4}"), ssn.is_valid),
    (Kind.NIT, re.compile(r"\d{3}\.?\d{3}\.?\d{3}-\d"), nit.is_valid),
    (Kind.RUT, re.compile(r"\d{7,8}k"), rut.is_valid),
    (Kind.DOCUMENT, re.compile(r"\d{1,2}\.\d{3}\.\d{3}"), None),
)


@lru_cache(maxsize=1024)
def name_of(written: str) -> Kind:
    """What a number in plain letters most probably is; NUMBER where nothing tells."""
    compact = re.sub(r"[^0-9a-z]", "", written)
    if written.lstrip("(").startswith("+"):
        return Kind.PHONE
    for kind, pattern, valid in _WRITTEN:
        if pattern.fullmatch(written.strip()) and (valid is None or valid(compact)):
            return kind
    for kind, is_valid in _VALID:
        if is_valid(compact.upper()):
            return kind
    if compact.isdigit() and 13 <= len(compact) <= 19 and luhn.is_valid(compact):
        return Kind.CARD
    for kind, pattern in _SHAPES:
        if pattern.fullmatch(compact):
            return kind
    if _is_phone(written, compact):
        return Kind.PHONE
    if compact.isdigit() and 13 <= len(compact) <= 19:
        return Kind.CARD
    return Kind.NUMBER


def is_card_or_account(written: str) -> bool:
    """Whether the check digits say that it is a card or a bank account for sure."""
    compact = re.sub(r"[^0-9a-z]", "", written)
    if iban.is_valid(compact):
        return True
    return compact.isdigit() and 14 <= len(compact) <= 19 and luhn.is_valid(compact)


def _is_phone(written: str, compact: str) -> bool:
    fewest = 7 if written.startswith("+") else 9  # eight digits are a document too
    if not compact.isdigit() or not fewest <= len(compact) <= 15:
        return False
    for region in _REGIONS if not written.startswith("+") else (None,):
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return True
    return False

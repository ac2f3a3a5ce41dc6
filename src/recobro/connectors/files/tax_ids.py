"""Tax identifiers: compact form, and whether they are right for their country."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType

# Modules of python-stdnum that a country's identifiers may belong to.
_MODULES: dict[str, tuple[str, ...]] = {
    "AR": ("ar.cuit", "ar.dni"),
    "BR": ("br.cnpj", "br.cpf"),
    "CL": ("cl.rut",),
    "CO": ("co.nit",),
    "CR": ("cr.cpj", "cr.cpf", "cr.cr"),
    "DO": ("do.rnc", "do.cedula"),
    "EC": ("ec.ruc", "ec.ci"),
    "ES": ("es.nif",),
    "FR": ("fr.tva", "fr.siren", "fr.siret"),
    "DE": ("de.vat",),
    "GT": ("gt.nit",),
    "IT": ("it.iva", "it.codicefiscale"),
    "MX": ("mx.rfc", "mx.curp"),
    "PE": ("pe.ruc", "pe.cui"),
    "PT": ("pt.nif",),
    "PY": ("py.rut",),
    "SV": ("sv.nit",),
    "UY": ("uy.rut",),
    "VE": ("ve.rif",),
}
_FOREIGN = re.compile(r"([A-Z]{2})[A-Z0-9]{2,13}")
_SEPARATORS = re.compile(r"[^0-9A-Z&Ñ]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxId:
    """A compact identifier; `valid` is None where we cannot tell for that country."""

    compact: str
    valid: bool | None


@dataclass(slots=True)
class TaxIdReader:
    """Reads tax identifiers; each distinct text of a country once."""

    _seen: dict[tuple[str, str], TaxId] = field(default_factory=dict)

    def read(self, text: str, country: str) -> TaxId:
        """The identifier, compact and upper-case, judged by the country's rule."""
        key = (text, country)
        if key not in self._seen:
            self._seen[key] = _tax_id(text, country)
        return self._seen[key]


def _tax_id(text: str, country: str) -> TaxId:
    compact = _SEPARATORS.sub("", text.upper())
    if country == "ES" and compact.startswith("ES") and len(compact) == 11:
        compact = compact[2:]
    if country not in _MODULES:
        return TaxId(compact=compact, valid=None)
    if any(_passes(module, text, compact) for module in _MODULES[country]):
        return TaxId(compact=compact, valid=True)
    if _unverifiable(country, text, compact) or _foreign_vat(country, compact):
        return TaxId(compact=compact, valid=None)
    return TaxId(compact=compact, valid=False)


def _passes(module: str, text: str, compact: str) -> bool:
    checker = _checker(module)
    if checker is None:
        return False
    try:
        return bool(checker.is_valid(compact) or checker.is_valid(text))
    except (ValueError, IndexError, KeyError, TypeError):
        return False


@cache
def _checker(module: str) -> ModuleType | None:
    try:
        return importlib.import_module(f"stdnum.{module}")
    except ImportError:
        return None


def _unverifiable(country: str, text: str, compact: str) -> bool:
    """Identifiers without a check digit, written beside those that have one."""
    if country == "CO":
        # A NIT without its digit (9) or an identity card (6 to 8, or 10 that begin
        # with 1): nothing to check.
        if "-" in text or not compact.isdigit():
            return False
        return 6 <= len(compact) <= 9 or (len(compact) == 10 and compact[0] == "1")
    if country == "PE":
        return compact.isdigit() and len(compact) == 8
    if country == "UY":
        return compact.isdigit() and len(compact) in {7, 8}
    if country == "PY":
        return compact.isdigit() and 5 <= len(compact) <= 8
    return False


def _foreign_vat(country: str, compact: str) -> bool:
    """Whether it is a valid European VAT number of another country."""
    match = _FOREIGN.fullmatch(compact)
    if not match or match[1] == country:
        return False
    return _passes("eu.vat", compact, compact)


def looks_like_tax_id(text: str, country: str) -> bool:
    """Whether the text is surely an identifier: right by a rule, and no bare count."""
    if not 7 <= len(text) <= 20 or country not in _MODULES:
        return False
    return bool(_tax_id(text, country).valid)

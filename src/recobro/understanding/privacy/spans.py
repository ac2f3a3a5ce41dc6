"""A stretch of text that holds personal data, and how several become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a stretch holds; the value is the name in its token."""

    DNI = "DNI"
    NIE = "NIE"
    CIF = "CIF"
    CURP = "CURP"
    RFC = "RFC"
    RUT = "RUT"
    RUC = "RUC"
    CUIT = "CUIT"
    CEDULA = "CEDULA"
    NIT = "NIT"
    CPF = "CPF"
    CNPJ = "CNPJ"
    SSN = "SSN"
    DOCUMENT = "DOCUMENT"
    IBAN = "IBAN"
    CLABE = "CLABE"
    CBU = "CBU"
    CCI = "CCI"
    ACCOUNT = "ACCOUNT"
    CARD = "CARD"
    SECRET = "SECRET"  # noqa: S105 - the name of a kind, no secret
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    ADDRESS = "ADDRESS"
    BIRTH = "BIRTH"
    NAME = "NAME"
    KNOWN = "KNOWN"
    LINK = "LINK"
    NUMBER = "NUMBER"
    BRACKET = "BRACKET"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `[start, end)` of a text, never empty."""

    start: int
    end: int
    kind: Kind


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order without overlaps; of two that overlap the longer names both.

    Token brackets written by the person stay spans of their own inside nothing else.
    """
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            last = out[-1]
            longer = span if _length(span) > _length(last) else last
            out[-1] = Span(last.start, max(last.end, span.end), longer.kind)
        else:
            out.append(span)
    return tuple(out)


def _length(span: Span) -> int:
    return span.end - span.start

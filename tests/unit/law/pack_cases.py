"""Cases generated from a pack: inside, outside and on the boundary of each rule."""

from __future__ import annotations

from collections.abc import Iterator

from tests.unit.law.case_base import CLEAN, REFERENCES, Raw, key_of
from tests.unit.law.contact_cases import CONTACT_MAKERS
from tests.unit.law.debt_cases import DEBT_MAKERS

__all__ = ["CLEAN", "MAKERS", "REFERENCES", "cases_of", "key_of"]

MAKERS = {**CONTACT_MAKERS, **DEBT_MAKERS}


def cases_of(pack: Raw) -> Iterator[Raw]:
    """The cases of every rule of a raw pack."""
    for rule in pack["rules"]:
        maker = MAKERS.get(rule["type"])
        if maker is None:
            continue
        for number, case in enumerate(maker(pack, rule)):
            yield {"id": f"{pack['id']}:{key_of(rule)}:{number}", **case}

"""Places: the region of a Spanish postcode."""

from __future__ import annotations

import pytest

from recobro.domain.places import spanish_region


@pytest.mark.parametrize(
    ("postcode", "region"),
    [
        ("28013", "MD"),
        ("08001", "CT"),
        ("8001", "CT"),  # a spreadsheet dropped the zero
        (" 48001 ", "PV"),
        ("52001", "ML"),
        ("01001", "PV"),
        ("53000", ""),
        ("00100", ""),
        ("99999", ""),
        ("", ""),
        ("28O13", ""),
        ("280130", ""),
        ("١٢٣٤٥", ""),
    ],
)
def test_region_of_postcode(postcode: str, region: str) -> None:
    assert spanish_region(postcode) == region


def test_every_province_has_a_region() -> None:
    assert all(spanish_region(f"{n:02}001") for n in range(1, 53))

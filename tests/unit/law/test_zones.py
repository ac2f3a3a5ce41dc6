"""Where the debtor may be: what is stated, then the region, the phone, the country."""

from __future__ import annotations

from recobro.law.zones import candidate_zones


def test_stated_zone_wins() -> None:
    zones = candidate_zones(
        country="ES", stated="Atlantic/Canary", phone="+34600111222"
    )
    assert zones == ("Atlantic/Canary",)


def test_region_decides_in_spain() -> None:
    assert candidate_zones(country="ES", subdivision="CN") == ("Atlantic/Canary",)
    assert candidate_zones(country="ES", subdivision="ES-CT") == ("Europe/Madrid",)


def test_unknown_region_leaves_all_zones() -> None:
    zones = candidate_zones(country="CL")
    assert "America/Santiago" in zones
    assert "Pacific/Easter" in zones


def test_unknown_country_has_no_zone() -> None:
    assert candidate_zones(country="ZZ") == ()


def test_wrong_zone_is_not_taken() -> None:
    assert candidate_zones(country="CO", stated="Mars/Olympus") == ("America/Bogota",)

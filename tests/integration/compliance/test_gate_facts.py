"""What the gate is told: an ordinary first message passes where the law lets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.builders import an_invoice_row
from tests.integration.actions.scene import Scene

from recobro.actions.gate import judge_contact
from recobro.actions.mark_workplace import mark_workplace
from recobro.actions.tenants import set_options
from recobro.demo.seed import demo_options
from recobro.domain.compliance.verdicts import Verdict
from recobro.domain.messages import Channel
from recobro.storage.accounts import load_account
from recobro.storage.tenancy import acting_for
from recobro.storage.tenants import tenant_settings

# The packs' countries: a mobile number of each, and what time it is there.
COUNTRIES = {
    "ES": ("+34600111222", "Europe/Madrid"),
    "MX": ("+525512345678", "America/Mexico_City"),
    "CO": ("+573001234567", "America/Bogota"),
    "AR": ("+5491151234567", "America/Argentina/Buenos_Aires"),
    "CL": ("+56950123456", "America/Santiago"),
    "PE": ("+51990123456", "America/Lima"),
    "BR": ("+5511987654321", "America/Sao_Paulo"),
    "US": ("+12125550100", "America/New_York"),
    "GB": ("+447700900123", "Europe/London"),
}
ANSWERS = ("requested_information", "transaction_confirmation", "opt_out_confirmation")


def a_consumer(scene: Scene, country: str, *, hour: int = 10, **options: Any) -> Scene:
    """A debtor there, at half past ten on Tuesday 10 March 2026 of their own clock."""
    phone, zone = COUNTRIES[country]
    there = datetime(2026, 3, 10, hour, 30, tzinfo=ZoneInfo(zone))
    scene.twins.clock.moment = there.astimezone(UTC)
    scene.owes(an_invoice_row(country=country, phone=phone, email="ana@example.com"))
    demo = demo_options("http://127.0.0.1:1")
    set_options(scene.tenant_id, {**demo, "whatsapp": None, **options})
    return scene


def judged(
    scene: Scene, purpose: str = "reminder", *, channel: str = "whatsapp", **view: Any
) -> Verdict:
    with acting_for(scene.tenant_id):
        account = replace(load_account(scene.account_id, scene.now), **view)
        return judge_contact(
            scene.twins.services,
            tenant_settings(),
            account,
            channel=channel,
            point=account.contact_on(Channel(channel)),
            purpose=purpose,
            automated=True,
            now=scene.now,
        )


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("purpose", ["reminder", "collection", *ANSWERS])
def test_ordinary_message_passes(
    empty_scene: Scene, country: str, purpose: str
) -> None:
    verdict = judged(a_consumer(empty_scene, country), purpose)
    assert verdict.rule_ids == ()
    assert verdict.allowed


def test_brazil_asks_for_the_tax_identifier(empty_scene: Scene) -> None:
    """CDC art. 42-A: name, address and tax identifier in every document (BR-02)."""
    scene = a_consumer(empty_scene, "BR")
    assert judged(scene, channel="email").allowed
    set_options(scene.tenant_id, {"tax_id": None})
    assert judged(scene, channel="email").rule_ids == ("BR-02",)
    assert judged(scene, channel="whatsapp").allowed


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("purpose", ANSWERS)
def test_answer_at_night_passes_but_in_colombia(
    empty_scene: Scene, country: str, purpose: str
) -> None:
    """Ley 2300 art. 8 exempts answers from frequency, not from hours (CO-02, CO-11)."""
    scene = a_consumer(empty_scene, country, hour=22)
    verdict = judged(scene, purpose)
    assert verdict.rule_ids == (("CO-02",) if country == "CO" else ())
    assert not judged(scene, "collection").allowed


def test_american_agency_keeps_its_hours_in_answers(empty_scene: Scene) -> None:
    """12 CFR 1006.6(b) binds debt collectors, whatever the message is (US-02)."""
    stated = {"agency_named": True, "debt_collector_notice": True}
    scene = a_consumer(
        empty_scene, "US", hour=22, collector="third_party", facts=stated
    )
    assert judged(scene, "requested_information").rule_ids == ("US-02",)


def test_agency_is_asked_for_more_than_a_creditor(empty_scene: Scene) -> None:
    """REDECO and the agency's name bind agencies (MX-02, MX-09)."""
    scene = a_consumer(
        empty_scene, "MX", collector="third_party", facts={"licence_redeco": False}
    )
    assert set(judged(scene).rule_ids) >= {"MX-02", "MX-09"}
    stated = {"licence_redeco": True, "agency_named": True, "hold": False}
    set_options(scene.tenant_id, {"facts": stated})
    assert judged(scene).allowed


def test_stated_facts_do_not_replace_known_ones(empty_scene: Scene) -> None:
    scene = a_consumer(empty_scene, "ES", facts={"disputed": False, "hold": "no"})
    with acting_for(scene.tenant_id):
        position = load_account(scene.account_id, scene.now).position
    contested = replace(
        position, claims=tuple(replace(c, disputed=True) for c in position.claims)
    )
    disputed = judged(scene, open_disputes=1, position=contested)
    assert disputed.rule_ids == ("RECOBRO-DISPUTE",)
    assert judged(scene, open_disputes=1).allowed  # of another invoice


def test_unknown_kind_of_collector_meets_every_rule(empty_scene: Scene) -> None:
    scene = a_consumer(empty_scene, "US", collector="cousin")
    assert "US-14" in judged(scene).rule_ids


def test_barred_debt_is_not_demanded_in_brazil(empty_scene: Scene) -> None:
    """Five years from the due date (BR-09): the gate is told since when it is due."""
    scene = empty_scene
    phone, _ = COUNTRIES["BR"]
    a_consumer(scene, "BR")
    old = datetime(2021, 3, 9, tzinfo=UTC).date()
    assert judged(scene, "collection").allowed
    scene.owes(an_invoice_row(country="BR", phone=phone, due_date=old))
    assert not judged(scene, "collection").allowed
    assert judged(scene, "requested_information").allowed


def test_first_contact_ends_with_the_first_that_may_arrive(scene: Scene) -> None:
    from recobro.actions.gate import question  # noqa: PLC0415

    def first() -> bool | None:
        with acting_for(scene.tenant_id):
            account = load_account(scene.account_id, scene.now)
            asked = question(
                scene.twins.services,
                tenant_settings(),
                account,
                channel="whatsapp",
                point=account.contact_on(Channel.WHATSAPP),
                purpose="collection",
                automated=True,
                now=scene.now,
            )
        return asked.facts.flags["first_contact"]

    assert first() is True
    scene.remind()
    assert first() is False


def test_year_end_has_its_closed_days(empty_scene: Scene) -> None:
    """In Bogota it is still 31 December 2026 when it is 2027 in UTC."""
    scene = a_consumer(empty_scene, "CO")
    scene.twins.clock.moment = datetime(2027, 1, 1, 2, tzinfo=UTC)
    verdict = judged(scene, "collection")
    assert verdict.rule_ids == ("CO-02",)
    assert verdict.broken[0].missing == ()
    # 1 January is a holiday: Saturday 2 January at eight, which is 13:00 UTC.
    assert verdict.earliest == datetime(2027, 1, 2, 13, tzinfo=UTC)


@pytest.mark.parametrize(("given", "rules"), [(False, ("ES-25",)), (True, ())])
def test_workplace_hears_nothing_of_the_debt(
    empty_scene: Scene, given: bool, rules: tuple[str, ...]
) -> None:
    """The AEPD's fine for a shared mailbox at work (ES-25)."""
    scene = a_consumer(empty_scene, "ES")
    telephones = [p for p in scene.view.contact_points if p.channel != "email"]
    for point in telephones:  # in whatever order they come
        mark_workplace(
            scene.tenant_id,
            scene.account_id,
            point.contact_point_id,
            at_work=True,
            given_by_debtor=given,
            actor="eva",
            now=scene.now,
        )
    assert judged(scene, "collection").rule_ids == rules
    # the same telephone on another channel, and no other address
    assert judged(scene, "collection", channel="sms").rule_ids == rules
    assert judged(scene, "collection", channel="email").allowed
    assert scene.kinds[-1] == "contact_point.marked"

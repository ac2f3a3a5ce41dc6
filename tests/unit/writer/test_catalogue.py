"""Our texts as data: whole in every country, form of address and language."""

from __future__ import annotations

import re

import pytest

from recobro.domain.conversation.wording import Act
from recobro.ports.wordings import Preview, Review, Slot
from recobro.understanding.writer import english, spanish
from recobro.understanding.writer.blanks import BlankKind, blank
from recobro.understanding.writer.catalogue import (
    COUNTRIES,
    Entry,
    Readers,
    entries,
    entry,
    fields_of,
)
from recobro.understanding.writer.countries import OVERLAYS, latin, our_text
from recobro.understanding.writer.desk import CatalogueDesk
from recobro.understanding.writer.purposes import PURPOSES, Group, Tone
from recobro.understanding.writer.register import Register, in_register

DESK = CatalogueDesk()
PLACES = [*((country, "es") for country in (*COUNTRIES, "UY", "EC")), ("ES", "en")]
# The acts that people meet most: greetings, what is owed, paying, agreeing, missing.
MOST_USED = (
    "reminder", "overdue_notice", "identity_confirmed", "payment_link",
    "payment_problem", "payment_thanks", "payment_thanks_part", "payment_thanks_plan",
    "plan_completed", "ask_proof", "proof_received", "offer_plan", "counter_plan",
    "plan_agreed", "better_plan", "offer_discount", "discount_agreed", "no_discount",
    "ask_alternative", "promise_agreed", "extension_agreed", "promise_broken",
    "promise_partly_kept", "instalment_missed", "hardship", "dispute_noted",
    "greeting", "misunderstood",
)  # fmt: skip


def reviewed(known: Entry, country: str, language: str) -> Review:
    slot = Slot(key=known.key, language=language, country=country)
    text = known.ours(country=country, language=language)
    return DESK.review(slot, text, creditor="Energía Clara", countries=[country])


@pytest.mark.parametrize(("country", "language"), PLACES)
def test_every_text_is_whole_everywhere(country: str, language: str) -> None:
    for known in entries():
        review = reviewed(known, country, language)
        assert review.faults == (), known.key
        # three situations, in each form of address where the language has them
        assert len(review.previews) == (3 if language == "en" else 9)
        for preview in review.previews:
            _is_whole(known, preview)


def _is_whole(known: Entry, preview: Preview) -> None:
    assert preview.text, known.key
    assert not set("[]{}|") & set(preview.text), preview.text
    assert "  " not in preview.text, preview.text
    assert not re.search(r" [.,;:?!]", preview.text), preview.text
    assert preview.faults == (), (known.key, preview.text)
    assert preview.characters <= 1000


def test_catalogue_has_every_act() -> None:
    keys = {known.key for known in entries()}
    assert {key.split(".")[0] for key in keys if not key.startswith("aside.")} == {
        act.value for act in Act
    }
    assert set(PURPOSES) == keys == set(english.TEXTS)
    assert {known.group for known in entries()} == set(Group)


def test_every_text_says_what_it_is_for() -> None:
    for known in entries():
        assert known.purpose["es"].endswith("."), known.key
        assert known.purpose["en"].endswith("."), known.key
        assert known.limits == {"whatsapp": 1000, "sms": 3}


def test_both_languages_have_the_same_variables() -> None:
    for key, text in spanish.TEXTS.items():
        assert set(fields_of(text)) == set(fields_of(english.TEXTS[key])), key


@pytest.mark.parametrize("country", [*OVERLAYS, "latin"])
def test_no_overlay_loses_a_variable(country: str) -> None:
    module = latin if country == "latin" else OVERLAYS[country]
    for table in ("TEXTS", "FRAGMENTS"):
        base = getattr(spanish, table)
        for key, text in getattr(module, table).items():
            assert set(fields_of(text)) == set(fields_of(base[key])), key
    assert set(module.METHODS) <= set(spanish.METHODS)


@pytest.mark.parametrize("country", OVERLAYS)
def test_country_says_the_common_things_its_way(country: str) -> None:
    for key in MOST_USED:
        here = our_text(key, country=country, language="es")
        assert here != spanish.TEXTS[key], key


@pytest.mark.parametrize("country", [*OVERLAYS, "UY"])
def test_american_texts_do_not_speak_as_in_spain(country: str) -> None:
    peninsular = re.compile(r"\b(?:[Hh]emos|[Hh]e) \w+[aie]do\b|\bvosotros\b|importe")
    for key in MOST_USED:
        here = our_text(key, country=country, language="es")
        assert not peninsular.search(here), (key, here)


def test_countries_have_their_words() -> None:
    said = {
        country: in_register(our_text(key, country=country, language="es"), register)
        for country, key, register in (
            ("MX", "reminder", Register.TU),
            ("CO", "misunderstood", Register.USTED),
            ("AR", "payment_link", Register.VOS),
            ("CL", "instalment_missed", Register.TU),
            ("PE", "ask_proof", Register.TU),
        )
    }
    assert "la liga para pagar" in said["MX"]
    assert "Qué pena, no le entendí" in said["CO"]
    assert "Acá tenés" in said["AR"]
    assert "La cuota" in said["CL"]
    assert "voucher" in said["PE"]


def test_country_without_words_of_its_own_speaks_as_america() -> None:
    assert our_text("payment_thanks", country="EC", language="es").startswith(
        "Recibimos"
    )
    assert our_text("payment_thanks", country="ES", language="es").startswith("Hemos")


def test_figures_of_an_agreement_are_needed() -> None:
    for key, names in {
        "confirm_promise": {"amount", "weekday_date", "rest"},
        "plan_agreed": {"instalments", "link"},
        "offer_discount": {"amount", "balance", "percent", "weekday_date"},
        "details": {"balance", "invoices"},
        "reminder": {"balance"},
    }.items():
        known = entry(key)
        assert known is not None
        assert known.needed == names


def test_unverified_texts_know_no_creditor_and_no_sum() -> None:
    for known in entries():
        if known.readers is Readers.VERIFIED:
            continue
        kinds = {b.kind for b in known.blanks}
        assert "creditor" not in {b.name for b in known.blanks}, known.key
        assert BlankKind.MONEY not in kinds, known.key


def test_stages_grow_firm_and_care_never_does() -> None:
    tones = {known.key: known.tone for known in entries()}
    assert tones["reminder"] is Tone.KIND
    assert tones["promise_broken"] is Tone.FIRM
    assert Tone.FIRM not in {
        known.tone for known in entries() if known.group is Group.CARE
    }


def test_variable_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        blank("nothing")
    assert entry("nothing") is None

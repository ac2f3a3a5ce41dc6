"""Variants over the real processes: a strategy from its document to the phones."""

from __future__ import annotations

from collections import defaultdict

from tests.acceptance.stack import Company, somebody

_DOCUMENT = """
strategy: default
quiet_days: 3
steps:
  - name: first
    days: 1..30
    template: overdue_first
  - name: nudge
    days: 3..6
    anchor: last_contact
    repeat: 4
    template: overdue_second
    variants:
      - {name: ask, weight: 50%, template: overdue_second}
      - {name: help, weight: 50%, template: overdue_help}
"""
# What only one of the two texts says.
_WORDS = {"ask": "Sigue pendiente", "help": "un plan de pagos"}


def _in_force(company: Company) -> None:
    """Two people put the document in force, for all debts."""
    people = [f"{name}.{company.slug}@example.com" for name in ("ana", "eva")]
    for email in people:
        company.stack.shell.order(
            "person", tenant_id=company.tenant_id, email=email,
            password="una-contrasena-larga",
        )  # fmt: skip
    path = company.stack.home / f"{company.slug}.yaml"
    path.write_text(_DOCUMENT, encoding="utf-8")
    company.recobro("strategy", "import", str(path), "--by", people[0])
    version = company.sql(
        "select name || '@' || version from strategy where tenant_id = %(tenant)s"
        " order by version desc limit 1"
    )[0][0]
    company.recobro("strategy", "propose", version, "--by", people[0])
    company.recobro(
        "strategy", "approve", version, "--by", people[1], "--move-all",
        "--from", company.today.isoformat(),
    )  # fmt: skip


def test_same_debtor_in_one_variant_across_days(company: Company) -> None:
    everybody = [somebody() for _ in range(16)]
    company.owes(*everybody)
    _in_force(company)
    company.run_day()
    company.quiet()
    for _ in range(3):  # Friday the 15th, Monday the 18th, Thursday the 21st
        company.lives(3)
    told = company.sql(
        "select c.address, m.variant, count(*) from message m join contact_point c"
        " on c.tenant_id = m.tenant_id and c.id = m.contact_point_id"
        " where m.tenant_id = %(tenant)s and m.key like 'step:nudge:%%'"
        " and m.state = 'delivered' group by 1, 2"
    )
    variants: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for address, variant, times in told:
        variants[address].append((variant, times))
    # Three nudges each, every one of them in the debtor's own variant.
    assert {len(own) for own in variants.values()} == {1}
    assert {times for ((_, times),) in variants.values()} == {3}
    assert {variant for ((variant, _),) in variants.values()} == {"ask", "help"}
    for debtor in everybody:
        ((variant, _),) = variants[debtor.phone]
        nudges = company.texts(debtor)[1:]
        assert len(nudges) == 3
        assert all(_WORDS[variant] in text for text in nudges)
    # Stored with each decision: the variant, and the chance of getting it.
    stored = company.sql(
        "select distinct variant, propensity from decision"
        " where tenant_id = %(tenant)s and step = 'nudge' and action = 'send'"
        " order by 1"
    )
    assert stored == [("ask", 0.5), ("help", 0.5)]

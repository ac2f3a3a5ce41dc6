"""Print what a row of each large table weighs: the figures of docs/scale.md.

A company of its own lives a little in a database that is thrown away: a portfolio is
imported, the day is decided, messages leave through a channel in memory, statuses come
back, a part pays. Then the tables are weighed as they are, and packed anew.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

from recobro.bench.runner import temporary_database

ACCOUNTS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
MESSAGES, PAYMENTS = 1_000, 300
_SIZES = """
    select c.relname, c.reltuples::bigint, pg_table_size(c.oid), pg_indexes_size(c.oid)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public' and c.reltuples >= 100
    order by pg_total_relation_size(c.oid) desc
"""
# A planned message has no text yet; a line of the chronology is as long as its event.
_KINDS = """
    select 'message ' || state, count(*), round(avg(pg_column_size(m)))
    from message m group by state
    union all
    select 'line ' || kind, count(*), round(avg(pg_column_size(c)))
    from chronology c group by kind
    order by 1
"""


def main() -> None:
    """Live the day, then weigh."""
    with temporary_database():
        tenant_id = _a_company()
        _send_and_settle(tenant_id)
        _weigh()


def _a_company() -> UUID:
    from recobro.bench.company import a_company, bring_in  # noqa: PLC0415
    from recobro.bench.portfolio import portfolio_file  # noqa: PLC0415

    tenant_id = a_company()
    bring_in(tenant_id, portfolio_file(ACCOUNTS * 2, seed=6, debtors=ACCOUNTS))
    _say(f"{ACCOUNTS} accounts imported")
    return tenant_id


def _send_and_settle(tenant_id: UUID) -> None:
    from recobro.actions.record_payment import record_payment  # noqa: PLC0415
    from recobro.actions.run_cycle import run_cycle  # noqa: PLC0415
    from recobro.actions.send_message import send_message  # noqa: PLC0415
    from recobro.bench.company import NOW, at_noon  # noqa: PLC0415
    from recobro.bench.portfolio import TODAY  # noqa: PLC0415
    from recobro.channels.in_memory import InMemoryChannel  # noqa: PLC0415
    from recobro.domain.money import Money  # noqa: PLC0415
    from recobro.storage.models import InboundEvent, Message  # noqa: PLC0415
    from recobro.storage.tenancy import acting_for  # noqa: PLC0415

    channel = InMemoryChannel()
    services = replace(at_noon(), open_channel=lambda _channel, _options: channel)
    run_cycle(
        services, tenant_id=tenant_id, day=TODAY, dry_run=False, started_by="weigh"
    )
    _say("decided")
    with acting_for(tenant_id):
        planned = Message.objects.filter(tenant_id=tenant_id, state="planned")
        ids = list(planned.order_by("id").values_list("id", flat=True)[:MESSAGES])
    for message_id in ids:
        send_message(services, tenant_id=tenant_id, message_id=message_id)
    _say(f"{len(ids)} sent")
    with acting_for(tenant_id):
        sent = Message.objects.filter(tenant_id=tenant_id, id__in=ids)
        later = {"sent_at": NOW, "delivered_at": NOW, "read_at": NOW}
        for state in ("sent", "delivered", "read"):  # three statuses, three updates
            sent.update(state=state, **{f"{state}_at": later[f"{state}_at"]})
        InboundEvent.objects.bulk_create(
            InboundEvent(
                tenant_id=tenant_id, source="whatsapp", body=_status_body(),
                received_at=NOW + timedelta(seconds=n), status="processed",
                processed_at=NOW + timedelta(seconds=n + 1),
            )
            for n in range(3 * MESSAGES)
        )  # fmt: skip
        payers = list(
            Message.objects.filter(tenant_id=tenant_id, id__in=ids).values_list(
                "account_id", flat=True
            )[:PAYMENTS]
        )
    for number, account_id in enumerate(payers):
        record_payment(
            services, tenant_id=tenant_id, account_id=account_id, source="sandbox",
            external_id=f"pay-{number:08}", method="card",
            amount=Money.of("40.00", "EUR"), received_at=NOW, actor="gateway", now=NOW,
        )  # fmt: skip
    _say(f"{len(payers)} paid")


def _status_body() -> bytes:
    """About what the Graph API posts for one status: 700 bytes."""
    value = {
        "messaging_product": "whatsapp",
        "metadata": {
            "display_phone_number": "34600111000",
            "phone_number_id": "106540352242922",
        },
        "statuses": [
            {
                "id": f"wamid.{uuid4().hex}{uuid4().hex}",
                "status": "delivered",
                "timestamp": "1773140400",
                "recipient_id": "34600111222",
                "biz_opaque_callback_data": str(uuid4()),
                "conversation": {"id": uuid4().hex, "origin": {"type": "utility"}},
                "pricing": {
                    "billable": True,
                    "pricing_model": "PMP",
                    "category": "utility",
                },
            }
        ],
    }
    change = {"field": "messages", "value": value}
    entry = {"id": "102290129340398", "changes": [change]}
    body = {"object": "whatsapp_business_account", "entry": [entry]}
    return json.dumps(body, separators=(",", ":")).encode()


def _weigh() -> None:
    import psycopg  # noqa: PLC0415

    from recobro.environment import read_environment  # noqa: PLC0415
    from recobro.storage.startup import resolve_database  # noqa: PLC0415

    owner = resolve_database(read_environment()).owner
    assert owner is not None
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("analyze")
        lived = {name: told for name, *told in connection.execute(_SIZES)}
        connection.execute("vacuum full")
        connection.execute("analyze")
        packed = {name: told for name, *told in connection.execute(_SIZES)}
        told_apart = connection.execute(_KINDS).fetchall()
    line = "| {:<20} | {:>8} | {:>7} | {:>7} | {:>7} | {:>9} |".format
    print(line("table", "rows", "row", "index", "bytes", "as lived"))
    for name, (rows, table, indexes) in packed.items():
        before = sum(lived[name][1:]) / rows if name in lived else 0
        print(
            line(name, rows, round(table / rows), round(indexes / rows),
                 round((table + indexes) / rows), round(before))
        )  # fmt: skip
    for kind, rows, size in told_apart:
        print(f"{kind}: {rows} rows of {size} bytes")


def _say(what: str) -> None:
    sys.stderr.write(f"{what}\n")


if __name__ == "__main__":
    main()

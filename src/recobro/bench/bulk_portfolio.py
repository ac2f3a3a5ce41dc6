"""A portfolio of any size, made inside the benchmark's own database.

An import would take minutes for a million accounts and is measured elsewhere. Here one
statement for each table invents the rows from their numbers, as the owner and with the
foreign keys asleep; afterwards PostgreSQL looks at the tables, as it would by itself.

Each account owes one to three invoices in euros. Of a hundred accounts three made a
promise, two have a plan, two a dispute, three a hold, two a stop, one a credit note,
and thirty-three were written to before. Nobody is a real person.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

_TABLES = (
    "debtor", "contact_point", "account", "invoice", "invoice_term", "promise", "plan",
    "plan_instalment", "dispute", "hold", "stop", "verdict", "message",
    "contact_attempt", "chronology",
)  # fmt: skip
# One identifier a table and number: time-ordered like the real ones.
_ID = "('019a{table:04x}-' || lpad(to_hex(%(batch)s), 4, '0') || '-7000-8000-' || "
_ID += "lpad(to_hex({number}), 12, '0'))::uuid"


def load(
    tenant_id: UUID, accounts: int, *, today: date, batch: int, seed: int = 1
) -> None:
    """Fill the tables with so many accounts of a tenant, due around `today`.

    `batch` (0 to 65535) keeps the identifiers of several loads apart. Call it while a
    temporary database is open.
    """
    from django.db import connections, transaction  # noqa: PLC0415  settings first

    values: dict[str, Any] = {
        "tenant": str(tenant_id),
        "accounts": accounts,
        "today": today,
        "batch": batch,
        "seed": seed,
    }
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        for statement in _STATEMENTS:
            cursor.execute(_filled(statement), values)
    with connections["owner"].cursor() as cursor:
        cursor.execute("set maintenance_work_mem = '256MB'")
        cursor.execute(f"vacuum (analyze) {', '.join(_TABLES)}")
    connections["owner"].close()


def send_all(tenant_id: UUID, at: datetime) -> None:
    """Let everything that is planned have been sent and read, as the send path notes.

    It stands in for a day of sending, which `recobro bench send` measures.
    """
    from django.db import connections, transaction  # noqa: PLC0415  settings first

    values: dict[str, Any] = {"tenant": str(tenant_id), "at": at}
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        for statement in _SENT:
            cursor.execute(statement, values)
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"vacuum (analyze) {', '.join((*_TABLES, *_WRITTEN))}")
    connections["owner"].close()


_WRITTEN = ("decision", "cycle_range")
_SENT = (
    """
    insert into verdict (tenant_id, id, account_id, message_id, allowed, rules,
        explanation, packs, moment)
    select tenant_id, id, account_id, id, true, '[]', '{}', '["ES"]', %(at)s
    from message where tenant_id = %(tenant)s and state = 'planned'
    """,
    """
    insert into contact_attempt (tenant_id, id, account_id, debtor_id, channel, purpose,
        message_id, at, outcome, released, direction, logged_by, note)
    select m.tenant_id, m.id, m.account_id, a.debtor_id, m.channel, m.purpose, m.id,
        %(at)s, 'read', false, 'outbound', '', ''
    from message m join account a on a.tenant_id = m.tenant_id and a.id = m.account_id
    where m.tenant_id = %(tenant)s and m.state = 'planned'
    """,
    """
    update message set state = 'read', verdict_id = id, attempt_id = id, attempts = 1,
        sending_at = %(at)s, sent_at = %(at)s, delivered_at = %(at)s, read_at = %(at)s
    where tenant_id = %(tenant)s and state = 'planned'
    """,
)


def _filled(statement: str) -> str:
    """The statement with the expressions for identifiers and chance written out."""
    for mark, expression in _MARKS.items():
        statement = statement.replace(mark, expression)
    for index, table in enumerate(_TABLES):
        for name, number in (("", "n"), ("2", "n * 3 + k")):
            mark = f"<{table}{name}>"
            statement = statement.replace(mark, _ID.format(table=index, number=number))
    return statement.replace("<all>", "generate_series(1, %(accounts)s) n").replace(
        # a number from 0 to 99 that looks random and is always the same
        "<chance>",
        "abs(hashint4extended(n, %(seed)s)) %% 100",
    )


# The due date of an account: from three days ahead to 180 ago, each as often.
_DUE = "%(today)s::date - (abs(hashint4extended(n, 7)) %% 184)::int + 3"
_CENTS = "round((1500 + abs(hashint4extended(n * 3 + k, 11)) %% 60000) / 100.0, 2)"
_BEFORE = "%(today)s::timestamp at time zone 'UTC'"
# The line with which an import begins a chronology, sealed as `domain.chronology` does.
_IMPORTED = "'2026-03-01T06:00:00.000000+00:00'"
_SEALED = (
    'encode(sha256(convert_to(\'["","\' || <account> || \'",1,"\' || <imported> || '
    "'\",\"invoices.imported\",\"bench\",{}]', 'UTF8')), 'hex')"
)
_MARKS = {
    "<sealed>": _SEALED,
    "<imported>": _IMPORTED,
    "<due>": _DUE,
    "<cents>": _CENTS,
    "<cents0>": _CENTS.replace("n * 3 + k", "n * 3"),
    "<before>": _BEFORE,
}

_STATEMENTS = (
    """
    insert into debtor (tenant_id, id, key, external_id, name, kind, tax_id, language,
        country, subdivision, timezone, address, postcode, city, identity_question,
        identity_answer, tags, created_at)
    select %(tenant)s, <debtor>, 'C-' || n, 'C-' || n, 'Ana Prueba ' || n,
        case when n %% 10 = 0 then 'business' else 'consumer' end, '', 'es', 'ES', '',
        '', 'Calle de Ejemplo ' || n %% 200, '28013', 'Madrid', '', '', '{}', now()
    from <all>
    """,
    """
    insert into contact_point (tenant_id, id, debtor_id, channel, address, user_id,
        provider_address, status, preferred, authorised, at_work, given_by_debtor,
        source, created_at)
    select %(tenant)s, <contact_point>, <debtor>, 'whatsapp',
        '+346' || lpad((n %% 100000000)::text, 8, '0'), '', '', 'unverified', false,
        true, false, false, 'import', now()
    from <all>
    """,
    """
    insert into account (tenant_id, id, debtor_id, currency, chronology_seq,
        chronology_hash, created_at)
    select %(tenant)s, <account>, <debtor>, 'EUR', 1, <sealed>, now() from <all>
    """,
    """
    insert into chronology (tenant_id, account_id, seq, at, kind, actor, data,
        previous_hash, hash)
    select %(tenant)s, <account>, 1, timestamptz <imported>, 'invoices.imported',
        'bench', '{}', '', <sealed>
    from <all>
    """,
    """
    insert into invoice (tenant_id, id, account_id, debtor_id, kind, number, concept,
        issue_date, due_date, amount, paid_elsewhere, currency, status_text, created_at,
        updated_at)
    select %(tenant)s, <invoice2>, <account>, <debtor>, 'invoice',
        'F-' || n || '-' || k, 'Luz, febrero', <due> + k * 10 - 30,
        <due> + k * 10, <cents>, 0, 'EUR', '', now(), now()
    from <all>, generate_series(0, (n %% 3)::int) k
    """,
    """
    insert into invoice_term (tenant_id, id, account_id, invoice_id, seq, due_date,
        amount, outstanding)
    select %(tenant)s, <invoice_term2>, <account>, <invoice2>, 1, <due> + k * 10,
        <cents>, <cents>
    from <all>, generate_series(0, (n %% 3)::int) k
    """,
    """
    insert into invoice (tenant_id, id, account_id, debtor_id, kind, number, concept,
        issue_date, due_date, amount, paid_elsewhere, currency, status_text, created_at,
        updated_at)
    select %(tenant)s, <verdict2>, <account>, <debtor>, 'credit_note',
        'A-' || n, 'Abono', <due>, <due>, -5, 0, 'EUR', '', now(), now()
    from <all>, generate_series(0, 0) k where <chance> = 12
    """,
    """
    insert into invoice_term (tenant_id, id, account_id, invoice_id, seq, due_date,
        amount, outstanding)
    select %(tenant)s, <verdict2>, <account>, <verdict2>, 1, <due>, -5, -5
    from <all>, generate_series(0, 0) k where <chance> = 12
    """,
    """
    insert into promise (tenant_id, id, account_id, date, amount, currency, covers,
        status, created_at)
    select %(tenant)s, <promise>, <account>, %(today)s::date - 4 + (n %% 10)::int, 10,
        'EUR', jsonb_build_array(jsonb_build_object('term', <invoice_term2>,
        'amount', (<cents>)::text)), 'open', now()
    from <all>, generate_series(0, 0) k where <chance> < 3
    """,
    """
    insert into plan (tenant_id, id, account_id, total, currency, covers, status,
        created_at)
    select %(tenant)s, <plan>, <account>, <cents>, 'EUR',
        jsonb_build_array(jsonb_build_object('term', <invoice_term2>,
        'amount', (<cents>)::text)), 'active', now()
    from <all>, generate_series(0, 0) k where <chance> in (3, 4)
    """,
    """
    insert into plan_instalment (tenant_id, id, account_id, plan_id, seq, date, amount,
        currency)
    select %(tenant)s, <plan_instalment2>, <account>, <plan>, k + 1,
        %(today)s::date - 2 + (n %% 20)::int + k * 30,
        case when k = 0 then 5 else price - 5 end, 'EUR'
    from (select n, <cents0> as price from <all>
        where <chance> in (3, 4)) covered, generate_series(0, 1) k
    """,
    """
    insert into dispute (tenant_id, id, account_id, invoice_id, text, status,
        resolution, owner, due_at, created_at)
    select %(tenant)s, <dispute>, <account>,
        case when n %% 2 = 0 then <invoice2> end, 'No es mío', 'open', '', '',
        now() + interval '30 days', now()
    from <all>, generate_series(0, 0) k where <chance> in (5, 6)
    """,
    """
    insert into hold (tenant_id, id, account_id, reason, note, starts_at, until,
        created_by)
    select %(tenant)s, <hold>, <account>, 'review', '',
        <before> - interval '2 days',
        case when n %% 4 > 0 then <before> + interval '10 days' end, 'bench'
    from <all> where <chance> in (7, 8, 9)
    """,
    """
    insert into stop (tenant_id, id, debtor_id, channel, reason, evidence, started_at,
        created_by)
    select %(tenant)s, <stop>, <debtor>, '', 'opt_out', 'STOP',
        <before> - interval '20 days', 'bench'
    from <all> where <chance> in (10, 11)
    """,
    """
    insert into message (tenant_id, id, account_id, contact_point_id, key, channel,
        purpose, intent, content, state, reason, author, strategy, variant, sender,
        not_before, verdict_id, attempt_id, attempts, provider_id, error_code,
        planned_at, accepted_at, sent_at, delivered_at, read_at)
    select %(tenant)s, <message>, <account>, <contact_point>,
        'step:before:' || (<due>)::text, 'whatsapp', 'collection',
        '{"kind": "step", "step": "before", "template": "overdue_first"}',
        '{"kind": "template", "name": "overdue_first", "language": "es",
        "values": ["Ana", "120,50 EUR", "2 de marzo de 2026"]}', 'read', '', 'agent',
        'default@1', '', '', told, <verdict>, <contact_attempt>, 1, 'wamid.' || n, '',
        told, told, told, told, told
    from (select n, <before> - make_interval(days => 4 + (n %% 40)::int) told
        from <all> where <chance> >= 67) old
    """,
    """
    insert into verdict (tenant_id, id, account_id, message_id, allowed, rules,
        explanation, packs, moment)
    select %(tenant)s, <verdict>, <account>, <message>, true, '[]', '{}', '["ES"]',
        <before> - make_interval(days => 4 + (n %% 40)::int)
    from <all> where <chance> >= 67
    """,
    """
    insert into contact_attempt (tenant_id, id, account_id, debtor_id, channel, purpose,
        message_id, at, outcome, released, direction, logged_by, note)
    select %(tenant)s, <contact_attempt>, <account>, <debtor>, 'whatsapp', 'collection',
        <message>, <before> - make_interval(days => 4 + (n %% 40)::int), 'read',
        false, 'outbound', '', ''
    from <all> where <chance> >= 67
    """,
)

"""Truths that must hold in the database, checked against the rows themselves."""

from __future__ import annotations

from django.db import connection

from recobro.storage.tenancy import current_tenant_id

# Each query counts the rows that break the truth named beside it.
_CHECKS: dict[str, tuple[str, str]] = {
    "message_without_verdict": (
        "{n} messages went out without a verdict that allowed them.",
        """
        select count(*) from message m
        left join verdict v on v.tenant_id = m.tenant_id and v.id = m.verdict_id
        where m.tenant_id = %s
          and m.state in ('sending','accepted','sent','delivered','read','unknown')
          and (v.id is null or not v.allowed)
        """,
    ),
    "over_allocated": (
        "{n} payments are allocated beyond their amount.",
        """
        select count(*) from (
            select p.id from payment p
            join allocation a on a.tenant_id = p.tenant_id and a.payment_id = p.id
            where p.tenant_id = %s
            group by p.id, p.amount having sum(a.amount) > p.amount
        ) broken
        """,
    ),
    "outstanding_differs": (
        "{n} invoice terms show another outstanding amount than their payments make.",
        """
        select count(*) from (
            select t.id from invoice_term t
            join invoice i on i.tenant_id = t.tenant_id and i.id = t.invoice_id
            left join allocation a on a.tenant_id = t.tenant_id and a.term_id = t.id
            where t.tenant_id = %s and i.kind = 'invoice'
            group by t.id, t.amount, t.outstanding, i.paid_elsewhere
            having t.outstanding <> greatest(
                t.amount - i.paid_elsewhere - coalesce(sum(a.amount), 0), 0)
        ) broken
        """,
    ),
    "plan_sum_differs": (
        "{n} plans have instalments that do not add up to their total.",
        """
        select count(*) from (
            select p.id from plan p
            join plan_instalment i on i.tenant_id = p.tenant_id and i.plan_id = p.id
            where p.tenant_id = %s
            group by p.id, p.total having sum(i.amount) <> p.total
        ) broken
        """,
    ),
    "contact_after_stop": (
        "{n} messages were sent on a channel after its stop took effect.",
        """
        select count(*) from message m
        join account a on a.tenant_id = m.tenant_id and a.id = m.account_id
        join stop s on s.tenant_id = m.tenant_id and s.debtor_id = a.debtor_id
        where m.tenant_id = %s
          and (s.channel = '' or s.channel = m.channel)
          and m.purpose <> 'opt_out_confirmation'
          and m.sending_at > s.started_at
          and (s.lifted_at is null or m.sending_at < s.lifted_at)
        """,
    ),
}


def broken_invariants() -> list[tuple[str, str]]:
    """The truths that do not hold for this tenant: a code, and a sentence."""
    broken: list[tuple[str, str]] = []
    with connection.cursor() as cursor:
        for name, (sentence, query) in _CHECKS.items():
            cursor.execute(query, [str(current_tenant_id())])
            count = cursor.fetchone()[0]
            if count:
                broken.append((name, sentence.format(n=count)))
    return broken

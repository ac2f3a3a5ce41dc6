"""The questions that `storage.history` asks: one for each table that has a past."""

from __future__ import annotations

# The accounts with anything open within the days that are looked at.
ACCOUNTS = """
    select a.id from account a
    where a.tenant_id = %(tenant)s and a.id > %(after)s and exists (
        select from invoice i
        where i.tenant_id = a.tenant_id and i.account_id = a.id
            and (i.settled_at is null or i.settled_at >= %(since)s)
            and coalesce(i.issue_date, least(i.due_date, i.created_at::date))
                <= %(last)s)
    order by a.id limit %(limit)s
"""
COUNT = """
    select count(*) from account a
    where a.tenant_id = %(tenant)s and exists (
        select from invoice i
        where i.tenant_id = a.tenant_id and i.account_id = a.id
            and (i.settled_at is null or i.settled_at >= %(since)s)
            and coalesce(i.issue_date, least(i.due_date, i.created_at::date))
                <= %(last)s)
"""
# What was sent in truth, by month and step, the key being step:<name>:<anchor>.
SENT = """
    select to_char(coalesce(accepted_at, sending_at) at time zone %(zone)s, 'YYYY-MM'),
        split_part(key, ':', 2), count(*)
    from message
    where tenant_id = %(tenant)s and key like 'step:%%'
        and state in ('accepted', 'sent', 'delivered', 'read', 'unknown')
        and coalesce(accepted_at, sending_at) >= %(since)s
        and coalesce(accepted_at, sending_at) < %(until)s
    group by 1, 2
"""
# Each answers for a batch; the first column is the account.
QUERIES = {
    "account": """
        select a.id, a.currency, d.id, d.name, d.kind, d.language, d.country,
            d.subdivision, d.timezone, d.deceased_at, d.tags
        from account a
        join debtor d on d.tenant_id = a.tenant_id and d.id = a.debtor_id
        where a.tenant_id = %(tenant)s and a.id = any(%(accounts)s::uuid[])
    """,
    "point": """
        select a.id, p.id, p.channel, p.address, p.user_id, p.status, p.preferred,
            p.authorised, p.at_work, p.given_by_debtor
        from account a
        join contact_point p on p.tenant_id = a.tenant_id and p.debtor_id = a.debtor_id
        where a.tenant_id = %(tenant)s and a.id = any(%(accounts)s::uuid[])
        order by p.id
    """,
    "stop": """
        select a.id, s.started_at, s.lifted_at, s.reason, s.channel
        from account a
        join stop s on s.tenant_id = a.tenant_id and s.debtor_id = a.debtor_id
        where a.tenant_id = %(tenant)s and a.id = any(%(accounts)s::uuid[])
    """,
    "term": """
        select t.account_id, t.id, i.id, i.number, i.issue_date, t.due_date, t.amount,
            t.outstanding, i.created_at, i.settled_at
        from invoice_term t
        join invoice i on i.tenant_id = t.tenant_id and i.id = t.invoice_id
        where t.tenant_id = %(tenant)s and t.account_id = any(%(accounts)s::uuid[])
    """,
    "allocation": """
        select l.account_id, l.term_id, l.credit_term_id, l.payment_id, l.amount,
            l.created_at, p.received_at
        from allocation l
        left join payment p on p.tenant_id = l.tenant_id and p.id = l.payment_id
        where l.tenant_id = %(tenant)s and l.account_id = any(%(accounts)s::uuid[])
    """,
    "payment": """
        select account_id, amount, received_at from payment
        where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
    """,
    "returned": """
        select p.account_id, r.amount, r.created_at
        from payment p
        join payment_return r on r.tenant_id = p.tenant_id and r.payment_id = p.id
        where p.tenant_id = %(tenant)s and p.account_id = any(%(accounts)s::uuid[])
    """,
    "promise": """
        select account_id, id, created_at, settled_at, status, date, amount, covers
        from promise
        where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
        order by created_at, id
    """,
    "plan": """
        select account_id, id, created_at, settled_at, covers from plan
        where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
        order by created_at, id
    """,
    "instalment": """
        select plan_id, id, seq, date, amount from plan_instalment
        where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
        order by plan_id, seq
    """,
    "dispute": """
        select account_id, created_at, settled_at, invoice_id from dispute
        where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
    """,
    "hold": """
        select account_id, starts_at, least(until, released_at), invoice_id, reason
        from hold
        where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
    """,
    "person": """
        select account_id, opened_at, closed_at from hand_over
        where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
            and not (key like 'step:%%' and opened_at >= %(since)s)
    """,
    "reply": """
        select account_id, received_at from inbound_message
        where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
    """,
    "contact": """
        select a.id, c.at, c.channel, c.purpose, c.outcome, c.direction
        from account a
        join contact_attempt c on c.tenant_id = a.tenant_id
            and c.debtor_id = a.debtor_id
        left join message m on m.tenant_id = c.tenant_id and m.id = c.message_id
        where a.tenant_id = %(tenant)s and a.id = any(%(accounts)s::uuid[])
            and not c.released and c.at >= %(contacts_since)s and c.at < %(until)s
            and (c.at < %(since)s or m.key is null or m.key not like 'step:%%')
        order by c.at
    """,
    "spoken": """
        select account_id, key from message
        where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
            and key like 'step:%%' and coalesce(accepted_at, sending_at) < %(since)s
            and state not in ('planned', 'cancelled', 'refused')
        union
        select account_id, key from hand_over
        where tenant_id = %(tenant)s and account_id = any(%(accounts)s::uuid[])
            and key like 'step:%%' and opened_at < %(since)s
    """,
}

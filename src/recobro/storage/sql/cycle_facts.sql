-- What a strategy may look at, for every account of {among} with something open: one
-- row each, without loading a single whole account. Means the same as
-- `domain.decisions.facts_for(storage.accounts.load_accounts(...))`; a property test
-- holds both together. Big tables are asked account by account through their indexes,
-- so that an account costs the same in a small portfolio and in a large one; what most
-- accounts have none of is read for the whole range and joined.
with disputes as materialized (
    select account_id, invoice_id from dispute
    where tenant_id = %(tenant)s and {among} and status = 'open'
), holds as materialized (
    select account_id, invoice_id, reason, until, starts_at, id from hold
    where tenant_id = %(tenant)s and {among} and released_at is null
        and (until is null or until > %(now)s)
), terms as materialized (
    select t.account_id, t.invoice_id, t.due_date, t.outstanding,
        w.account_id is null and o.account_id is null and h.account_id is null
            as claimable
    from (
        select account_id, invoice_id, due_date, outstanding from invoice_term
        where tenant_id = %(tenant)s and {among} and outstanding <> 0
    ) t
    left join (select distinct account_id from disputes where invoice_id is null) w
        on w.account_id = t.account_id
    left join (select distinct account_id, invoice_id from disputes
            where invoice_id is not null) o
        on o.account_id = t.account_id and o.invoice_id = t.invoice_id
    left join (select distinct account_id, invoice_id from holds
            where invoice_id is not null) h
        on h.account_id = t.account_id and h.invoice_id = t.invoice_id
), sums as materialized (
    select account_id, sum(outstanding) as balance,
        sum(outstanding) filter (where claimable) as claimable,
        count(*) filter (where claimable) as claims,
        min(due_date) filter (where claimable) as due,
        bool_or(outstanding < 0) as credit
    from terms group by account_id
), oldest as (
    select t.account_id, min(i.number collate "C") as number
    from terms t
    join sums s on s.account_id = t.account_id and s.due = t.due_date
    cross join lateral (
        select number from invoice
        where tenant_id = %(tenant)s and id = t.invoice_id limit 1
    ) i
    where t.claimable
    group by t.account_id
), paused as (
    select distinct on (account_id) account_id, reason, until from holds
    where invoice_id is null and starts_at <= %(now)s
    order by account_id, until desc nulls first, id
), talks as (
    select account_id, bool_or(holder = 'person') as person,
        max(last_inbound_at) as replied
    from conversation where tenant_id = %(tenant)s and {among}
    group by account_id
), called as (
    select account_id, bool_or(status <> 'closed') as waits,
        array_agg(key) filter (where key <> '') as keys
    from hand_over
    where tenant_id = %(tenant)s and {among} and (status <> 'closed' or key <> '')
    group by account_id
), promised as (
    select account_id, bool_or(status = 'open') as running,
        count(*) filter (where status = 'kept') as kept,
        count(*) filter (where status in ('broken', 'partly_kept')) as broken
    from promise where tenant_id = %(tenant)s and {among}
    group by account_id
), agreed as (
    select account_id from plan
    where tenant_id = %(tenant)s and {among} and status in ('active', 'in_arrears')
    union
    select account_id from settlement
    where tenant_id = %(tenant)s and {among} and status = 'open'
), paid as (
    select account_id, sum(amount) as amount from payment
    where tenant_id = %(tenant)s and {among}
    group by account_id
), returned as (
    select p.account_id, sum(r.amount) as amount
    from payment p
    join payment_return r on r.tenant_id = p.tenant_id and r.payment_id = p.id
    where p.tenant_id = %(tenant)s and {among_paid}
    group by p.account_id
), used as (
    select account_id, sum(amount) as amount from allocation
    where tenant_id = %(tenant)s and {among} and payment_id is not null
    group by account_id
)
select s.account_id, a.debtor_id, a.currency, a.risk, a.chronology_seq,
    a.chronology_hash, d.country, d.language, d.kind, nullif(d.tags, '{{}}'),
    d.timezone, d.deceased_at is not null, s.balance, s.claimable, s.claims, s.due,
    i.number, stops.channels, pa.account_id is not null, pa.until, pa.reason,
    s.account_id in (select account_id from disputes), tk.person or cl.waits,
    tk.replied, pr.kept, pr.broken, cl.keys, spoken.keys, spoken.waiting,
    spoken.withdrawn, points.best, contacts.last, contacts.own, contacts.unanswered,
    s.credit or pr.running or ag.account_id is not null
        or coalesce(pd.amount, 0) - coalesce(rt.amount, 0) > coalesce(us.amount, 0)
from sums s
join (
    select id, debtor_id, currency, risk, chronology_seq, chronology_hash from account
    where tenant_id = %(tenant)s and {among_id}
) a on a.id = s.account_id
cross join lateral (
    select country, language, kind, tags, timezone, deceased_at from debtor
    where tenant_id = %(tenant)s and id = a.debtor_id limit 1
) d
left join oldest i on i.account_id = s.account_id
left join paused pa on pa.account_id = s.account_id
left join talks tk on tk.account_id = s.account_id
left join called cl on cl.account_id = s.account_id
left join promised pr on pr.account_id = s.account_id
left join agreed ag on ag.account_id = s.account_id
left join paid pd on pd.account_id = s.account_id
left join returned rt on rt.account_id = s.account_id
left join used us on us.account_id = s.account_id
left join lateral (
    select array_agg(channel) as channels from stop
    where tenant_id = %(tenant)s and debtor_id = a.debtor_id and lifted_at is null
) stops on true
left join lateral (
    -- of the steps that spoke, those that count from this due date; those taken back
    -- have not spoken, but their keys are there
    select array_agg(key) filter
            (where state not in ('cancelled', 'refused')
                and position(to_char(s.due, 'YYYY-MM-DD') in key) > 0) as keys,
        array_agg(key) filter (where state = 'planned') as waiting,
        array_agg(key) filter (where state in ('cancelled', 'refused')) as withdrawn
    from message
    where tenant_id = %(tenant)s and account_id = s.account_id and key like 'step:%%'
) spoken on true
left join lateral (
    select array_agg(
        concat(channel, ':', id, ':', preferred::int, (status = 'verified')::int)
    ) as best
    from contact_point
    where tenant_id = %(tenant)s and debtor_id = a.debtor_id
        and channel = any(%(channels)s)
        and status not in ('invalid', 'wrong_person')
) points on true
left join lateral (
    select max(at) as last, max(at) filter (where account_id = s.account_id) as own,
        count(*) filter
        (where tk.replied is null or at > tk.replied) as unanswered
    from contact_attempt
    where tenant_id = %(tenant)s and debtor_id = a.debtor_id and at >= %(since)s
        and not released and direction <> 'inbound'
        and purpose = any(%(purposes)s) and outcome <> all(%(unheard)s)
) contacts on true
order by s.account_id

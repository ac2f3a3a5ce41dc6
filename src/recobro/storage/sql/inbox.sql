-- The open hand-overs, one for each account: the one that waits, and the most pressing
-- of several. With what the order is made of: money, age, broken promises.
select w.account_id, c.id, d.name, c.channel, c.holder, c.unread,
    greatest(c.last_inbound_at, c.last_outbound_at, w.opened_at) as last_at,
    w.id, w.reason, w.priority, w.status, w.opened_at, w.due_at, w.taken_by, w.details,
    a.currency, owed.balance, owed.days, coalesce(broken.n, 0)
from (
    select distinct on (h.account_id) h.*
    from hand_over h
    where h.tenant_id = %(tenant)s and h.status in ('waiting', 'taken')
        and (%(reason)s = '' or h.reason = %(reason)s)
    order by h.account_id, h.status = 'taken',
        array_position(array['urgent', 'high', 'normal'], h.priority::text), h.due_at
) w
join account a on a.tenant_id = w.tenant_id and a.id = w.account_id
join debtor d on d.tenant_id = a.tenant_id and d.id = a.debtor_id
left join lateral (
    select * from conversation c
    where c.tenant_id = w.tenant_id and c.account_id = w.account_id
    order by (c.id = w.conversation_id) desc nulls last,
        c.last_inbound_at desc nulls last
    limit 1
) c on true
left join lateral (
    select sum(t.outstanding) as balance,
        max(%(today)s::date - t.due_date) filter (where t.outstanding > 0) as days
    from invoice_term t
    where t.tenant_id = w.tenant_id and t.account_id = w.account_id
        and t.outstanding <> 0
) owed on true
left join lateral (
    select count(*) as n from promise p
    where p.tenant_id = w.tenant_id and p.account_id = w.account_id
        and p.status = 'broken'
        and p.settled_at >= %(now)s::timestamptz - interval '180 days'
) broken on true
order by array_position(array['urgent', 'high', 'normal'], w.priority::text),
    w.due_at, w.account_id
limit %(ranked)s

-- Every account of a tenant with its figures; see storage/queries/portfolio.py.
-- What is left of a claim: credits pay claims in order, disputed ones last.
with hold_now as (
    select account_id, invoice_id from hold
    where tenant_id = %(tenant)s and released_at is null
      and starts_at <= %(now)s and (until is null or until > %(now)s)
), dispute_now as (
    select account_id, invoice_id from dispute
    where tenant_id = %(tenant)s and status = 'open'
), term as (
    select t.account_id, t.due_date, t.outstanding, t.amount, t.id, t.invoice_id,
        (
            t.account_id in (select account_id from dispute_now where invoice_id is null)
            or t.invoice_id in (
                select invoice_id from dispute_now where invoice_id is not null)
        ) as disputed,
        t.invoice_id in (select invoice_id from hold_now where invoice_id is not null)
            as held,
        coalesce(-sum(t.outstanding) filter (where t.amount < 0)
            over (partition by t.account_id), 0) as credit
    from invoice_term t
    where t.tenant_id = %(tenant)s and t.outstanding <> 0
), claim as (
    -- The number decides between equals only where there is a credit to spread.
    select *, case when credit > 0 then (
        select i.number from invoice i
        where i.tenant_id = %(tenant)s and i.id = term.invoice_id
    ) end as number
    from term where amount > 0 and outstanding > 0
), filled as (
    select account_id, due_date, disputed, held,
        least(outstanding, greatest(0, sum(outstanding) over (
            partition by account_id
            order by disputed, due_date, number collate "C", id
            rows unbounded preceding
        ) - credit)) as rest
    from claim
), figures as (
    select account_id, sum(rest) as balance,
        coalesce(sum(rest) filter (where due_date < %(today)s), 0) as overdue,
        min(due_date) filter (where rest > 0 and not disputed and not held)
            as oldest_due
    from filled group by account_id
), contact as (
    select debtor_id, max(at) as last_contact from contact_attempt
    where tenant_id = %(tenant)s and not released and direction = 'outbound'
      and outcome not in ('failed', 'invalid_number') group by debtor_id
), aged as materialized (  -- a filter must not change how the tables are joined
    select a.id as account_id, a.debtor_id, d.name, d.external_id, d.tax_id,
        a.currency,
        coalesce(f.balance, 0) as balance, coalesce(f.overdue, 0) as overdue,
        f.oldest_due,
        coalesce(%(today)s - f.oldest_due, 0) as days_past_due,
        translate(
            lower(d.name || ' ' || d.external_id || ' ' || d.tax_id),
            %(accented)s, %(plain)s
        ) as searchable,
        a.debtor_id in (select debtor_id from stop
            where tenant_id = %(tenant)s and lifted_at is null) as stopped,
        (
            a.id in (select account_id from hand_over
                where tenant_id = %(tenant)s and status in ('waiting', 'taken'))
            or a.id in (select account_id from conversation
                where tenant_id = %(tenant)s and holder = 'person')
        ) as person,
        a.id in (select account_id from dispute_now) as disputed,
        a.id in (select account_id from hold_now) as held,
        a.id in (select account_id from plan where tenant_id = %(tenant)s
            and status in ('active', 'in_arrears')) as planned,
        a.id in (select account_id from promise
            where tenant_id = %(tenant)s and status = 'open') as promised,
        contact.last_contact
    from account a
    join debtor d on d.tenant_id = a.tenant_id and d.id = a.debtor_id
    left join figures f on f.account_id = a.id
    left join contact on contact.debtor_id = a.debtor_id
    where a.tenant_id = %(tenant)s
), open_account as (
    select *, case
        when days_past_due <= %(preventive)s then 'preventive'
        when days_past_due <= %(early)s then 'early'
        when days_past_due <= %(mid)s then 'mid'
        when days_past_due <= %(late)s then 'late'
        else 'charged_off'
    end as stage
    from aged
)

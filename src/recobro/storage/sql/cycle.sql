-- What a million accounts a night ask of the tables: see docs/decisions/0017.

-- A foreign key costs a look-up for each row and column, at commit. That the tenant of
-- these rows exists follows where their (tenant, account) is asked: accounts have a key
-- to the tenant.
alter table decision drop constraint decision_tenant_fk;
alter table chronology drop constraint chronology_tenant_fk;

-- Decisions and lines of the chronology are records: written once, by one writer, under
-- the lock of their account. What their keys asked row by row is asked once for all
-- rows of a statement.
alter table decision drop constraint decision_account_id_fk;
alter table decision drop constraint decision_run_id_fk;
alter table chronology drop constraint chronology_account_id_fk;
-- A message's account and contact point are set when it is planned, a million at a time;
-- what it is given later (conversation, verdict) keeps its keys.
alter table message drop constraint message_tenant_fk;
alter table message drop constraint message_account_id_fk;
alter table message drop constraint message_contact_point_id_fk;

-- As in chained_lines.sql: rows are looked up, whatever the planner believes.
create function decision_has_its_account() returns trigger
language plpgsql set enable_seqscan = off as $$
begin
    if exists (
        select from new_rows n
        left join lateral (
            select id from account
            where tenant_id = n.tenant_id and id = n.account_id limit 1
        ) a on true
        where a.id is null
    ) then
        raise foreign_key_violation using
            message = 'a decision belongs to an account of its own tenant',
            constraint = 'decision_account_id';
    end if;
    if exists (
        select from (select distinct tenant_id, run_id from new_rows) n
        left join lateral (
            select id from cycle_run
            where tenant_id = n.tenant_id and id = n.run_id limit 1
        ) r on true
        where n.run_id is not null and r.id is null
    ) then
        raise foreign_key_violation using
            message = 'a decision belongs to a run of its own tenant',
            constraint = 'decision_run_id';
    end if;
    return null;
end
$$;

create trigger decision_new after insert on decision referencing new table as new_rows
    for each statement execute function decision_has_its_account();
create trigger decision_changed after update on decision
    referencing new table as new_rows
    for each statement execute function decision_has_its_account();

-- A chain begins on an account of its tenant; each further line follows one that does.
create function chronology_has_its_account() returns trigger
language plpgsql set enable_seqscan = off as $$
begin
    if exists (
        select from new_lines n
        left join lateral (
            select id from account
            where tenant_id = n.tenant_id and id = n.account_id limit 1
        ) a on true
        where n.seq <= 1 and a.id is null
    ) then
        raise foreign_key_violation using
            message = 'a chronology belongs to an account of its own tenant',
            constraint = 'chronology_account_id';
    end if;
    return null;
end
$$;

create trigger chronology_new after insert on chronology
    referencing new table as new_lines
    for each statement execute function chronology_has_its_account();

create function message_has_its_own() returns trigger
language plpgsql set enable_seqscan = off as $$
begin
    if exists (
        select from new_rows n
        left join lateral (
            select id from account
            where tenant_id = n.tenant_id and id = n.account_id limit 1
        ) a on true
        left join lateral (
            select id from contact_point
            where tenant_id = n.tenant_id and id = n.contact_point_id limit 1
        ) p on true
        where a.id is null or p.id is null
    ) then
        raise foreign_key_violation using
            message = 'a message has an account and an address of its own tenant',
            constraint = 'message_account_id';
    end if;
    return null;
end
$$;

create trigger message_new after insert on message referencing new table as new_rows
    for each statement execute function message_has_its_own();

-- Few messages ever change them: each is asked for.
create function message_keeps_its_own() returns trigger
language plpgsql as $$
begin
    if not exists (
        select from account where tenant_id = new.tenant_id and id = new.account_id
    ) or not exists (
        select from contact_point
        where tenant_id = new.tenant_id and id = new.contact_point_id
    ) then
        raise foreign_key_violation using
            message = 'a message has an account and an address of its own tenant',
            constraint = 'message_account_id';
    end if;
    return null;
end
$$;

create trigger message_moved after update on message for each row
    when ((old.tenant_id, old.account_id, old.contact_point_id)
        is distinct from (new.tenant_id, new.account_id, new.contact_point_id))
    execute function message_keeps_its_own();

-- The other side: an account about which something is recorded stays, and an address
-- that was written to.
create function address_is_recorded() returns trigger
language plpgsql as $$
begin
    if exists (
        select from message
        where tenant_id = old.tenant_id and contact_point_id = old.id
    ) then
        raise foreign_key_violation using
            message = 'a message went to this address: it stays',
            constraint = 'address_is_recorded';
    end if;
    return old;
end
$$;

create trigger address_stays before delete on contact_point
    for each row execute function address_is_recorded();

create function account_is_recorded() returns trigger
language plpgsql as $$
begin
    if exists (
        select from chronology where tenant_id = old.tenant_id and account_id = old.id
    ) or exists (
        select from decision where tenant_id = old.tenant_id and account_id = old.id
    ) or exists (
        select from message where tenant_id = old.tenant_id and account_id = old.id
    ) then
        raise foreign_key_violation using
            message = 'something is recorded about this account: it stays',
            constraint = 'account_is_recorded';
    end if;
    return old;
end
$$;

create trigger account_stays before delete on account
    for each row execute function account_is_recorded();

-- The cycle moves the head of every account of a page in one transaction: with half of
-- the page free the new rows stay beside the old ones, and no index is touched.
alter table account set (fillfactor = 50);

-- What the cycle asks by account (see cycle_facts.sql).
create index allocation_account on allocation (tenant_id, account_id)
    where payment_id is not null;
create index hand_over_account on hand_over (tenant_id, account_id);

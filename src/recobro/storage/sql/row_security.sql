-- Tenancy in the database: who is acting, and what they may see.

create function current_tenant() returns uuid
language sql stable parallel safe as $$
    select nullif(current_setting('recobro.tenant', true), '')::uuid
$$;

-- Before a tenant is known (a login, a webhook, a worker's sweep) these few facts are
-- readable, and nothing else. They run as the tables' owner.
create function recobro_tenants()
returns table (id uuid, slug text, name text)
language sql stable security definer set search_path = public as $$
    select id, slug, name from tenant order by created_at, id
$$;

create function recobro_memberships(person bigint)
returns table (tenant_id uuid, slug text, name text, role text)
language sql stable security definer set search_path = public as $$
    select t.id, t.slug, t.name, m.role
    from membership m join tenant t on t.id = m.tenant_id
    where m.user_id = person
    order by t.name
$$;

create function recobro_tenant_of_link(link_token text) returns uuid
language sql stable security definer set search_path = public as $$
    select tenant_id from payment_link where token = link_token
$$;

alter table tenant enable row level security;
create policy tenant_isolation on tenant
    using (id = current_tenant()) with check (id = current_tenant());

-- The chronology is append-only, for everybody, and each line follows the one before.
create function chronology_is_append_only() returns trigger
language plpgsql as $$
begin
    raise exception 'the chronology is append-only';
end
$$;

create trigger chronology_no_change before update or delete on chronology
    for each row execute function chronology_is_append_only();
create trigger chronology_no_truncate before truncate on chronology
    for each statement execute function chronology_is_append_only();

create function chronology_is_chained() returns trigger
language plpgsql as $$
declare
    before_hash text;
begin
    if new.seq = 1 then
        if new.previous_hash <> '' then
            raise exception 'the first line of a chronology follows no other';
        end if;
        return new;
    end if;
    select hash into before_hash from chronology
    where tenant_id = new.tenant_id and account_id = new.account_id
      and seq = new.seq - 1;
    if before_hash is null or before_hash <> new.previous_hash then
        raise exception 'chronology line % does not follow the line before', new.seq;
    end if;
    return new;
end
$$;

create trigger chronology_chained before insert on chronology
    for each row execute function chronology_is_chained();

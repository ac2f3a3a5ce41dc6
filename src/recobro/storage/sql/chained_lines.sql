-- Each new line of a chronology follows the one before: asked once for all lines of a
-- statement, because the daily cycle writes thousands at a time.
drop trigger chronology_chained on chronology;
drop function chronology_is_chained();

-- A plan is kept from the first statement on; it must look lines up and never read the
-- whole table, however few there were then.
create function chronology_is_chained() returns trigger
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
    loose bigint;
begin
    select n.seq into loose
    from new_lines n
    left join chronology p on p.tenant_id = n.tenant_id
        and p.account_id = n.account_id and p.seq = n.seq - 1
    where case when n.seq = 1 then n.previous_hash <> ''
        else p.hash is distinct from n.previous_hash end
    limit 1;
    if loose = 1 then
        raise exception 'the first line of a chronology follows no other';
    elsif loose is not null then
        raise exception 'chronology line % does not follow the line before', loose;
    end if;
    return null;
end
$$;

create trigger chronology_chained after insert on chronology
    referencing new table as new_lines
    for each statement execute function chronology_is_chained();

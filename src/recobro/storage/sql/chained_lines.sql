-- Each new line of a chronology follows the one before: asked once for all lines of a
-- statement, because the daily cycle writes thousands at a time.
drop trigger chronology_chained on chronology;
drop function chronology_is_chained();

-- The line before is asked for line by line (lateral, limit): the planner, which keeps
-- its plan from the first statement on, must look lines up whatever it believes about
-- how few a tenant has.
create function chronology_is_chained() returns trigger
language plpgsql set enable_seqscan = off as $$
declare
    loose bigint;
begin
    select n.seq into loose
    from new_lines n
    left join lateral (
        select hash from chronology
        where tenant_id = n.tenant_id and account_id = n.account_id
            and seq = n.seq - 1
        limit 1
    ) p on true
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

-- What the application's role may do; run after each migration, may be run again.
grant usage on schema public to recobro_app;
grant select, insert, update, delete on all tables in schema public to recobro_app;
grant usage, select on all sequences in schema public to recobro_app;
grant execute on all functions in schema public to recobro_app;

-- After a bulk write the application refreshes the planner's statistics.
do $$ begin
    if current_setting('server_version_num')::int >= 170000 then
        execute 'grant maintain on debtor, contact_point, account, invoice, '
            'invoice_term to recobro_app';
    end if;
end $$;

-- The chronology only grows.
revoke update, delete, truncate on chronology from recobro_app;
-- The history of migrations is the owner's.
revoke insert, update, delete on django_migrations from recobro_app;

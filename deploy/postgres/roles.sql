-- Who may do what in the services' database: a role a service that owns its schema and sees no other, and one that reads all of them. Run by
-- an administrator as often as you like, in a new database or in one whose tables were somebody else's before; passwords are variables.
do
$$
declare
    service text;
    thing   record;
begin
    if not exists (select from pg_roles where rolname = 'checker') then
        create role checker;
    end if;
    foreach service in array array ['submission', 'review', 'scoring', 'notification']
        loop
            if not exists (select from pg_roles where rolname = service) then
                execute format('create role %I', service);
            end if;
            execute format('create schema if not exists %I', service);
            execute format('alter schema %I owner to %I', service, service);
            for thing in select c.oid::regclass as name
                         from pg_class c
                         where c.relnamespace = service::regnamespace
                           and c.relkind in ('r', 'p', 'v', 'm')
                           and pg_get_userbyid(c.relowner) <> service
                loop
                    execute format('alter table %s owner to %I', thing.name, service);
                end loop;
            execute format('revoke all on schema %I from public', service);
            execute format('grant usage on schema %I to checker', service);
            execute format('grant select on all tables in schema %I to checker', service);
            execute format('alter default privileges for role %I in schema %I grant select on tables to checker', service, service);
            execute format('alter role %I with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', service);
        end loop;
    alter role checker with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to submission, review, scoring, notification, checker', current_database());
end
$$;
revoke all on schema public from public;
alter role checker set default_transaction_read_only = on;
alter role submission with password :'submission';
alter role review with password :'review';
alter role scoring with password :'scoring';
alter role notification with password :'notification';
alter role checker with password :'checker';

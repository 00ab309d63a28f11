-- What a program of dashboards may read in the services' database, and the role that reads it. Run by an administrator once the services
-- have started, as often as you like: psql -v password=… -v regions=231083 -f reader.sql (several by commas; 2310* for all that begin so).
--
-- A role reads the regions that are named for it in dashboard.reader, whatever it asks for. What it reads it asks of functions: views would
-- keep the services from changing their own tables.
create schema if not exists dashboard;
revoke all on schema dashboard from public;

create table if not exists dashboard.reader (
  role   name not null,
  region text not null, -- 行政区划代码, or how it begins and *
  primary key (role, region)
);

create or replace function dashboard.reads(region text) returns boolean
  stable language sql as $$
  select exists (select from dashboard.reader r where r.role = session_user and reads.region like replace(r.region, '*', '%'))
$$;

-- Regions and years of which there is something.
create or replace function dashboard.years() returns table (region text, year int)
  stable security definer set search_path = '' language sql as $$
  select distinct y.region_code, y.year
  from (select region_code, year from scoring.department_filing union select region_code, year from scoring.form_filing) y
  where dashboard.reads(y.region_code)
$$;

-- Departments that must file, and those that did without being on the list.
create or replace function dashboard.department_filing(region text)
  returns table (year int, department_code text, department_name text, listed boolean)
  stable security definer set search_path = '' language sql as $$
  select d.year, d.department_code, d.filing ->> 'departmentName', d.listed
  from scoring.department_filing d
  where d.region_code = department_filing.region and dashboard.reads(department_filing.region)
$$;

-- Where each form stands; never who has it.
create or replace function dashboard.form_filing(region text)
  returns table (form_id text, year int, kind text, department_code text, state text)
  stable security definer set search_path = '' language sql as $$
  select f.form_id, f.year, f.kind, f.department_code, f.state
  from scoring.form_filing f
  where f.region_code = form_filing.region and dashboard.reads(form_filing.region)
$$;

-- Since when a form stands at its stage, and till when it should be done with.
create or replace function dashboard.form_stage(region text)
  returns table (form_id text, year int, kind text, department_code text, state text, stage text, since timestamptz, due_at timestamptz)
  stable security definer set search_path = '' language sql as $$
  select f.form_id, f.year, f.kind, f.department_code, f.state, f.stage, f.since, f.due_at
  from review.form f
  where f.region_code = form_stage.region and dashboard.reads(form_stage.region)
$$;

-- Scores of approved forms; never how they came about.
create or replace function dashboard.form_score(region text)
  returns table (form_id text, year int, kind text, department_code text, department_name text, total numeric, grade text)
  stable security definer set search_path = '' language sql as $$
  select f.form_id, f.year, f.kind, f.department_code, f.department_name, f.total, f.grade
  from scoring.form_score f
  where f.region_code = form_score.region and dashboard.reads(form_score.region)
$$;

-- Of when all that is.
create or replace function dashboard.as_of() returns table (view text, newest timestamptz)
  stable security definer set search_path = '' language sql as $$
  select 'scoring.' || p.view, max(p.record_time) from scoring.view_position p
  where p.view in ('department_filing', 'form_filing', 'form_score') group by p.view
  union all
  select 'review.' || p.view, max(p.record_time) from review.view_position p where p.view = 'forms' group by p.view
$$;

do
$$
declare
    known text;
begin
    if not exists (select from pg_roles where rolname = 'grafana') then
        create role grafana;
    end if;
    execute format('grant connect on database %I to grafana', current_database());
    -- checker reads every view of the services, and the functions read what they let through.
    grant usage on schema dashboard to checker, grafana;
    grant select on dashboard.reader to checker;
    foreach known in array array ['years()', 'department_filing(text)', 'form_filing(text)', 'form_stage(text)', 'form_score(text)', 'as_of()']
        loop
            execute format('alter function dashboard.%s owner to checker', known);
            execute format('revoke all on function dashboard.%s from public', known);
            execute format('grant execute on function dashboard.%s to grafana', known);
        end loop;
end
$$;
alter role grafana with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls connection limit 10 password :'password';
alter role grafana set default_transaction_read_only = on;
alter role grafana set statement_timeout = '15s';
delete from dashboard.reader where role = 'grafana';
insert into dashboard.reader select 'grafana', unnest(string_to_array(:'regions', ','));

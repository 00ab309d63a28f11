-- What is public of a form (公开). Entries of before publish nothing, so no view is read again.
alter table form add column published_revision int, add column published_in_force boolean not null default false;

-- What the public reads and may have read: each revision that was ever published, as it was published last.
create table publication (
  form_id         text        not null,
  revision        int         not null,
  version         bigint      not null, -- of the entry that published it
  region_code     text        not null,
  year            int         not null,
  kind            text        not null,
  department_code text        not null,
  unit_code       text,
  department_name text,
  grade           text,
  published_at    timestamptz not null,
  document        text        not null, -- as the entry has it
  withheld_at     timestamptz,
  primary key (form_id, revision)
);
create index on publication (region_code, year);

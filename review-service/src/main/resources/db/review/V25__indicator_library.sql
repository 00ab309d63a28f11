-- The indicator library (指标库): a row an indicator of an approved objective. Its view reads approved-forms from the beginning.
create table indicator (
  form_id         text not null,
  place           int  not null, -- in the form, from 0
  region_code     text not null,
  year            int  not null,
  department_code text not null,
  key             text not null, -- the name without what names differ in that are one
  name            text not null,
  level1          text,
  level2          text,
  operator        text,
  direction       text,
  target          text,
  unit            text,
  primary key (form_id, place)
);
create index on indicator (region_code, key);

-- What bureaus said of them last (推荐指标).
create table exemplary_indicator (
  region_code text        not null,
  key         text        not null,
  exemplary   boolean     not null,
  reason      text,
  marked_by   text        not null,
  marked_at   timestamptz not null,
  primary key (region_code, key)
);

-- What people said that headings mean, by the layout they stand in: working papers like the uploads, no view of a topic.

create table column_choice (
  region_code text not null,
  person text not null,
  layout text not null,
  heading text not null,
  holds text not null,
  chosen_at timestamptz not null
);

create unique index on column_choice (region_code, person, md5(layout), md5(heading));

create index on column_choice (region_code, md5(layout));

-- A file is kept while it has such headings, so that it can be read again.
alter table upload add column file bytea;

alter table upload add column columns json not null default '[]';

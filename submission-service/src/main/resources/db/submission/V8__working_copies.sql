-- What people have in their editors and haven't saved. No view of a topic; nothing brings it back, and no command reads it.
create table working_copy (
  person       text        not null,
  form_id      text        not null,
  base_version bigint      not null,
  number       bigint      not null,
  kept_at      timestamptz not null,
  content      json        not null,
  primary key (person, form_id)
);
create index on working_copy (kept_at);

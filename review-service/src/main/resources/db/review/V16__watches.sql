-- Who watches which form (关注).
create table watch (
  form_id       text        not null,
  person        text        not null,
  name          text        not null,
  added_by      text        not null,
  added_by_name text        not null,
  since         timestamptz not null,
  primary key (form_id, person)
);
create index on watch (person);

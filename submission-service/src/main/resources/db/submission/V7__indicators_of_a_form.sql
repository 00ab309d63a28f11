-- A form's row changes with each entry of its journal, the names of its indicators only with its content; and their index is dear to write.
create table form_indicators (
  form_id text primary key,
  version bigint not null, -- of the entry that holds the content
  names text[] not null
);

insert into form_indicators select form_id, content_version, indicator_names from form where content_version is not null;

create index form_indicators_by_name on form_indicators using gin (names);

alter table form drop column indicator_names;

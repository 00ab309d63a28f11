-- What forms are compared by. Rows from before get theirs with their next change, or when the view is read again from its topic.
alter table form add column indicator_names text[] not null default '{}';

create index form_by_indicator_name on form using gin (indicator_names);

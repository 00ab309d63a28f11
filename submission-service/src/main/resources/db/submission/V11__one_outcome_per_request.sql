-- An id may have been used for two requests; each has its outcome, in the order they came.
drop table command_outcome;
create table command_outcome (
  command_id uuid not null,
  request text not null, -- its hash; empty where whoever took it made none
  number bigint not null generated always as identity,
  form_id text not null,
  decided_at timestamptz not null,
  outcome bytea not null,
  primary key (command_id, request)
);
create index command_outcome_by_time on command_outcome (decided_at);

-- What others compare a form by is what was submitted of it, not what is saved since.
truncate form, entry, form_comment, form_indicators;
alter table form_indicators add column submitted text[];
create index form_indicators_by_submitted_name on form_indicators using gin (submitted);

do $$
begin
  if to_regclass('view_position') is not null then
    delete from view_position where view in ('forms', 'outcomes');
  end if;
end
$$;

-- An id may have been used for two requests; each has its outcome, in the order they came.
drop table decision_outcome;
create table decision_outcome (
  command_id uuid        not null,
  request    text        not null, -- its hash; empty where whoever took it made none
  number     bigint      not null generated always as identity,
  form_id    text        not null,
  decided_at timestamptz not null,
  outcome    bytea       not null,
  primary key (command_id, request)
);
create index on decision_outcome (decided_at);

do $$
begin
  if to_regclass('view_position') is not null then
    delete from view_position where view = 'outcomes';
  end if;
end
$$;

-- Where a phrase is shared. Those of before name no region: they stay their writers' own until these say so again.
alter table phrase add column regions text[] not null default '{}';

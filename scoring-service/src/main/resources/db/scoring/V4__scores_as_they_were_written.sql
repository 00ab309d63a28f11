-- Scores are only read back whole and are kept as they lie on their topics. The rows there don't have the bytes, so the views are read again.
truncate form_score, score_history;

alter table form_score drop column score, add column score bytea not null;
alter table score_history drop column change, add column change bytea not null;

do $$
begin
  if to_regclass('view_position') is not null then
    delete from view_position where view in ('form_score', 'score_history');
  end if;
end
$$;

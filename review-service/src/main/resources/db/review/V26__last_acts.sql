-- What each person did last in a region, and what they were then. Entries here don't say who made them, so the view reads its topic once
-- more; that changes nothing of what it has.
create table last_act (
  region_code     text        not null,
  person          text        not null,
  name            text        not null,
  role            text        not null, -- they acted in
  department_code text,
  stages          text[]      not null,
  acted_at        timestamptz not null,
  primary key (region_code, person)
);

do $$
begin
  if to_regclass('view_position') is not null then
    delete from view_position where view = 'forms';
  end if;
end
$$;

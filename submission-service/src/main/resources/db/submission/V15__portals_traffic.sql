-- Entries of the journal that portals made. The entries here don't say who made them, so the view reads its topic once more; that changes
-- nothing of what it has.
create table portal_entry (
  form_id text not null,
  version bigint not null,
  region_code text not null,
  department_code text not null,
  portal_id text not null,
  portal_name text not null,
  occurred_at timestamptz not null,
  primary key (form_id, version)
);

create index portal_entry_by_region on portal_entry (region_code, portal_id);
create index refused_submission_by_portal on refused_submission (portal_id, refused_at desc);

do $$
begin
  if to_regclass('view_position') is not null then
    delete from view_position where view = 'forms';
  end if;
end
$$;

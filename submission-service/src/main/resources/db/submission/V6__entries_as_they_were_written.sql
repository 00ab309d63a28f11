-- What is only read back whole is kept as it lies on its topic, and once: a form names the entries that hold its content and findings. The
-- rows there don't have the bytes, so the views are read again.
truncate form, entry, form_comment, command_outcome, approved_objective;

alter table form drop column content, drop column findings, add column content_version bigint, add column submission_version bigint;
alter table entry drop column entry, add column entry bytea not null;
alter table command_outcome drop column outcome, add column outcome bytea not null;
alter table approved_objective drop column content, add column form bytea not null;

-- Compressing a form's content takes longer than writing it.
alter table entry alter column entry set storage external;
alter table approved_objective alter column form set storage external;

do $$
begin
  if to_regclass('view_position') is not null then
    delete from view_position where view in ('forms', 'outcomes', 'objectives');
  end if;
end
$$;

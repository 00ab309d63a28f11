-- The last step of a form's way, whatever is said beside it since. The entries here don't say what they are, so the view is read again.
truncate form, entry, form_comment, form_indicators;

alter table form add column last_step text not null;

do $$
begin
  if to_regclass('view_position') is not null then
    delete from view_position where view = 'forms';
  end if;
end
$$;

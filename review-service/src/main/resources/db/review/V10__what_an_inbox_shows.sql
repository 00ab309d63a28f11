-- What was found in a form's newest submission, by weight, and what was answered; whether a notification asks for something. The rows there
-- don't know, so the views are read again.
truncate journal, form, form_comment, notification;

alter table form add column errors int not null, add column warnings int not null, add column advice int not null,
  add column answered_comments int not null;
alter table notification add column action_required boolean not null;

do $$
begin
  if to_regclass('view_position') is not null then
    delete from view_position where view in ('forms', 'notifications');
  end if;
end
$$;

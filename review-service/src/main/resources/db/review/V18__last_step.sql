-- The last step of a form's way: what is said beside it since neither hides what is to be signed nor opens a way that is closed.
alter table form add column last_step text;
update form f set last_step = (
  select j.trigger from journal j
  where j.form_id = f.form_id and j.version <= f.version
    and j.trigger not in ('EXTEND', 'REMIND', 'HAND_OVER', 'CONSULT', 'RECALL', 'OPINE')
  order by j.version desc limit 1);
alter table form alter column last_step set not null;

-- Till when whoever has a form should be done with it. Entries of before there were deadlines have none, so no view is read again.
alter table form add column due_at timestamptz, add column due_provisional boolean not null default false;
create index on form (due_at);

-- By when each kind must be submitted, by the list of those that must file, and what a department was given beyond it.
create table filing_deadline (
  list            text        not null,
  kind            text        not null,
  due_at          timestamptz not null,
  due_provisional boolean     not null,
  primary key (list, kind)
);
alter table listed_department add column extended_to timestamptz;

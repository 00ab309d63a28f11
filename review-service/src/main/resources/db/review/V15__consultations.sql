-- Requests for an opinion (加签). Entries of before have none, so no view is read again.
create table consultation (
  id           uuid        primary key,
  form_id      text        not null,
  version      bigint      not null, -- of the entry that touched it last
  asked        text        not null,
  state        text        not null,
  asked_at     timestamptz not null,
  due_at       timestamptz,
  consultation json        not null
);
create index on consultation (form_id);
create index on consultation (asked) where state = 'OPEN';

-- Whom a notification is meant for, in which region: the region's code is no part of the recipients of before.
alter table notification
  add column region_code text not null generated always as (left(form_id, 6)) stored,
  add column audience text not null generated always as (regexp_replace(recipient, ':[0-9]{6}/', ':')) stored;
drop index notification_recipient_created_at_idx;
create index on notification (audience, created_at desc);

-- Views of topics: whatever stands here can be dropped and read again.

create table delivery (
  id uuid primary key,
  notification_id uuid not null,
  channel text not null,
  address text not null,
  person text,
  recipient text not null,
  form_id text not null,
  kind text not null,
  state text not null,
  due timestamptz not null,
  attempts int not null,
  repeats int not null,
  error text,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

create index delivery_by_time on delivery (created_at desc, id);
create index delivery_by_form on delivery (form_id);
create index delivery_unfinished on delivery (channel, state) where state <> 'SENT';

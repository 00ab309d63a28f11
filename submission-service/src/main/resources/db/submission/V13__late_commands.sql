-- Commands whose outcome took longer than their sender waited, so that whoever asks later is told that they are under way.
create table late_command (
  command_id uuid not null,
  request text not null, -- its hash; empty where whoever took it made none
  form_id text not null,
  sent_at timestamptz not null default now(),
  primary key (command_id, request)
);

-- What was done with dead letters; the letters themselves stay in their topics.
create table dead_letter_action (
  topic_partition int not null,
  topic_offset bigint not null,
  letter_id text not null,
  kind text not null,
  fixed boolean not null,
  reason text,
  actor_id text not null,
  actor_name text not null,
  done_at timestamptz not null,
  primary key (topic_partition, topic_offset)
);

create index dead_letter_action_by_letter on dead_letter_action (letter_id);

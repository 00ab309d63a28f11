-- Views of topics: whatever stands here can be dropped and read again.

create table form (
  form_id text primary key,
  region_code text not null,
  year int not null,
  kind text not null,
  department_code text not null,
  unit_code text,
  department_name text,
  state text not null,
  stage text,
  version bigint not null,
  revision int not null,
  submitted_at timestamptz,
  changed_at timestamptz not null,
  last_trigger text not null,
  last_actor text not null,
  editable_paths text[] not null,
  total numeric,
  grade text,
  content json,
  findings json
);

create index form_by_department on form (department_code, changed_at desc);
create index form_by_change on form (changed_at desc, form_id);

create table entry (
  form_id text not null,
  version bigint not null,
  entry json not null,
  primary key (form_id, version)
);

create table form_comment (
  id uuid primary key,
  form_id text not null,
  version bigint not null,
  made_at timestamptz not null,
  comment json not null
);

create index form_comment_by_form on form_comment (form_id);

create table command_outcome (
  command_id uuid primary key,
  form_id text not null,
  decided_at timestamptz not null,
  outcome json not null
);

create index command_outcome_by_time on command_outcome (decided_at);

create table refused_submission (
  topic_partition int not null,
  topic_offset bigint not null,
  form_id text,
  department_code text,
  portal_id text,
  refused_at timestamptz not null,
  refusal json not null,
  primary key (topic_partition, topic_offset)
);

create index refused_submission_by_time on refused_submission (refused_at desc);

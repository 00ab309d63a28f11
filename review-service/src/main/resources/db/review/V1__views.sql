-- Read views of the review service. Everything here but notification_read can be emptied and filled again from the topics.
-- What is only read back whole is json, not jsonb: jsonb refuses the character U+0000, which a department's text may hold.

create table journal (
  form_id         text        not null,
  version         bigint      not null,
  revision        int         not null,
  trigger         text        not null,
  from_state      text,
  to_state        text        not null,
  from_stage      text,
  to_stage        text,
  due_stage       text,
  template_id     text        not null,
  actor_id        text        not null,
  actor_name      text        not null,
  occurred_at     timestamptz not null,
  department_name text,
  rated           boolean     not null,
  total           numeric(9, 2),
  grade           text,
  entry           json        not null, -- the whole entry but its content and findings
  content         json,
  findings        json,
  primary key (form_id, version)
);

create table form_comment (
  id      uuid   primary key,
  form_id text   not null,
  version bigint not null, -- of the entry that touched it last
  state   text   not null,
  made_at timestamptz not null,
  comment json   not null
);
create index on form_comment (form_id);

-- Where each form stands: nothing in it that doesn't follow from its journal and comments.
create table form (
  form_id            text        primary key,
  region_code        text        not null,
  year               int         not null,
  kind               text        not null,
  department_code    text        not null,
  unit_code          text,
  department_name    text,
  state              text        not null,
  stage              text,
  due_stage          text,
  version            bigint      not null,
  revision           int         not null,
  template_id        text        not null,
  submitted_at       timestamptz,
  since              timestamptz not null, -- it stands in this state and stage
  changed_at         timestamptz not null,
  last_trigger       text        not null,
  last_actor         text        not null,
  open_comments      int         not null,
  total              numeric(9, 2),
  grade              text,
  content_version    bigint, -- entries that hold the newest content, submission and ratings
  submission_version bigint,
  rating_version     bigint,
  passed_stages      text[]      not null, -- since it last came to the first stage
  reviewer_ids       text[]      not null  -- who ever decided on it
);
create index on form (state, stage);
create index on form (department_code);
create index on form (region_code, year);
create index on form using gin (reviewer_ids);

create table notification (
  id              uuid        primary key,
  recipient       text        not null,
  form_id         text        not null,
  department_code text        not null,
  created_at      timestamptz not null,
  notification    json        not null
);
create index on notification (recipient, created_at desc);

-- What each person has read; the only rows that no topic knows.
create table notification_read (
  notification_id uuid        not null,
  person          text        not null,
  read_at         timestamptz not null,
  primary key (notification_id, person)
);

create table decision_outcome (
  command_id uuid        primary key,
  decided_at timestamptz not null,
  outcome    json        not null
);
create index on decision_outcome (decided_at);

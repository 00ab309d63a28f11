-- What people note and haven't sent, and what they tell each other. No views of topics: nothing brings them back, and no command reads them.
create table review_draft (
  person       text        not null,
  form_id      text        not null,
  base_version bigint      not null,
  number       bigint      not null,
  kept_at      timestamptz not null,
  content      json        not null,
  primary key (person, form_id)
);
create index on review_draft (kept_at);

-- The revision of a form that somebody looked at last.
create table look (
  person    text        not null,
  form_id   text        not null,
  revision  int         not null,
  looked_at timestamptz not null,
  primary key (person, form_id)
);

-- Who has taken a form to look at; a hint to colleagues, of which nobody need take notice.
create table claim (
  form_id    text        primary key,
  person     text        not null,
  name       text        not null,
  claimed_at timestamptz not null,
  until      timestamptz not null
);

-- Who has a form open.
create table presence (
  form_id text        not null,
  person  text        not null,
  name    text        not null,
  filing  boolean     not null, -- of the department that files it, not of those who review it
  doing   text        not null,
  seen_at timestamptz not null,
  primary key (form_id, person)
);

create table phrase (
  id         uuid        primary key,
  owner      text        not null,
  owner_name text        not null,
  shared     boolean     not null,
  text       text        not null,
  field      text, -- indicators.target and the like; null for any
  written_at timestamptz not null
);
create index on phrase (owner);
create index on phrase (shared) where shared;

-- Uploaded documents until they are filed: working papers, no view of a topic. Dropped after some days.

create table upload (
  id uuid primary key,
  owner text not null,
  name text not null,
  region_code text not null,
  year int not null,
  state text not null,
  forms int not null default 0,
  checked int not null default 0,
  indicators int not null default 0,
  findings int not null default 0,
  faults json not null default '[]',
  uploaded_at timestamptz not null,
  touched_at timestamptz not null
);

create index upload_by_owner on upload (owner, uploaded_at desc);

create table uploaded_form (
  upload_id uuid not null references upload on delete cascade,
  ordinal int not null,
  document text not null,
  content json not null,
  findings json not null,
  primary key (upload_id, ordinal)
);

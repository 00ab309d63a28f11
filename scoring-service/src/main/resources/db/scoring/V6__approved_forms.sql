-- Approved forms as they lie on their topic: on them is tried what an unpublished template would do.
create table approved_form (
  form_id text primary key,
  version bigint not null,
  form bytea not null
);

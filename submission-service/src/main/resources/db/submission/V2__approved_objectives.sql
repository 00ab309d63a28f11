-- The approved objectives in force: what self-evaluations answer.
create table approved_objective (
  form_id text primary key,
  revision int not null,
  content json not null
);

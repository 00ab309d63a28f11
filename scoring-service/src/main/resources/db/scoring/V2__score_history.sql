-- Every score a form ever had, by the topic that keeps them all.
create table score_history (
  form_id text not null,
  score_version int not null,
  department_code text not null,
  change json not null,
  primary key (form_id, score_version)
);

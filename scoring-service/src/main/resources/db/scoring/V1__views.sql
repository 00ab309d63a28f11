-- Views of topics: whatever stands here can be dropped and read again.

create table form_score (
  form_id text primary key,
  region_code text not null,
  year int not null,
  kind text not null,
  department_code text not null,
  department_name text,
  version bigint not null,
  total numeric not null,
  grade text not null,
  score json not null
);

create index form_score_by_year on form_score (region_code, year, total desc);
create index form_score_by_department on form_score (department_code);

create table department_score (
  key text primary key,
  region_code text not null,
  year int not null,
  department_code text not null,
  mean numeric not null,
  grade text not null,
  score json not null
);

create index department_score_by_rank on department_score (region_code, year, mean desc);

create table score_summary (
  key text primary key,
  summary json not null
);

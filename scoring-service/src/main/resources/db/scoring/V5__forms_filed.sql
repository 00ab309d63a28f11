-- Where each form stands. Departments are counted, and no longer hold the forms they have.
create table form_filing (
  form_id text primary key,
  region_code text not null,
  year int not null,
  department_code text not null,
  kind text not null,
  state text not null,
  version bigint not null
);

create index form_filing_by_place on form_filing (region_code, year, department_code);

-- A department's scores are looked up by region and year as well: codes such as "finance" are in every region.
create index form_score_by_place on form_score (region_code, year, department_code);

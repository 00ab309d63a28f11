-- What departments filed, how far each region's year has come, and the lists of those that must file.
create table department_filing (
  key text primary key,
  region_code text not null,
  year int not null,
  department_code text not null,
  listed boolean not null,
  filing json not null
);

create index department_filing_by_year on department_filing (region_code, year, department_code);

create table filing_summary (
  key text primary key,
  summary json not null
);

create table filing_list (
  key text primary key,
  list json not null
);

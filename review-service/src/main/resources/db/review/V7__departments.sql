-- A view of filing-lists: what departments are called before they file anything.
create table listed_department (
  list            text not null, -- the record's key
  region_code     text not null,
  year            int  not null,
  department_code text not null,
  department_name text not null,
  primary key (list, department_code)
);
create index on listed_department (department_code);

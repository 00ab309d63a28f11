-- How many forms stand where, and on how many somebody ever decided, so that the lists of an inbox are as quickly counted among a million
-- forms as among a thousand.
create table form_place (
  id            bigint primary key, -- the hash of the rest
  state         text   not null,
  stage         text,
  due_stage     text,
  passed_stages text[] not null -- sorted
);

create table form_count (
  region_code text   not null,
  year        int    not null,
  kind        text   not null,
  place       bigint not null,
  forms       bigint not null,
  primary key (region_code, year, kind, place)
) with (fillfactor = 70);

create table handled_count (
  person      text   not null,
  region_code text   not null,
  year        int    not null,
  kind        text   not null,
  forms       bigint not null,
  primary key (person, region_code, year, kind)
) with (fillfactor = 70);

with standing as (
  select f.region_code, f.year, f.kind, f.state, f.stage, f.due_stage, passed, hashtextextended(
    concat_ws('/', f.state, coalesce(f.stage, ''), coalesce(f.due_stage, ''), array_to_string(passed, ',')), 0) as place
  from form f cross join lateral (select array(select unnest(f.passed_stages) order by 1)) sorted (passed)),
named as (
  insert into form_place select distinct place, state, stage, due_stage, passed from standing)
insert into form_count select region_code, year, kind, place, count(*) from standing group by 1, 2, 3, 4;
insert into handled_count
  select person, region_code, year, kind, count(*) from form cross join unnest(reviewer_ids) person group by 1, 2, 3, 4;

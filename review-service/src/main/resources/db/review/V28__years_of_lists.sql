-- Everybody's pages ask in which regions and years there is something for them.
create index on listed_department (region_code, year);

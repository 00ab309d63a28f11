-- Which reviewer a form was handed over to (转办), as long as it stands where it was. Entries of before hand nothing over, so no view is read again.
alter table form add column handed_to text, add column handed_to_name text, add column handed_by text, add column handed_at timestamptz;
create index on form (handed_to) where handed_to is not null;

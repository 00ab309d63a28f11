-- What a publication is found by and the hash of its document, both made once, when it is published. Of a document with a character that no text here
-- can hold, only what it is called is found.
alter table publication add column hash text, add column found_by text;
update publication p set
  hash = encode(sha256(convert_to(p.document, 'UTF8')), 'hex'),
  found_by = lower(p.form_id || chr(10) || coalesce(p.department_name, '') || coalesce((
    select string_agg(concat_ws(chr(10), '', i ->> 'level1', i ->> 'level2', i ->> 'name'), '')
    from json_array_elements(cast(case when strpos(p.document, '\u0000') = 0 then p.document end as json) -> 'content' -> 'indicators') i), ''));
alter table publication alter column hash set not null, alter column found_by set not null;

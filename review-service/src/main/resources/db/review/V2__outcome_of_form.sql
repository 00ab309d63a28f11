-- Outcomes are told to those who may see the form.
alter table decision_outcome add column form_id text;

-- An uploaded document may hold self-evaluations too.

alter table uploaded_form add column kind text not null default 'OBJECTIVE';

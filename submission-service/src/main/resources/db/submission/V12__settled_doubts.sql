-- What the owner of an upload said of fields that the reader left open.

alter table uploaded_form add column settled json not null default '[]';
